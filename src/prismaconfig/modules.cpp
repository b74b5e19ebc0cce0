// Loads files and packages: imports and exports.
#include <algorithm>

#include "builtins.hpp"
#include "schemac/base/text.hpp"
#include "schemac/trust/border.hpp"
#include "url.hpp"

namespace schemac::prismaconfig {
namespace {

namespace fs = std::filesystem;

constexpr uintmax_t longest_file = 500'000;  // bytes
constexpr size_t most_modules = 100;
constexpr const char* extensions[] = {".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"};

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

// `./x`, `./x.js` for `x.ts`, `./x` for `x/index.ts`.
std::optional<fs::path> resolve_file(const fs::path& path) {
  if (is_file(path)) return path;
  for (const char* extension : extensions) {
    if (const fs::path made = path.string() + extension; is_file(made)) return made;
  }
  const std::string ending = path.extension().string();
  if (ending == ".js" || ending == ".mjs" || ending == ".cjs") {
    const fs::path typescript = path.string().substr(0, path.string().size() - 2) + "ts";
    if (is_file(typescript)) return typescript;
  }
  for (const char* extension : extensions) {
    if (const fs::path made = path / (std::string("index") + extension); is_file(made)) return made;
  }
  return std::nullopt;
}

std::string package_name(const std::string& specifier) {
  const size_t first = specifier.find('/');
  const bool scoped = specifier.starts_with('@');
  const size_t end = scoped && first != std::string::npos ? specifier.find('/', first + 1) : first;
  return specifier.substr(0, end);
}

bool is_installed(fs::path folder, const std::string& package) {
  for (;; folder = folder.parent_path()) {
    std::error_code ignored;
    if (fs::exists(folder / "node_modules" / package, ignored)) return true;
    if (folder == folder.parent_path()) return false;
  }
}

}  // namespace

Module* Interpreter::load_main(const fs::path& file) { return load_file(file); }

Module* Interpreter::load_file(const fs::path& file) {
  const std::string key = file.lexically_normal().string();
  if (const auto found = modules_.find(key); found != modules_.end()) return found->second.get();
  if (modules_.size() >= most_modules) throw OutOfBudget{place(current_)};
  auto& module = *(modules_[key] = std::make_unique<Module>());
  module.program.file = file.lexically_normal();
  std::error_code ignored;
  const bool fits = fs::file_size(file, ignored) <= longest_file;
  const auto text = trust::read_settings_file(file, working_directory());
  Module* const caller = std::exchange(module_, &module);
  const Node* const before = std::exchange(current_, nullptr);
  if (!text.ok() || !fits || !base::valid_utf8(text.value())) {
    const Thrown thrown{error("Error", !fits        ? "the file is too long"
                                       : !text.ok() ? "the file cannot be read"
                                                    : "the file is not UTF-8"),
                        place(nullptr)};
    module_ = caller;
    throw thrown;
  }
  module.program.text = text.value();
  if (file.extension() == ".json") {
    module.default_export =
        call(*object_of(*this, json_functions())->find("parse"), {}, {text.value()}, nullptr);
    module.exports = heap.object(Object::Kind::plain);
  } else {
    run(module);
  }
  module_ = caller;
  current_ = before;
  return &module;
}

void Interpreter::make_scope(Module& module) {
  module.scope = heap.scope(globals_);
  module.exports = heap.object(Object::Kind::plain);
  module.commonjs = module.exports;
  module.holder = heap.object(Object::Kind::plain);
  module.holder->set("exports", module.exports);
  auto& names = module.scope->names;
  names["module"] = module.holder;
  names["exports"] = module.exports;
  names["__filename"] = module.program.file.string();
  names["__dirname"] = module.program.file.parent_path().string();
  Object* require = heap.native([](Interpreter& inner, const Value&, const Arguments& arguments) {
    return inner.require_value(text_of(argument(arguments, 0)));
  });
  names["require"] = require;
}

// Imports run before all other statements.
void Interpreter::run(Module& module) {
  make_scope(module);
  module.loading = true;
  SyntaxError broken;
  if (!build_tree(module.program, broken)) {
    Node at;
    at.begin = broken.at;
    at.end = broken.at;
    throw Thrown{error("SyntaxError", broken.message), place(&at)};
  }
  hoist(module.program.body, module.scope);
  for (const Node* one : module.program.body) {
    const bool imports =
        one->kind == NodeKind::import_statement ||
        ((one->kind == NodeKind::export_list || one->kind == NodeKind::export_all) && !one->text.empty());
    if (imports) run_statement(module, one);
  }
  for (const Node* one : module.program.body) {
    const bool imports =
        one->kind == NodeKind::import_statement ||
        ((one->kind == NodeKind::export_list || one->kind == NodeKind::export_all) && !one->text.empty());
    if (!imports) run_statement(module, one);
  }
  if (const Value* exported = module.holder->find("exports")) module.commonjs = *exported;
  module.loading = false;
}

// A statement that throws is the file's error; later statements still give their values.
void Interpreter::run_statement(Module& module, const Node* node) {
  module_ = &module;
  depth_ = 0;
  current_ = node;
  try {
    if (node->kind == NodeKind::import_statement) {
      run_import(module, node);
    } else if (node->kind >= NodeKind::export_default && node->kind <= NodeKind::export_equals) {
      run_export(module, node);
    } else {
      execute(node, module.scope);
    }
  } catch (const Thrown& thrown) {
    if (tries_ > 0) throw;
    fail_at(node, thrown, module.scope);
  } catch (const IsUnknown& found) {
    skip(node, module.scope, found.unknown);
  }
  module_ = &module;
}

// Names that the statement would have declared are unknown.
void Interpreter::fail_at(const Node* node, const Thrown& thrown, Scope* scope) {
  record(thrown);
  const Unknown* why = heap.unknown(failure->message, failure->place);
  const Node* declares = node->kind == NodeKind::export_declared ? node->children[0] : node;
  if (declares->kind == NodeKind::variables) {
    for (const Node* one : declares->children) {
      if (one->children[0]->kind == NodeKind::name && scope->names.contains(one->children[0]->text)) continue;
      bind(one->children[0], why, scope);
    }
  }
  if (node->kind == NodeKind::import_statement) {
    for (const Node* item : node->children) scope->names[item->extra] = why;
    if (node->children.empty()) loaded_elsewhere = why;
  }
  if (node->kind == NodeKind::export_default) {
    module_->default_export = why;
    module_->default_at = node;
  }
}

void Interpreter::run_import(Module& module, const Node* node) {
  const Value imported = import_module(node->text, node);
  module_ = &module;
  const Object* object = object_in(imported);
  for (const Node* item : node->children) {
    Value value = imported;
    if (item->text == "default" && object) {
      Value* found = const_cast<Object*>(object)->find("default");
      value = found ? *found : imported;
    } else if (item->text != "*" && object) {
      value = get(imported, item->text, item);
      // A CommonJS package: its names are those of its default export.
      Value* fallback = const_cast<Object*>(object)->find("default");
      if (is_undefined(value) && fallback && object_in(*fallback)) value = get(*fallback, item->text, item);
    }
    module.scope->names[item->extra] = value;
  }
}

void Interpreter::export_names(Module& module, const Node* pattern) {
  if (pattern->kind == NodeKind::name) {
    module.exports->set(pattern->text, module.scope->names[pattern->text]);
    return;
  }
  for (const Node* one : pattern->children) {
    if (one != nullptr) export_names(module, one->children[0]);
  }
}

void Interpreter::run_export(Module& module, const Node* node) {
  switch (node->kind) {
    case NodeKind::export_default:
      return export_default(module, node);
    case NodeKind::export_equals:
      return module.holder->set("exports", evaluate(node->children[0], module.scope));
    case NodeKind::export_declared:
      return export_declared(module, node);
    case NodeKind::export_list:
      return export_list(module, node);
    default:
      return export_all(module, node);
  }
}

void Interpreter::export_default(Module& module, const Node* node) {
  const Node* value = node->children[0];
  module.default_at = value;
  const bool named = value->kind == NodeKind::function && !value->is_arrow && !value->text.empty();
  module.default_export = named ? module.scope->names[value->text] : evaluate(value, module.scope);
}

void Interpreter::export_declared(Module& module, const Node* node) {
  const Node* declared = node->children[0];
  module.has_named = module.has_named || declared->kind != NodeKind::nothing;
  execute(declared, module.scope);
  if (declared->kind == NodeKind::variables) {
    for (const Node* one : declared->children) export_names(module, one->children[0]);
  } else if (!declared->text.empty()) {
    module.exports->set(declared->text, module.scope->names[declared->text]);
  }
}

// `export {..}`, of the module's own names or of those of another module.
void Interpreter::export_list(Module& module, const Node* node) {
  const Value from = node->text.empty() ? Value() : import_module(node->text, node);
  module_ = &module;
  for (const Node* item : node->children) {
    Value value = unknown_in(from) ? from : is_undefined(from) ? Value() : get(from, item->text, item);
    if (node->text.empty()) {
      const auto found = module.scope->names.find(item->text);
      value = found != module.scope->names.end() ? found->second : Value();
    }
    if (item->extra == "default") {
      module.default_export = value;
      module.default_at = item;
    } else {
      module.has_named = true;
      module.exports->set(item->extra, value);
    }
  }
}

// `export *`
void Interpreter::export_all(Module& module, const Node* node) {
  module.has_named = true;
  const Value from = import_module(node->text, node);
  module_ = &module;
  if (!node->extra.empty()) {
    module.exports->set(node->extra, from);
  } else if (const Unknown* why = unknown_in(from)) {
    module.exports->changed = why;
  } else {
    for (auto& [name, value] : entries_of(from)) {
      if (name != "default") module.exports->set(name, value);
    }
  }
}

// The value of `import *`.
Value Interpreter::namespace_of(Module& module) {
  const Object* assigned = object_in(module.commonjs);
  const bool is_commonjs = assigned != module.exports || (!module.default_export && !module.has_named);
  Object* made = heap.object(Object::Kind::plain);
  if (is_commonjs && !module.default_export) {
    if (unknown_in(module.commonjs)) return module.commonjs;
    for (auto& [name, value] : entries_of(module.commonjs)) made->set(name, value);
    if (!made->find("default")) made->set("default", module.commonjs);
    return made;
  }
  for (const auto& [name, value] : module.exports->properties) made->set(name, value);
  made->changed = module.exports->changed;
  if (module.default_export) made->set("default", *module.default_export);
  return made;
}

Value Interpreter::import_module(const std::string& specifier, const Node* at) {
  const bool relative = specifier.starts_with("./") || specifier.starts_with("../") ||
                        specifier.starts_with('/') || specifier == "." || specifier == ".." ||
                        specifier.starts_with("file:");
  return relative ? import_file(specifier, at) : import_package(specifier, at);
}

Value Interpreter::import_file(const std::string& specifier, const Node* at) {
  const std::string path = path_of_file_url(specifier).value_or(specifier);
  const auto file = resolve_file((module_->program.file.parent_path() / path).lexically_normal());
  current_ = at;
  if (!file) throw_error("Error", "Cannot find module '" + specifier + "'", "MODULE_NOT_FOUND");
  Module* const caller = module_;
  const int depth = depth_;
  if (depth > 80) throw OutOfBudget{place(at)};
  Module* loaded = nullptr;
  try {
    loaded = load_file(*file);
  } catch (...) {
    module_ = caller;
    throw;
  }
  module_ = caller;
  depth_ = depth;
  current_ = at;
  return namespace_of(*loaded);
}

Value Interpreter::import_package(const std::string& specifier, const Node* at) {
  if (const auto found = packages_.find(specifier); found != packages_.end()) return found->second;
  current_ = at;
  Value package;
  if (specifier == "prisma/config" || specifier == "@prisma/config") {
    package = prisma_package(*this);
  } else if (auto loader = env_package(*this, specifier)) {
    package = *loader;
  } else if (specifier == "node:module" || specifier == "module") {
    Object* made = heap.object(Object::Kind::plain);
    made->set("createRequire", heap.native([](Interpreter& inner, const Value&, const Arguments&) {
      return Value(inner.heap.native([](Interpreter& again, const Value&, const Arguments& arguments) {
        return again.require_value(text_of(argument(arguments, 0)));
      }));
    }));
    package = made;
  } else if (auto module = node_module(*this, specifier)) {
    package = *module;
  } else {
    const std::string name = package_name(specifier);
    const bool known = name == "prisma" || is_installed(module_->program.file.parent_path(), name);
    if (!known) throw_error("Error", "Cannot find module '" + specifier + "'", "MODULE_NOT_FOUND");
    package = unknown(at, "the package " + name + " is not evaluated");
    if (at && at->kind == NodeKind::import_statement && at->children.empty() && loaded_elsewhere == nullptr)
      loaded_elsewhere = unknown_in(package);
  }
  packages_[specifier] = package;
  return package;
}

Value Interpreter::require_value(const std::string& specifier) {
  const Value imported = import_module(specifier, current_);
  Object* object = object_in(imported);
  if (!object) return imported;
  const Value* whole = object->find("default");
  return whole && object->properties.size() == 1 ? *whole : imported;
}

Value Interpreter::evaluate_meta(const Node* node, Scope*) {
  if (node->text != "meta") return unknown(node, "schemac does not evaluate this form");
  Object* meta = heap.object(Object::Kind::plain);
  const fs::path& file = module_->program.file;
  meta->set("url", file_url_of(file.string()));
  meta->set("dirname", file.parent_path().string());
  meta->set("filename", file.string());
  meta->set("env", heap.object(Object::Kind::environment));
  meta->set("resolve", heap.native([file](Interpreter& inner, const Value&, const Arguments& arguments) {
    const std::string path = text_of(argument(arguments, 0));
    if (!path.starts_with('.')) return inner.unknown_here("the place of a package is not known");
    return Value(file_url_of((file.parent_path() / path).lexically_normal().string()));
  }));
  return meta;
}

// The default export, else `module.exports`; a function is called, a promise is awaited.
Value Interpreter::result_of(Module& module) {
  module_ = &module;
  current_ = module.default_at;
  Value value;
  if (module.default_export) {
    value = *module.default_export;
  } else if (object_in(module.commonjs) != module.exports) {
    value = module.commonjs;
  } else if (module.has_named || module.exports->find("__esModule")) {
    Object* exports = heap.object(Object::Kind::plain);
    exports->set("__esModule", true);
    value = exports;
  } else {
    value = module.commonjs;
  }
  if (is_callable(value)) value = call(value, {}, {}, module.default_at);
  return resolve_promise(value);
}

}  // namespace schemac::prismaconfig
