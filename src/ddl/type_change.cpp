#include "type_change.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

// The information that a type can lose without an error, and the types that keep it.
struct Family {
  std::string_view name;
  std::string_view family;
  int width;  // more holds more
};
constexpr auto families = std::to_array<Family>({
    {"int2", "integer", 1},
    {"smallint", "integer", 1},
    {"int4", "integer", 1},
    {"integer", "integer", 1},
    {"int8", "integer", 1},
    {"bigint", "integer", 1},
    {"float4", "float", 2},
    {"real", "float", 2},
    {"float8", "float", 3},
    {"double precision", "float", 3},
    {"numeric", "numeric", 4},
    {"decimal", "numeric", 4},
    {"money", "money", 2},
    {"oid", "integer", 1},
    {"date", "date", 1},
    {"timestamp", "timestamp", 3},
    {"timestamp without time zone", "timestamp", 3},
    {"timestamptz", "timestamp", 3},
    {"timestamp with time zone", "timestamp", 3},
    {"time", "time", 1},
    {"time without time zone", "time", 1},
    {"timetz", "timetz", 2},
    {"time with time zone", "timetz", 2},
    {"interval", "interval", 1},
    {"text", "text", 1},
    {"varchar", "text", 1},
    {"character varying", "text", 1},
    {"bpchar", "char", 1},
    {"character", "char", 1},
    {"json", "json", 2},
    {"jsonb", "jsonb", 1},
    {"bool", "bool", 1},
});

struct Type {
  std::string name;
  std::vector<int> limits;  // (10,2)
  const Family* family = nullptr;
  bool limited() const { return !limits.empty(); }
};

Type type_named(std::string name, std::vector<int> limits) {
  Type type{std::move(name), std::move(limits), nullptr};
  const auto found = std::find_if(families.begin(), families.end(),
                                  [&](const Family& family) { return family.name == type.name; });
  if (found != families.end()) type.family = &*found;
  return type;
}

std::vector<int> limits_of(const Tree& type_name) {
  std::vector<int> limits;
  const Tree* typmods = at_path(type_name, {"typmods"});
  if (typmods == nullptr) return limits;
  for (const Tree& one : *typmods) {
    const Tree* number = at_path(one, {"A_Const", "ival", "ival"});
    limits.push_back(number != nullptr && number->is_number_integer() ? number->get<int>() : 0);
  }
  return limits;
}

Type type_of(const Tree& type_name) {
  const Tree* names = at_path(type_name, {"names"});
  const std::string name =
      names != nullptr && !names->empty() ? text_at(names->back(), {"String", "sval"}) : "";
  const bool array = at_path(type_name, {"arrayBounds"}) != nullptr;
  return type_named(array ? name + "[]" : name, limits_of(type_name));
}

// Parses "numeric(10,2)", "timestamp(3) without time zone".
Type type_of(const std::string& text) {
  const size_t open = text.find('(');
  const size_t close = text.find(')', std::min(open, text.size()));
  if (open == std::string::npos || close == std::string::npos) return type_named(text, {});
  std::vector<int> limits;
  for (const std::string& number : base::split(text.substr(open + 1, close - open - 1), ','))
    limits.push_back(std::atoi(number.c_str()));
  return type_named(text.substr(0, open) + text.substr(close + 1), std::move(limits));
}

bool is_text(const Type& type) {
  return type.family != nullptr && (type.family->family == "text" || type.family->family == "char");
}

constexpr int all_of_a_second = 6;  // digits

// For two types of one family: fractions are lost silently, a value that is too large is an error.
bool holds(const Type& to, const Type& from) {
  if (to.family->width < from.family->width) return false;
  if (!to.limited()) return true;
  const std::string_view family = to.family->family;
  if (family == "numeric") {
    const auto scale = [](const Type& type) { return type.limits.size() > 1 ? type.limits[1] : 0; };
    return from.limited() && scale(to) >= scale(from);
  }
  if (family == "interval") return from.limits == to.limits;
  return to.limits.front() >= (from.limited() ? from.limits.front() : all_of_a_second);
}

// A conversion between families that loses nothing silently.
struct Way {
  std::string_view from;
  std::string_view to;
};
constexpr std::array<Way, 9> ways = {{{"integer", "numeric"},
                                      {"integer", "money"},
                                      {"integer", "bool"},
                                      {"date", "timestamp"},
                                      {"time", "timetz"},
                                      {"time", "interval"},
                                      {"bool", "integer"},
                                      {"json", "jsonb"},
                                      {"jsonb", "json"}}};

// An assignment, as ALTER COLUMN TYPE makes it: texts that are too long and numbers out of range are errors;
// decimal places, times of day and fractions of seconds are lost silently.
Keeps assigned(const Type& from, const Type& to) {
  if (is_text(to) || to.family == nullptr) return Keeps::values;
  // Converted by its text: a value that does not fit is an error.
  if (from.family == nullptr) return Keeps::values;
  const std::string_view kinds[] = {from.family->family, to.family->family};
  if (is_text(from)) return to.limited() ? Keeps::not_all : Keeps::values;
  if (kinds[0] == kinds[1]) return holds(to, from) ? Keeps::values : Keeps::not_all;
  const bool known = std::any_of(ways.begin(), ways.end(),
                                 [&](const Way& way) { return way.from == kinds[0] && way.to == kinds[1]; });
  return known ? Keeps::values : Keeps::not_all;
}

// True if no known type loses information when it is converted to `to`.
bool takes_all(const Type& to) {
  constexpr std::array<std::string_view, 4> all = {"text", "char", "json", "jsonb"};
  if (to.family == nullptr) return true;
  if (to.name == "numeric" || to.name == "decimal") return !to.limited();
  return std::find(all.begin(), all.end(), to.family->family) != all.end();
}

// The types that `value` passes through, the innermost first, if it has only casts of the column.
std::optional<std::vector<Type>> casts_of(const Tree& value, const std::string& column) {
  std::vector<Type> types;
  const Tree* node = &value;
  while (const Tree* cast = at_path(*node, {"TypeCast"})) {
    const Tree* type = at_path(*cast, {"typeName"});
    const Tree* argument = at_path(*cast, {"arg"});
    if (type == nullptr || argument == nullptr) return std::nullopt;
    types.insert(types.begin(), type_of(*type));
    node = argument;
  }
  const Tree* fields = at_path(*node, {"ColumnRef", "fields"});
  if (fields == nullptr || fields->empty()) return std::nullopt;
  if (text_at(fields->back(), {"String", "sval"}) != column) return std::nullopt;
  return types;
}

// An explicit cast to `varchar(2)` and the like cuts text that is too long.
bool cuts_text(const Type& type) {
  return type.limited() && (is_text(type) || type.name == "bit" || type.name == "varbit");
}

Keeps step(const std::optional<Type>& from, const Type& to) {
  if (!from) return takes_all(to) ? Keeps::values : Keeps::unsure;
  return assigned(*from, to);
}

}  // namespace

Keeps type_change(const Tree& command, const std::optional<std::string>& before) {
  const Tree* definition = at_path(command, {"def", "ColumnDef"});
  const Tree* type = definition != nullptr ? at_path(*definition, {"typeName"}) : nullptr;
  if (type == nullptr) return Keeps::not_all;
  std::optional<Type> current;
  if (before) current = type_of(*before);
  std::vector<Type> steps;
  if (const Tree* value = at_path(*definition, {"raw_default"})) {
    auto casts = casts_of(*value, text_at(command, {"name"}));
    if (!casts) return Keeps::not_all;
    if (std::any_of(casts->begin(), casts->end(), cuts_text)) return Keeps::not_all;
    steps = std::move(*casts);
  }
  steps.push_back(type_of(*type));
  Keeps result = Keeps::values;
  for (const Type& next : steps) {
    result = std::max(result, step(current, next));
    current = next;
  }
  return result;
}

}  // namespace schemac::ddl
