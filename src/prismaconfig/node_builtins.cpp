// The parts of node's modules path, fs, url, process, os, module and util that configuration files use.
#include <unistd.h>

#include <algorithm>

#include "builtins.hpp"
#include "schemac/base/text.hpp"
#include "schemac/prismaconfig/env_files.hpp"
#include "schemac/trust/border.hpp"
#include "url.hpp"

namespace schemac::prismaconfig {
namespace {

namespace fs = std::filesystem;

// path
// --------------------------------------------------------------------------------------------------------------

std::string normalized(const std::string& path) {
  if (path.empty()) return ".";
  const bool absolute = path.front() == '/';
  const bool trailing = path.back() == '/';
  std::vector<std::string> kept;
  for (const std::string& part : base::split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == ".." && !kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (part != ".." || !absolute) {
      kept.push_back(part);
    }
  }
  std::string text = base::join(kept, "/");
  if (text.empty() && !absolute) text = ".";
  if (!text.empty() && text != "." && trailing) text += "/";
  return (absolute ? "/" : "") + text;
}

Value join(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  std::string joined;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string part = text_argument(interpreter, arguments, i);
    if (!part.empty()) joined += (joined.empty() ? "" : "/") + part;
  }
  return normalized(joined);
}

std::string resolved(Interpreter& interpreter, const Arguments& arguments) {
  std::string path = interpreter.working_directory().string();
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string part = text_argument(interpreter, arguments, i);
    if (part.empty()) continue;
    path = part.front() == '/' ? part : path + "/" + part;
  }
  path = normalized(path);
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string without_trailing_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

Value dirname(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const std::string path = without_trailing_slash(text_argument(interpreter, arguments, 0));
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : without_trailing_slash(path.substr(0, slash));
}
Value basename(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const std::string path = without_trailing_slash(text_argument(interpreter, arguments, 0));
  std::string name = path.substr(path.rfind('/') + 1);
  const Value ending = argument(arguments, 1);
  if (!is_undefined(ending) && name.ends_with(text_of(ending)) && name != text_of(ending))
    name.resize(name.size() - text_of(ending).size());
  return name;
}
Value extname(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  return fs::path(text_argument(interpreter, arguments, 0)).extension().string();
}
Value relative(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const fs::path from = resolved(interpreter, {argument(arguments, 0)});
  const fs::path to = resolved(interpreter, {argument(arguments, 1)});
  const std::string path = to.lexically_relative(from).string();
  return path == "." ? std::string() : path;
}

constexpr Builtin paths[] = {
    {"join", join},
    {"dirname", dirname},
    {"basename", basename},
    {"extname", extname},
    {"relative", relative},
    {"resolve", [](Interpreter& i, const Value&, const Arguments& a) { return Value(resolved(i, a)); }},
    {"normalize", [](Interpreter& i, const Value&,
                     const Arguments& a) { return Value(normalized(text_argument(i, a, 0))); }},
    {"isAbsolute", [](Interpreter& i, const Value&,
                      const Arguments& a) { return Value(text_argument(i, a, 0).starts_with('/')); }},
};

// fs
// ----------------------------------------------------------------------------------------------------------------

std::string file_of(Interpreter& interpreter, const Value& value) {
  return (interpreter.working_directory() / path_argument(interpreter, value)).string();
}

Value exists(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  if (!text_in(argument(arguments, 0)) && !object_in(argument(arguments, 0))) return false;
  std::error_code ignored;
  return fs::exists(file_of(interpreter, argument(arguments, 0)), ignored);
}

Value read_file(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  constexpr uintmax_t longest = 1'000'000;
  const std::string path = path_argument(interpreter, argument(arguments, 0));
  const std::string file = file_of(interpreter, argument(arguments, 0));
  std::error_code ignored;
  if (fs::is_regular_file(file, ignored) && fs::file_size(file, ignored) > longest)
    return interpreter.unknown_here("the file is too long to be read here");
  const auto text = trust::read_settings_file(file, interpreter.working_directory());
  if (!text.ok()) {
    const bool folder = text.error().code == "file-is-folder";
    const std::string code = folder ? "EISDIR" : text.error().code == "file-not-found" ? "ENOENT" : "EACCES";
    const std::string why = folder             ? "EISDIR: illegal operation on a directory, read"
                            : code == "ENOENT" ? "ENOENT: no such file or directory, open '" + path + "'"
                                               : "EACCES: permission denied, open '" + path + "'";
    interpreter.throw_error("Error", why, code);
  }
  if (!base::valid_utf8(*text)) return interpreter.unknown_here("the file is not UTF-8");
  Value encoding = argument(arguments, 1);
  if (object_in(encoding)) encoding = interpreter.get(encoding, "encoding", nullptr);
  if (!is_nullish(encoding)) return *text;
  Object* bytes = interpreter.heap.object(Object::Kind::bytes);
  bytes->text = *text;
  return bytes;
}

Value read_folder(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  if (arguments.size() > 1) return interpreter.unknown_here("options of readdir are not evaluated");
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator at(file_of(interpreter, argument(arguments, 0)), failed), end;
       !failed && at != end; at.increment(failed)) {
    interpreter.spend();
    names.push_back(at->path().filename().string());
  }
  if (failed)
    interpreter.throw_error(
        "Error",
        "ENOENT: no such file or directory, scandir '" + text_argument(interpreter, arguments, 0) + "'",
        "ENOENT");
  std::sort(names.begin(), names.end());
  return interpreter.heap.array({names.begin(), names.end()});
}

constexpr Builtin files[] = {
    {"existsSync", exists}, {"readFileSync", read_file}, {"readdirSync", read_folder}};

// fs/promises: the same functions with settled promises.
template <Function function>
Value settled(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  Object* promise = interpreter.heap.object(Object::Kind::promise);
  try {
    promise->elements.push_back(function(interpreter, self, arguments));
  } catch (const Thrown& thrown) {
    promise->rejected = true;
    promise->elements.push_back(thrown.value);
  }
  return promise;
}
constexpr Builtin promised_files[] = {{"readFile", settled<read_file>}, {"readdir", settled<read_folder>}};

// process, os, util, module
// -----------------------------------------------------------------------------------------

Value load_env_file(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const Value given = argument(arguments, 0);
  if (const Unknown* why = unknown_in(given)) {
    interpreter.loaded_elsewhere = why;
    return why;
  }
  const std::string path = is_undefined(given) ? ".env" : path_argument(interpreter, given);
  const auto text =
      trust::read_settings_file(interpreter.working_directory() / path, interpreter.working_directory());
  if (!text.ok())
    interpreter.throw_error("Error", "ENOENT: no such file or directory, open '" + path + "'", "ENOENT");
  for (const auto& [key, value] : parse_node_env(*text)) {
    if (!interpreter.environment.contains(key)) interpreter.set_variable(key, value);
  }
  return {};
}

Value parse_env(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  Object* made = interpreter.heap.object(Object::Kind::plain);
  for (const auto& [key, value] : parse_node_env(text_argument(interpreter, arguments, 0)))
    made->set(key, value);
  return made;
}

Value leave(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const Value code = argument(arguments, 0);
  interpreter.throw_error("Exit", "the file ends the process", is_undefined(code) ? "0" : text_of(code));
}

Value current_folder(Interpreter& interpreter, const Value&, const Arguments&) {
  return interpreter.working_directory().string();
}
Value nothing(Interpreter&, const Value&, const Arguments&) { return {}; }

Value process_object(Interpreter& interpreter) {
  static constexpr Builtin functions[] = {{"cwd", current_folder},
                                          {"loadEnvFile", load_env_file},
                                          {"exit", leave},
                                          {"on", nothing},
                                          {"emitWarning", nothing}};
  Object* process = object_of(interpreter, functions);
  object_in(*process->find("loadEnvFile"))->takes_unknown = true;
  process->set("env", interpreter.heap.object(Object::Kind::environment));
  std::vector<Value> arguments = {"node", "prisma"};
  for (const std::string& one : interpreter.request().arguments) arguments.emplace_back(one);
  process->set("argv", interpreter.heap.array(std::move(arguments)));
  process->set("execArgv", interpreter.heap.array({}));
  process->set("platform", "linux");
  for (const char* name :
       {"version", "versions", "pid", "ppid", "arch", "execPath", "release", "hrtime", "stdout", "stdin"})
    process->set(name,
                 interpreter.unknown_here(std::string("process.") + name + " is not known without node"));
  return process;
}

Value os_object(Interpreter& interpreter) {
  Object* os = interpreter.heap.object(Object::Kind::plain);
  const auto answer = [&](const char* name, Value value) {
    os->set(name,
            interpreter.heap.native([value](Interpreter&, const Value&, const Arguments&) { return value; }));
  };
  const auto home = interpreter.environment.find("HOME");
  answer("homedir", home != interpreter.environment.end() ? Value(home->second)
                                                          : interpreter.unknown_here("HOME is not set"));
  answer("tmpdir", "/tmp");
  answer("platform", "linux");
  char name[256] = {};
  answer("hostname", gethostname(name, sizeof name - 1) == 0 ? Value(std::string(name)) : Value(""));
  for (const char* one : {"userInfo", "cpus", "networkInterfaces", "release", "type", "arch"})
    os->set(one, interpreter.unknown_here(std::string("os.") + one + " is not known without node"));
  os->set("EOL", "\n");
  return os;
}

// A module whose other functions are unknown, not missing.
Value known_in_part(Interpreter& interpreter, Object* object, std::string_view name) {
  object->changed =
      unknown_in(interpreter.unknown_here("this function of " + std::string(name) + " is not evaluated"));
  return object;
}

}  // namespace

std::span<const Builtin> path_functions() { return paths; }
std::span<const Builtin> file_functions() { return files; }

std::optional<Value> node_module(Interpreter& interpreter, std::string_view name) {
  if (name.starts_with("node:")) name.remove_prefix(5);
  if (name == "path" || name == "path/posix") {
    Object* path = object_of(interpreter, paths);
    path->set("sep", "/");
    path->set("delimiter", ":");
    path->set("posix", path);
    return known_in_part(interpreter, path, name);
  }
  if (name == "fs") {
    Object* object = object_of(interpreter, files);
    object->set("promises",
                known_in_part(interpreter, object_of(interpreter, promised_files), "fs/promises"));
    return known_in_part(interpreter, object, name);
  }
  if (name == "fs/promises") return known_in_part(interpreter, object_of(interpreter, promised_files), name);
  if (name == "process") return process_object(interpreter);
  if (name == "os") return os_object(interpreter);
  if (name == "util") {
    static constexpr Builtin functions[] = {{"parseEnv", parse_env}};
    return known_in_part(interpreter, object_of(interpreter, functions), name);
  }
  if (name == "url") {
    Object* object = object_of(interpreter, url_functions());
    return known_in_part(interpreter, object, name);
  }
  static constexpr std::string_view others[] = {"child_process",
                                                "crypto",
                                                "http",
                                                "https",
                                                "net",
                                                "dns",
                                                "stream",
                                                "buffer",
                                                "assert",
                                                "events",
                                                "timers",
                                                "timers/promises",
                                                "tls",
                                                "v8",
                                                "vm",
                                                "zlib",
                                                "readline",
                                                "worker_threads",
                                                "perf_hooks",
                                                "string_decoder",
                                                "querystring",
                                                "async_hooks",
                                                "module",
                                                "constants",
                                                "tty"};
  if (std::find(std::begin(others), std::end(others), name) == std::end(others)) return std::nullopt;
  return interpreter.unknown_here("node's module " + std::string(name) + " is not evaluated");
}

}  // namespace schemac::prismaconfig
