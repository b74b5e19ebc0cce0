#include "column_effects.hpp"

#include <algorithm>
#include <array>

namespace schemac::ddl {
namespace {

using script::Answer;

// PostgreSQL's own functions that people write into defaults. Volatile ones give each row its own value, so
// the table is written anew; the value of the others is kept once, in the catalog.
constexpr auto volatile_functions = std::to_array<std::string_view>(
    {"clock_timestamp", "gen_random_bytes", "gen_random_uuid", "nextval", "random", "timeofday",
     "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "uuidv4", "uuidv7"});
constexpr auto other_functions = std::to_array<std::string_view>({"array_append",
                                                                  "concat",
                                                                  "current_database",
                                                                  "current_schema",
                                                                  "current_setting",
                                                                  "date_part",
                                                                  "date_trunc",
                                                                  "encode",
                                                                  "jsonb_build_array",
                                                                  "jsonb_build_object",
                                                                  "lower",
                                                                  "make_date",
                                                                  "make_interval",
                                                                  "md5",
                                                                  "now",
                                                                  "statement_timestamp",
                                                                  "timezone",
                                                                  "to_char",
                                                                  "to_date",
                                                                  "to_timestamp",
                                                                  "transaction_timestamp",
                                                                  "txid_current",
                                                                  "upper",
                                                                  "version"});
// Types that cannot be a domain: PostgreSQL's own, as they are written without pg_catalog.
constexpr auto own_types = std::to_array<std::string_view>(
    {"bytea", "cidr", "date", "inet", "json", "jsonb", "macaddr", "money", "name", "oid", "point", "text",
     "timestamptz", "timetz", "tsquery", "tsvector", "uuid", "xml"});
constexpr auto serial_types =
    std::to_array<std::string_view>({"bigserial", "serial", "serial2", "serial4", "serial8", "smallserial"});
constexpr auto long_types = std::to_array<std::string_view>(
    {"bpchar", "bytea", "citext", "json", "jsonb", "numeric", "text", "varchar", "xml"});

template <size_t Size>
bool is_any(const std::string& word, const std::array<std::string_view, Size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const Tree& list_at(const Tree& node, const char* key) {
  static const Tree none = Tree::array();
  const Tree* found = at_path(node, {key});
  return found != nullptr && found->is_array() ? *found : none;
}

struct TypeWord {
  std::string name;
  bool of_catalog = false;  // written with pg_catalog, or by the grammar's own word (int, varchar)
};
TypeWord type_of(const Tree& column) {
  const Tree* type = at_path(column, {"typeName"});
  if (type == nullptr) return {};
  TypeWord word;
  for (const Tree& part : list_at(*type, "names")) {
    const std::string text = text_at(part, {"String", "sval"});
    if (word.name == "pg_catalog") word.of_catalog = true;
    word.name = text;
  }
  return word;
}

bool is_serial(const Tree& column) { return is_any(type_of(column).name, serial_types); }

std::string function_name(const Tree& call) {
  const Tree& parts = list_at(call, "funcname");
  return parts.empty() ? "" : text_at(parts[parts.size() - 1], {"String", "sval"});
}

// Whether the default gives each row its own value.
Answer differs_by_row(const Tree& expression) {
  Answer answer = Answer::no;
  walk_tree(expression, [&](const std::string& key, const Tree& node) {
    if (key != "FuncCall") return true;
    const std::string name = function_name(node);
    const bool known = is_any(name, other_functions);
    const Answer one = is_any(name, volatile_functions) ? Answer::yes : known ? Answer::no : Answer::depends;
    answer = std::max(answer, one);
    return true;
  });
  return answer;
}

void raise(Answer& answer, Answer to) { answer = std::max(answer, to); }

// A column's constraints and what each costs. `filled`: the existing rows get a value that is not NULL.
void constraint_effects(const Tree& constraint, bool filled, script::Effects& effects) {
  const std::string type = text_at(constraint, {"contype"});
  if (type == "CONSTR_IDENTITY" || type == "CONSTR_GENERATED") raise(effects.rewrites, Answer::yes);
  if (type == "CONSTR_CHECK" && !is_set(constraint, "skip_validation")) raise(effects.scans, Answer::yes);
  if (type == "CONSTR_FOREIGN" && filled) raise(effects.scans, Answer::yes);
  if (type == "CONSTR_UNIQUE" || type == "CONSTR_PRIMARY") raise(effects.builds_index, Answer::yes);
  if (type == "CONSTR_DEFAULT") {
    if (const Tree* value = at_path(constraint, {"raw_expr"}))
      raise(effects.rewrites, differs_by_row(*value));
  }
}

}  // namespace

void add_column_effects(const Tree& column, script::Effects& effects) {
  const TypeWord type = type_of(column);
  const Tree& constraints = list_at(column, "constraints");
  const bool filled = std::any_of(constraints.begin(), constraints.end(), [](const Tree& one) {
    return text_at(one, {"Constraint", "contype"}) == "CONSTR_DEFAULT";
  });
  if (is_serial(column)) {
    raise(effects.rewrites, Answer::yes);
  } else if (!type.of_catalog && !is_any(type.name, own_types)) {
    // A domain with a CHECK or NOT NULL is checked row by row, in a new table.
    raise(effects.rewrites, Answer::depends);
  }
  for (const Tree& one : constraints) {
    if (const Tree* constraint = at_path(one, {"Constraint"}))
      constraint_effects(*constraint, filled, effects);
  }
}

size_t relations_of(const Tree& element) {
  if (const Tree* constraint = at_path(element, {"Constraint"})) {
    const std::string type = text_at(*constraint, {"contype"});
    const bool keeps = at_path(*constraint, {"indexname"}) != nullptr;
    const bool index = type == "CONSTR_PRIMARY" || type == "CONSTR_UNIQUE" || type == "CONSTR_EXCLUSION";
    return (index && !keeps) || type == "CONSTR_IDENTITY" ? 1 : 0;
  }
  const Tree* column = at_path(element, {"ColumnDef"});
  if (column == nullptr) return 0;
  size_t count = is_serial(*column) ? 1 : 0;
  for (const Tree& one : list_at(*column, "constraints")) count += relations_of(one);
  return count;
}

bool can_be_long(const Tree& column) {
  return is_any(type_of(column).name, long_types) || at_path(column, {"typeName", "arrayBounds"}) != nullptr;
}

}  // namespace schemac::ddl
