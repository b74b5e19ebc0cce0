// Converts the value of a file to the configuration.
#include <algorithm>

#include "define_config.hpp"
#include "find_file.hpp"
#include "interpreter.hpp"
#include "origins.hpp"
#include "schemac/prismaconfig/evaluate.hpp"

namespace schemac::prismaconfig {
namespace {

namespace fs = std::filesystem;

Failure failure_of(Failure::Kind kind, const fs::path& file, std::string name, std::string message) {
  Failure failure;
  failure.kind = kind;
  failure.name = std::move(name);
  failure.message = std::move(message);
  failure.place.file = file;
  return failure;
}

// Extracts the fields from the value.
class Fields {
 public:
  Fields(Interpreter& interpreter, const Module& module, const Value& config, Configuration& out)
      : interpreter_(interpreter), module_(module), config_(config), out_(out) {}

  void read() {
    out_.seed = field("migrations", "seed");
    out_.init_shadow_db = field("migrations", "initShadowDb");
    out_.url = field("datasource", "url");
    out_.direct_url = field("datasource", "directUrl");
    out_.shadow_url = field("datasource", "shadowDatabaseUrl");
    out_.engine = field("", "engine");
    out_.schema = path("", "schema");
    out_.migrations_path = path("migrations", "path");
    out_.views_path = path("views", "path");
    out_.typed_sql_path = path("typedSql", "path");
    out_.external_tables = list("tables", "external");
    out_.external_enums = list("enums", "external");
    const Value flags = at(config_, "experimental");
    if (object_in(flags)) {
      for (const auto& [key, value] : interpreter_.entries_of(flags)) {
        if (const auto* flag = std::get_if<bool>(&value)) out_.experimental[key] = *flag;
      }
    }
  }

 private:
  Value at(const Value& value, const std::string& key) {
    if (unknown_in(value)) return value;
    return is_nullish(value) ? Value() : interpreter_.get(value, key, nullptr);
  }
  Value value_of(const std::string& section, const std::string& key) {
    return at(section.empty() ? config_ : at(config_, section), key);
  }

  Place place_of(const std::string& section, const std::string& key, std::vector<std::string>& variables) {
    const Node* property = find_property(module_.program, section, key);
    if (property) variables = variables_in(module_.program, property->children[0]);
    return interpreter_.place(property ? property : module_.default_at);
  }

  Field field(const std::string& section, const std::string& key) {
    Field made;
    const Value value = value_of(section, key);
    made.place = place_of(section, key, made.variables);
    if (const Unknown* why = unknown_in(value)) {
      made.state = Field::State::unknown;
      made.text = why->why;
      if (!why->place.file.empty()) made.place = why->place;
    } else if (const auto* text = text_in(value)) {
      made.state = Field::State::text;
      made.text = *text;
    } else if (!is_undefined(value)) {
      made.state = Field::State::other;
      made.text = json_of(value);
    }
    return made;
  }

  // A path is relative to the file's folder; an empty one is absent.
  Field path(const std::string& section, const std::string& key) {
    Field made = field(section, key);
    if (made.state == Field::State::text && made.text.empty()) made.state = Field::State::absent;
    if (made.state == Field::State::text) {
      fs::path path = (out_.file->parent_path() / made.text).lexically_normal();
      if (path.filename().empty() && path.has_parent_path()) path = path.parent_path();
      made.text = path.string();
    }
    if (made.state == Field::State::other) {
      const bool falsy = made.text == "null" || made.text == "false" || made.text == "0";
      if (falsy) {
        made.state = Field::State::absent;
      } else if (!interpreter_.failure) {
        interpreter_.failure = failure_of(
            Failure::Kind::threw_other, *out_.file, "TypeError",
            "The \"paths[1]\" argument must be of type string. Received " + received(value_of(section, key)));
        interpreter_.failure->code = "ERR_INVALID_ARG_TYPE";
        interpreter_.failure->place = made.place;
      }
    }
    return made;
  }
  static std::string received(const Value& value) {
    const Object* object = object_in(value);
    if (!object) return "type " + type_of(value) + " (" + json_of(value) + ")";
    return object->kind == Object::Kind::array ? "an instance of Array"
           : is_callable(value)                ? "function "
                                               : "an instance of Object";
  }

  List list(const std::string& section, const std::string& key) {
    List made;
    std::vector<std::string> ignored;
    const Value value = value_of(section, key);
    made.place = place_of(section, key, ignored);
    const Object* items = object_in(value, Object::Kind::array);
    const Unknown* why = unknown_in(value);
    if (items && items->changed) why = items->changed;
    if (items) {
      made.state = Field::State::text;
      for (const Value& one : items->elements) {
        if (unknown_in(one)) why = unknown_in(one);
        if (text_in(one)) made.values.push_back(*text_in(one));
      }
    } else if (!is_nullish(value)) {
      made.state = Field::State::other;
    }
    if (why) {
      made.state = Field::State::unknown;
      made.why = why->why;
      if (!why->place.file.empty()) made.place = why->place;
    }
    return made;
  }

  Interpreter& interpreter_;
  const Module& module_;
  Value config_;
  Configuration& out_;
};

void set_all_unknown(Configuration& configuration, const std::string& why, const Place& place) {
  for (Field* field : {&configuration.schema, &configuration.migrations_path, &configuration.views_path,
                       &configuration.typed_sql_path, &configuration.seed, &configuration.init_shadow_db,
                       &configuration.url, &configuration.direct_url, &configuration.shadow_url}) {
    *field = Field{Field::State::unknown, why, place, {}};
  }
  configuration.external_tables = {Field::State::unknown, {}, why, place};
  configuration.external_enums = configuration.external_tables;
}

void check_shape(Interpreter& interpreter, const Module& module, const Value& config,
                 Configuration& configuration) {
  const Object* object = object_in(config);
  configuration.is_defined = object && object->defined;
  if (configuration.is_defined || interpreter.failure) return;
  const auto found = refused(interpreter, config);
  if (!found) return;
  interpreter.failure = failure_of(Failure::Kind::shape, *configuration.file, "ParseError", found->message);
  const Node* key = find_property(module.program, found->section, found->key);
  interpreter.failure->place = interpreter.place(key ? key : module.default_at);
}

void evaluate_file(Interpreter& interpreter, Configuration& configuration) {
  try {
    Module* module = interpreter.load_main(*configuration.file);
    Value config;
    try {
      config = interpreter.result_of(*module);
    } catch (const Thrown& thrown) {
      interpreter.record(thrown);
      set_all_unknown(configuration, interpreter.failure->message, interpreter.failure->place);
      return;
    }
    check_shape(interpreter, *module, config, configuration);
    if (object_in(config) || unknown_in(config)) Fields(interpreter, *module, config, configuration).read();
  } catch (const Thrown& thrown) {
    interpreter.record(thrown);
    if (interpreter.failure->name == "SyntaxError") interpreter.failure->kind = Failure::Kind::syntax;
    set_all_unknown(configuration, interpreter.failure->message, interpreter.failure->place);
  } catch (const IsUnknown& found) {
    set_all_unknown(configuration, found.unknown->why, found.unknown->place);
  } catch (const OutOfBudget& spent) {
    set_all_unknown(configuration, "the file does more than schemac evaluates", spent.place);
  }
}

}  // namespace

Configuration load(const Request& request) {
  Configuration configuration;
  configuration.environment = request.environment;
  if (request.file) {
    const fs::path path = (request.working_directory / *request.file).lexically_normal();
    configuration.file = given_file(path);
    if (!configuration.file) {
      configuration.failure = failure_of(Failure::Kind::not_found, path, "Error",
                                         "Config file not found at \"" + path.string() + "\"");
      return configuration;
    }
  } else {
    configuration.file = find_file(request.working_directory, request.version);
    if (!configuration.file) return configuration;
  }
  if (!is_readable_kind(*configuration.file)) {
    configuration.failure =
        failure_of(Failure::Kind::unsupported, *configuration.file, "Error",
                   "Unsupported Prisma config file extension: " + configuration.file->extension().string());
    set_all_unknown(configuration, configuration.failure->message, configuration.failure->place);
    return configuration;
  }
  Interpreter interpreter(request);
  evaluate_file(interpreter, configuration);
  configuration.failure = interpreter.failure;
  configuration.environment = interpreter.environment;
  return configuration;
}

}  // namespace schemac::prismaconfig
