#include "define_config.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "builtins.hpp"

namespace schemac::prismaconfig {
namespace {

Value at(Interpreter& interpreter, const Value& value, std::string_view key) {
  return is_nullish(value) || unknown_in(value) ? Value() : interpreter.get(value, std::string(key), nullptr);
}

// Unknown counts as set: a value that is not known is never refused.
bool is_set(const Value& value) {
  try {
    return truthy(value);
  } catch (const IsUnknown&) {
    return true;
  }
}

bool has_flag(Interpreter& interpreter, const Value& config, std::string_view flag) {
  return is_set(at(interpreter, at(interpreter, config, "experimental"), flag));
}

struct Preview {
  std::string_view section;
  std::string_view key;  // "" for the section itself
  std::string_view flag;
  bool plain_only;  // defineConfig does not check it
};
constexpr Preview previews[] = {{"tables", "external", "externalTables", false},
                                {"migrations", "initShadowDb", "externalTables", false},
                                {"enums", "external", "externalTables", true},
                                {"extensions", "", "extensions", false}};

// The first setting without the flag of its preview.
const Preview* without_flag(Interpreter& interpreter, const Value& config, bool plain) {
  for (const Preview& one : previews) {
    if (one.plain_only && !plain) continue;
    const Value section = at(interpreter, config, one.section);
    const Value value = one.key.empty() ? section : at(interpreter, section, one.key);
    if (unknown_in(value) || !is_set(value)) continue;
    if (!has_flag(interpreter, config, one.flag)) return &one;
  }
  return nullptr;
}

std::string name_of(const Preview& one) {
  return std::string(one.section) + (one.key.empty() ? "" : "." + std::string(one.key));
}

std::string lacks_flag(const Preview& one) {
  return "The `" + name_of(one) + "` configuration requires `experimental." + std::string(one.flag) +
         "` to be set to `true`.";
}

}  // namespace

Value define_config(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const Value config = argument(arguments, 0);
  if (unknown_in(config)) return config;
  if (const Preview* lacking = without_flag(interpreter, config, false))
    interpreter.throw_error("Error", lacks_flag(*lacking));
  Object* made = interpreter.heap.object(Object::Kind::plain);
  made->defined = true;
  if (const Object* from = object_in(config)) made->changed = from->changed;
  const bool six = interpreter.request().version.major < 7;
  const Value engine = at(interpreter, config, "engine");
  const bool classic = text_in(engine) && *text_in(engine) == "classic";
  for (const std::string_view key : {"experimental", "schema", "datasource", "migrations", "tables", "enums",
                                     "typedSql", "views", "extensions"}) {
    if (six && key == "datasource" && !classic && !unknown_in(engine)) continue;
    const Value value = at(interpreter, config, key);
    if (!is_undefined(value)) made->set(key, value);
  }
  if (six && !is_undefined(engine)) made->set("engine", engine);
  return made;
}

namespace {

enum class Type { text, filled_text, flag, texts, anything };
struct Key {
  std::string_view section;  // "" at the top
  std::string_view name;
  Type type;
  int from_major;  // 6: in 6 and 7
  int to_major;
};
constexpr Key keys[] = {{"", "schema", Type::text, 6, 7},
                        {"", "extensions", Type::anything, 6, 7},
                        {"", "loadedFromFile", Type::anything, 6, 7},
                        {"", "engine", Type::text, 6, 6},
                        {"", "adapter", Type::anything, 6, 6},
                        {"", "studio", Type::anything, 6, 6},
                        {"experimental", "externalTables", Type::flag, 6, 7},
                        {"experimental", "extensions", Type::flag, 6, 7},
                        {"experimental", "adapter", Type::flag, 6, 6},
                        {"experimental", "studio", Type::flag, 6, 6},
                        {"datasource", "url", Type::text, 6, 7},
                        {"datasource", "shadowDatabaseUrl", Type::text, 6, 7},
                        {"datasource", "directUrl", Type::text, 6, 6},
                        {"migrations", "path", Type::text, 6, 7},
                        {"migrations", "initShadowDb", Type::text, 6, 7},
                        {"migrations", "seed", Type::filled_text, 6, 7},
                        {"tables", "external", Type::texts, 6, 7},
                        {"enums", "external", Type::texts, 6, 7},
                        {"views", "path", Type::text, 6, 7},
                        {"typedSql", "path", Type::text, 6, 7}};

bool counts(const Key& key, int major) {
  return std::clamp(major, 6, 7) >= key.from_major && std::clamp(major, 6, 7) <= key.to_major;
}

bool fits(const Value& value, Type type) {
  if (is_undefined(value) || unknown_in(value) || type == Type::anything) return true;
  const auto* text = text_in(value);
  if (type == Type::text) return text != nullptr;
  if (type == Type::filled_text) return text && !text->empty();
  if (type == Type::flag) return std::holds_alternative<bool>(value);
  const Object* list = object_in(value, Object::Kind::array);
  return list && std::all_of(list->elements.begin(), list->elements.end(),
                             [](const Value& one) { return text_in(one) || unknown_in(one); });
}

std::string named(std::string_view section, std::string_view name) {
  return "`" + std::string(section) + (section.empty() ? "" : ".") + std::string(name) + "`";
}

// The keys of one section, or of the top.
std::optional<Refusal> refused_in(Interpreter& interpreter, const Value& value, std::string_view section,
                                  int major) {
  for (const auto& [name, one] : interpreter.entries_of(value)) {
    if (section.empty() && name == "$meta") continue;
    const bool is_section = section.empty() && std::any_of(std::begin(keys), std::end(keys),
                                                           [wanted = std::string_view(name)](const Key& key) {
                                                             return key.section == wanted;
                                                           });
    if (is_section) {
      if (is_undefined(one) || unknown_in(one)) continue;
      if (!object_in(one, Object::Kind::plain))
        return Refusal{"", name, named("", name) + " is not an object"};
      if (auto inner = refused_in(interpreter, one, name, major)) return inner;
      continue;
    }
    const auto known =
        std::find_if(std::begin(keys), std::end(keys), [&, wanted = std::string_view(name)](const Key& key) {
          return key.section == section && key.name == wanted && counts(key, major);
        });
    if (known == std::end(keys)) {
      if (is_undefined(one)) continue;
      return Refusal{std::string(section), name,
                     named(section, name) + " is not a key that Prisma " + std::to_string(major) + " knows"};
    }
    if (fits(one, known->type)) continue;
    const bool empty = known->type == Type::filled_text && text_in(one);
    return Refusal{std::string(section), name,
                   named(section, name) + (empty ? " is empty" : " has the wrong type: " + json_of(one))};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> refused(Interpreter& interpreter, const Value& config) {
  const Object* object = object_in(config);
  if (unknown_in(config)) return std::nullopt;
  if (!object || object->kind != Object::Kind::plain)
    return Refusal{"", "", "it exports " + json_of(config) + " instead of an object"};
  const int major = interpreter.request().version.major;
  const bool early = major < 7 && interpreter.request().version.minor < 13;
  if (early) const_cast<Object*>(object)->erase("earlyAccess");
  if (auto found = refused_in(interpreter, config, "", major)) return found;
  const Value engine = at(interpreter, config, "engine");
  if (major < 7 && is_undefined(engine) && !is_undefined(at(interpreter, config, "datasource")))
    return Refusal{"", "datasource", "`datasource` needs `engine: \"classic\"` in Prisma 6"};
  if (const Preview* lacking = without_flag(interpreter, config, true))
    return Refusal{std::string(lacking->section), std::string(lacking->key), lacks_flag(*lacking)};
  return std::nullopt;
}

}  // namespace schemac::prismaconfig
