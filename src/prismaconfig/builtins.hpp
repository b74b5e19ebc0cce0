// The methods and functions of the language and of node. Each throws IsUnknown if it needs the value of an
// unknown argument.
#pragma once

#include <span>
#include <string_view>

#include "interpreter.hpp"

namespace schemac::prismaconfig {

using Function = Value (*)(Interpreter&, const Value& self, const Arguments&);
struct Builtin {
  std::string_view name;
  Function function;
};

std::span<const Builtin> string_methods();
std::span<const Builtin> array_methods();
std::span<const Builtin> number_methods();
std::span<const Builtin> object_methods();    // of every object
std::span<const Builtin> function_methods();  // call, apply, bind
std::span<const Builtin> url_methods();
std::span<const Builtin> parameter_methods();
std::span<const Builtin> set_methods();
std::span<const Builtin> map_methods();
std::span<const Builtin> regex_methods();
std::span<const Builtin> promise_methods();

// Functions of the global objects of node and the language.
std::span<const Builtin> path_functions();
std::span<const Builtin> file_functions();
std::span<const Builtin> url_functions();
std::span<const Builtin> dotenv_functions();
std::span<const Builtin> json_functions();
std::span<const Builtin> object_functions();
std::span<const Builtin> global_functions();

// An object with these functions as properties.
Object* object_of(Interpreter& interpreter, std::span<const Builtin> functions);
void define_globals(Interpreter& interpreter, Scope& scope);

// `arguments[index]`; undefined if there are fewer.
Value argument(const Arguments& arguments, size_t index);
// The argument as text; throws a TypeError if it is not a text.
std::string text_argument(Interpreter& interpreter, const Arguments& arguments, size_t index);
// A path of the file system: a text, or a file: URL. Relative to the working directory.
std::string path_argument(Interpreter& interpreter, const Value& value);

// The member `key` of a URL: href, host, searchParams ..; `undefined` if there is none.
Value url_member(Interpreter& interpreter, Object& url, std::string_view key);
void set_url_member(Object& url, std::string_view key, const std::string& value);
Value regex_replace(Interpreter& interpreter, const std::string& text, const Object& regex,
                    const Value& replacement, bool all);
Value regex_match(Interpreter& interpreter, const std::string& text, const Object& regex);
Value regex_match_all(Interpreter& interpreter, const std::string& text, const Object& regex);
std::vector<std::string> regex_split(Interpreter& interpreter, const std::string& text, const Object& regex);

// The packages that load env files, dotenv and the like; none for another name.
std::optional<Value> env_package(Interpreter& interpreter, std::string_view name);
// `prisma/config`.
Value prisma_package(Interpreter& interpreter);
// node's own modules, with or without `node:`.
std::optional<Value> node_module(Interpreter& interpreter, std::string_view name);

}  // namespace schemac::prismaconfig
