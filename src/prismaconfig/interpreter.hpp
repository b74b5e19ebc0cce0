// Interpreter: evaluates a program. One object is one load of a configuration file, with its environment,
// modules and budget.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "value.hpp"

namespace schemac::prismaconfig {

// A loaded file.
struct Module {
  Program program;
  Scope* scope = nullptr;
  Object* exports = nullptr;  // named exports, and `module.exports`' first value
  Value commonjs;             // `module.exports`
  Object* holder = nullptr;   // the object `module`
  std::optional<Value> default_export;
  const Node* default_at = nullptr;
  bool has_named = false;  // it has an export statement besides a default
  bool loading = false;
};

// The way a statement ended.
struct Completion {
  enum class Kind { normal, leaves, breaks, continues };
  Kind kind = Kind::normal;
  Value value;  // of `return`
};

class Interpreter {
 public:
  explicit Interpreter(const Request& request);

  // Loads the configuration file; `failure` has the first uncaught error. Null if the file does not match the
  // grammar.
  Module* load_main(const std::filesystem::path& file);

  // For natives
  // -------------------------------------------------------------------------------------------------

  Heap heap;
  Variables environment;
  std::set<std::string> assigned_variables;   // variables that the file set
  std::vector<std::string> asked_variables;   // variables that the file read, in order
  const Unknown* loaded_elsewhere = nullptr;  // an unknown function may have set missing variables
  std::optional<Failure> failure;
  const Request& request() const { return request_; }
  const std::filesystem::path& working_directory() const { return request_.working_directory; }

  Value call(const Value& function, const Value& self, const Arguments& arguments, const Node* at);
  Value get(const Value& object, const std::string& key, const Node* at);
  void set(const Value& object, const std::string& key, const Value& value, const Node* at);
  Value variable(const std::string& name);
  void set_variable(const std::string& name, std::string value);
  std::vector<Value> items_of(const Value& list, const Node* at);
  std::vector<std::pair<std::string, Value>> entries_of(const Value& value);

  // An Error of the class `name`.
  Object* error(const std::string& name, const std::string& message, const std::string& code = "");
  [[noreturn]] void throw_error(const std::string& name, const std::string& message,
                                const std::string& code = "");
  Value unknown(const Node* at, std::string why);
  Value unknown_here(std::string why) { return unknown(current_, std::move(why)); }
  Place place(const Node* at) const;
  void spend(size_t steps = 1);
  // Throws for longer texts: no configuration has them.
  const std::string& bounded(const std::string& text);
  Value resolve_promise(const Value& value);
  Module* current_module() const { return module_; }

  // `specifier` in an `import` of the running module.
  Value import_module(const std::string& specifier, const Node* at);
  // The value of the configuration file.
  Value result_of(Module& module);
  void record(const Thrown& thrown);
  // One more level of tree depth during its lifetime.
  class Deeper {
   public:
    explicit Deeper(Interpreter& interpreter);
    ~Deeper() { --interpreter_.nesting_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    Interpreter& interpreter_;
  };

 private:
  // Expressions
  Value evaluate(const Node* node, Scope* scope);
  Value evaluate_plain(const Node* node, Scope* scope);
  Value evaluate_literal(const Node* node, Scope* scope);
  Value evaluate_regex(const Node* node, Scope* scope);
  Value evaluate_name(const Node* node, Scope* scope);
  Value evaluate_template(const Node* node, Scope* scope);
  Value evaluate_array(const Node* node, Scope* scope);
  Value evaluate_object(const Node* node, Scope* scope);
  void add_property(const Node* property, Object& object, Scope* scope);
  Value property_value(const Node* property, Scope* scope);
  Value evaluate_function(const Node* node, Scope* scope);
  Value evaluate_call(const Node* node, Scope* scope);
  Value evaluate_create(const Node* node, Scope* scope);
  Value evaluate_member(const Node* node, Scope* scope);
  Value evaluate_chain(const Node* node, Scope* scope);
  Value evaluate_unary(const Node* node, Scope* scope);
  Value evaluate_binary(const Node* node, Scope* scope);
  Value evaluate_logical(const Node* node, Scope* scope);
  Value evaluate_conditional(const Node* node, Scope* scope);
  Value evaluate_assign(const Node* node, Scope* scope);
  Value evaluate_update(const Node* node, Scope* scope);
  Value evaluate_sequence(const Node* node, Scope* scope);
  Value evaluate_meta(const Node* node, Scope* scope);
  Value evaluate_import(const Node* node, Scope* scope);
  Value await(const Value& value);
  std::optional<Arguments> arguments_of(const Node* call, Scope* scope, const Unknown*& unknown);
  Value call_closure(const Object& function, const Value& self, const Arguments& arguments);
  Value call_unknown(const Unknown* callee);
  std::string missing_function(const Node* callee) const;
  std::string key_of(const Node* property, Scope* scope);

  // Statements
  Completion execute(const Node* node, Scope* scope);
  Completion execute_plain(const Node* node, Scope* scope);
  Completion execute_list(const std::vector<const Node*>& list, size_t from, Scope* scope);
  Completion execute_block(const Node* node, Scope* scope);
  Completion execute_variables(const Node* node, Scope* scope);
  Completion execute_if(const Node* node, Scope* scope);
  Completion execute_for_of(const Node* node, Scope* scope);
  Completion execute_loop(const Node* node, Scope* scope);
  Completion execute_switch(const Node* node, Scope* scope);
  Completion execute_try(const Node* node, Scope* scope);
  Completion execute_return(const Node* node, Scope* scope);
  Completion execute_throw(const Node* node, Scope* scope);
  Completion execute_jump(const Node* node, Scope* scope);
  Completion execute_expression(const Node* node, Scope* scope);
  Completion execute_enum(const Node* node, Scope* scope);
  Completion execute_class(const Node* node, Scope* scope);
  void declare(const Node* node, Scope* scope);
  void hoist(const std::vector<const Node*>& list, Scope* scope);
  // A branch that may or may not run: everything that it changes becomes unknown.
  Completion skip(const Node* node, Scope* scope, const Unknown* why);
  void forget(const Node* node, Scope* scope, const Unknown* why, bool& leaves);
  void forget_target(const Node* target, Scope* scope, const Unknown* why);

  // Patterns
  void bind(const Node* pattern, const Value& value, Scope* scope);
  void bind_object(const Node* pattern, const Value& value, Scope* scope);
  void bind_array(const Node* pattern, const Value& value, Scope* scope);
  void assign_to(const Node* target, const Value& value, Scope* scope);

  // Modules
  Module* load_file(const std::filesystem::path& file);
  void run(Module& module);
  void run_statement(Module& module, const Node* node);
  void run_import(Module& module, const Node* node);
  void run_export(Module& module, const Node* node);
  void export_default(Module& module, const Node* node);
  void export_declared(Module& module, const Node* node);
  void export_list(Module& module, const Node* node);
  void export_all(Module& module, const Node* node);
  void export_names(Module& module, const Node* pattern);
  Value namespace_of(Module& module);
  Value import_file(const std::string& specifier, const Node* at);
  Value import_package(const std::string& specifier, const Node* at);
  Value require_value(const std::string& specifier);
  void make_scope(Module& module);
  void fail_at(const Node* node, const Thrown& thrown, Scope* scope);

  Request request_;
  Scope* globals_ = nullptr;
  std::map<std::string, std::unique_ptr<Module>> modules_;
  std::map<std::string, Value> packages_;
  Module* module_ = nullptr;
  const Node* current_ = nullptr;
  int tries_ = 0;    // enclosing `try` blocks
  int depth_ = 0;    // calls
  int nesting_ = 0;  // nodes within nodes
  size_t spent_ = 0;
};

}  // namespace schemac::prismaconfig
