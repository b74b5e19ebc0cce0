// The packages with which configuration files load env files: dotenv and similar ones, with their behaviour.
#include <algorithm>

#include "builtins.hpp"
#include "schemac/prismaconfig/env_files.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::prismaconfig {
namespace {

namespace fs = std::filesystem;

std::string absolute(Interpreter& interpreter, const std::string& path) {
  return (interpreter.working_directory() / path).lexically_normal().string();
}

void merge(EnvPairs& into, const EnvPairs& pairs, bool override) {
  for (const auto& [key, value] : pairs) {
    const auto found = std::find_if(into.begin(), into.end(),
                                    [&wanted = key](const auto& one) { return one.first == wanted; });
    if (found == into.end()) {
      into.emplace_back(key, value);
    } else if (override) {
      found->second = value;
    }
  }
}

void populate(Interpreter& interpreter, const EnvPairs& pairs, bool override) {
  for (const auto& [key, value] : pairs) {
    if (override || !interpreter.environment.contains(key)) interpreter.set_variable(key, value);
  }
}

Object* object_of_pairs(Interpreter& interpreter, const EnvPairs& pairs) {
  Object* made = interpreter.heap.object(Object::Kind::plain);
  for (const auto& [key, value] : pairs) made->set(key, value);
  return made;
}

EnvPairs pairs_of(Interpreter& interpreter, const Value& value) {
  EnvPairs pairs;
  for (const auto& [key, one] : interpreter.entries_of(value)) pairs.emplace_back(key, text_of(one));
  return pairs;
}

// The paths that a loader gets, in order.
std::vector<std::string> paths_of(Interpreter& interpreter, const Value& options) {
  const Value path = is_nullish(options) ? Value() : interpreter.get(options, "path", nullptr);
  if (is_nullish(path)) return {absolute(interpreter, ".env")};
  if (!object_in(path, Object::Kind::array)) return {path_argument(interpreter, path)};
  std::vector<std::string> paths;
  for (const Value& one : interpreter.items_of(path, nullptr))
    paths.push_back(path_argument(interpreter, one));
  return paths;
}

bool flag_of(Interpreter& interpreter, const Value& options, const char* name) {
  return !is_nullish(options) && truthy(interpreter.get(options, name, nullptr));
}

Object* missing_file(Interpreter& interpreter, const std::string& path) {
  return interpreter.error("Error", "ENOENT: no such file or directory, open '" + path + "'", "ENOENT");
}

struct Loaded {
  EnvPairs pairs;
  Value error;
};

Loaded read_files(Interpreter& interpreter, const std::vector<std::string>& paths, bool override) {
  Loaded loaded;
  for (const std::string& path : paths) {
    const auto text = trust::read_settings_file(absolute(interpreter, path), interpreter.working_directory());
    if (text.ok()) {
      merge(loaded.pairs, parse_dotenv(text.value()), override);
    } else {
      loaded.error = missing_file(interpreter, path);
    }
  }
  return loaded;
}

// If the input of a loader is unknown, missing variables are unknown, too.
template <class Load>
Value guarded(Interpreter& interpreter, Load load) {
  try {
    return load();
  } catch (const IsUnknown& found) {
    interpreter.loaded_elsewhere = found.unknown;
    return found.unknown;
  }
}

Value result_of(Interpreter& interpreter, const EnvPairs& pairs, const Value& error) {
  Object* result = interpreter.heap.object(Object::Kind::plain);
  result->set("parsed", object_of_pairs(interpreter, pairs));
  if (!is_undefined(error)) result->set("error", error);
  return result;
}

// dotenv
// ---------------------------------------------------------------------------------------------------------------

Value dotenv_config(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  return guarded(interpreter, [&]() -> Value {
    const Value options = argument(arguments, 0);
    const bool override = flag_of(interpreter, options, "override");
    const Loaded loaded = read_files(interpreter, paths_of(interpreter, options), override);
    const Value target = is_nullish(options) ? Value() : interpreter.get(options, "processEnv", nullptr);
    Object* object = object_in(target);
    if (object && object->kind != Object::Kind::environment) {
      for (const auto& [key, value] : loaded.pairs) {
        if (override || !object->find(key)) object->set(key, value);
      }
    } else {
      populate(interpreter, loaded.pairs, override);
    }
    return result_of(interpreter, loaded.pairs, loaded.error);
  });
}

Value dotenv_parse(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  return object_of_pairs(interpreter, parse_dotenv(text_of(argument(arguments, 0))));
}

// `dotenv/config`: reads settings of the process and its arguments, arguments first.
Value dotenv_preload(Interpreter& interpreter) {
  std::string path = absolute(interpreter, ".env");
  bool override = false;
  const auto said = [&](const char* variable) {
    const auto found = interpreter.environment.find(variable);
    return found == interpreter.environment.end() ? std::string() : found->second;
  };
  if (const std::string given = said("DOTENV_CONFIG_PATH"); !given.empty()) path = given;
  override = !said("DOTENV_CONFIG_OVERRIDE").empty() && said("DOTENV_CONFIG_OVERRIDE") != "false";
  for (const std::string& one : interpreter.request().arguments) {
    constexpr std::string_view name = "dotenv_config_path=";
    if (one.starts_with(name)) path = one.substr(name.size());
    if (one.starts_with("dotenv_config_override=")) override = !one.ends_with("=false");
  }
  populate(interpreter, read_files(interpreter, {path}, override).pairs, override);
  return interpreter.heap.object(Object::Kind::plain);
}

// dotenv-expand
// -------------------------------------------------------------------------------------------------------

EnvPairs expanded(Interpreter& interpreter, const EnvPairs& pairs) {
  const auto result = expand_pairs(pairs, interpreter.environment);
  if (!result) interpreter.throw_error("Error", "dotenv-expand never ends over these values");
  return *result;
}

Value expand(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  return guarded(interpreter, [&]() -> Value {
    const Value options = argument(arguments, 0);
    const Value parsed = is_nullish(options) ? Value() : interpreter.get(options, "parsed", nullptr);
    const EnvPairs pairs = expanded(interpreter, pairs_of(interpreter, parsed));
    populate(interpreter, pairs, true);
    if (Object* object = object_in(options)) object->set("parsed", object_of_pairs(interpreter, pairs));
    return options;
  });
}

// @dotenvx/dotenvx: the first path that has a key wins; encrypted values stay unknown.
Value dotenvx_config(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  return guarded(interpreter, [&]() -> Value {
    const Value options = argument(arguments, 0);
    const bool override =
        flag_of(interpreter, options, "override") || flag_of(interpreter, options, "overload");
    const Loaded loaded = read_files(interpreter, paths_of(interpreter, options), override);
    EnvPairs plain;
    for (const auto& [key, value] : loaded.pairs) {
      if (value.starts_with("encrypted:")) {
        interpreter.loaded_elsewhere =
            unknown_in(interpreter.unknown_here("an encrypted value of dotenvx is not read"));
      } else {
        plain.emplace_back(key, value);
      }
    }
    const EnvPairs pairs = expanded(interpreter, plain);
    populate(interpreter, pairs, override);
    return result_of(interpreter, pairs, loaded.error);
  });
}

// @next/env
// -------------------------------------------------------------------------------------------------------------

Value load_env_config(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  return guarded(interpreter, [&]() -> Value {
    const std::string folder = path_argument(interpreter, argument(arguments, 0));
    const auto node_env = interpreter.environment.find("NODE_ENV");
    const bool test = node_env != interpreter.environment.end() && node_env->second == "test";
    const std::string mode = test ? "test" : truthy(argument(arguments, 1)) ? "development" : "production";
    std::vector<std::string> names = {".env." + mode + ".local", ".env.local", ".env." + mode, ".env"};
    if (test) names.erase(names.begin() + 1);
    const Variables before = interpreter.environment;
    EnvPairs parsed;
    for (const std::string& name : names) {
      const std::string path = absolute(interpreter, folder + "/" + name);
      const auto text = trust::read_settings_file(path, interpreter.working_directory());
      if (!text.ok()) continue;
      const EnvPairs pairs = expanded(interpreter, parse_dotenv(text.value()));
      populate(interpreter, pairs, false);
      merge(parsed, pairs, false);
    }
    std::erase_if(parsed, [&](const auto& pair) { return before.contains(pair.first); });
    Object* result = interpreter.heap.object(Object::Kind::plain);
    result->set("combinedEnv", interpreter.heap.object(Object::Kind::environment));
    result->set("parsedEnv", object_of_pairs(interpreter, parsed));
    result->set("loadedEnvFiles", interpreter.heap.array({}));
    return result;
  });
}

// dotenv-flow: the last file wins; the process has precedence over all files.
Value flow_config(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  return guarded(interpreter, [&]() -> Value {
    const Value options = argument(arguments, 0);
    const auto option = [&](const char* name) {
      const Value value = is_nullish(options) ? Value() : interpreter.get(options, name, nullptr);
      return is_nullish(value) ? std::string() : text_of(value);
    };
    std::string mode = option("node_env");
    if (const auto found = interpreter.environment.find("NODE_ENV");
        mode.empty() && found != interpreter.environment.end())
      mode = found->second;
    if (mode.empty()) mode = option("default_node_env");
    const std::string folder = option("path").empty() ? "." : option("path");
    std::vector<std::string> names = {".env"};
    if (mode != "test") names.emplace_back(".env.local");
    if (!mode.empty()) names.insert(names.end(), {".env." + mode, ".env." + mode + ".local"});
    EnvPairs pairs;
    for (const std::string& name : names) {
      const auto text = trust::read_settings_file(absolute(interpreter, folder + "/" + name),
                                                  interpreter.working_directory());
      if (text.ok()) merge(pairs, parse_dotenv(text.value()), true);
    }
    populate(interpreter, pairs, false);
    return result_of(interpreter, pairs, {});
  });
}

struct Named {
  const char* name;
  Function function;
};

// A package with these functions, also in its default export. They check unknown options themselves.
Value package_of(Interpreter& interpreter, std::initializer_list<Named> functions) {
  Object* made = interpreter.heap.object(Object::Kind::plain);
  for (const Named& one : functions) {
    Object* native = interpreter.heap.native(one.function);
    native->takes_unknown = true;
    native->text = one.name;
    made->set(one.name, native);
  }
  return made;
}

}  // namespace

std::optional<Value> env_package(Interpreter& interpreter, std::string_view name) {
  const Value none = interpreter.heap.object(Object::Kind::plain);
  if (name == "dotenv")
    return package_of(interpreter,
                      {{"config", dotenv_config}, {"configDotenv", dotenv_config}, {"parse", dotenv_parse}});
  if (name == "dotenv/config" || name == "dotenv/config.js") return dotenv_preload(interpreter);
  if (name == "dotenv-expand") return package_of(interpreter, {{"expand", expand}});
  if (name == "dotenv-expand/config") {
    expand(interpreter, {}, {dotenv_config(interpreter, {}, {})});
    return none;
  }
  if (name == "@dotenvx/dotenvx")
    return package_of(interpreter, {{"config", dotenvx_config}, {"parse", dotenv_parse}});
  if (name == "@dotenvx/dotenvx/config") {
    dotenvx_config(interpreter, {}, {});
    return none;
  }
  if (name == "@next/env") return package_of(interpreter, {{"loadEnvConfig", load_env_config}});
  if (name == "dotenv-flow") return package_of(interpreter, {{"config", flow_config}});
  if (name == "dotenv-flow/config") {
    flow_config(interpreter, {}, {});
    return none;
  }
  return std::nullopt;
}

}  // namespace schemac::prismaconfig
