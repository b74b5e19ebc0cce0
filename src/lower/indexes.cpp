#include "indexes.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::lower {

namespace {
// Words that snake case splits although PostgreSQL writes them as one
// (docs/reference/schema-language.md#index-types-and-operator-classes).
constexpr std::pair<std::string_view, std::string_view> joined_words[] = {
    {"min_max", "minmax"}, {"timestamp_tz", "timestamptz"}, {"time_tz", "timetz"}, {"var_bit", "varbit"}};

struct MethodName {
  psl::IndexType type;
  sql::IndexMethod method;
};
constexpr MethodName methods[] = {
    {psl::IndexType::BTree, sql::IndexMethod::btree},    {psl::IndexType::Hash, sql::IndexMethod::hash},
    {psl::IndexType::Gist, sql::IndexMethod::gist},      {psl::IndexType::Gin, sql::IndexMethod::gin},
    {psl::IndexType::SpGist, sql::IndexMethod::sp_gist}, {psl::IndexType::Brin, sql::IndexMethod::brin}};
static_assert(static_cast<size_t>(psl::IndexType::Brin) + 1 == std::size(methods));

const psl::Field& field_of(const psl::Model& model, psl::FieldId id) { return model.fields.at(id.value); }

// True for the classes that PostgreSQL uses if none is named (pg_opclass.opcdefault). A raw name does not
// show whether it is one.
bool is_default_class(psl::IndexType type, const std::string& name) {
  if (type == psl::IndexType::Brin) {
    return name == "inet_inclusion_ops" || (name.ends_with("_minmax_ops") && name != "inet_minmax_ops");
  }
  if (type == psl::IndexType::Gin) return name == "jsonb_ops" || name == "array_ops";
  return type == psl::IndexType::SpGist && (name == "text_ops" || name == "inet_ops");
}

std::optional<sql::OperatorClass> lower_operator_class(psl::IndexType type,
                                                       const base::Box<psl::OperatorClass>& ops) {
  if (!ops) return std::nullopt;
  if (ops->raw) return sql::OperatorClass{ops->name, false};
  std::string name = operator_class_sql_name(ops->name);
  const bool is_default = is_default_class(type, name);
  return sql::OperatorClass{std::move(name), is_default};
}

std::string lower_where_entry(const psl::Model& model, const psl::WhereEntry& entry) {
  const std::string column = sql::quote_identifier(field_of(model, entry.field).database_name(), false);
  if (std::holds_alternative<std::monostate>(entry.value)) {
    return column + (entry.negated ? " IS NOT NULL" : " IS NULL");
  }
  const bool* boolean = std::get_if<bool>(&entry.value);
  std::string value = boolean != nullptr ? (*boolean ? "true" : "false") : std::get<std::string>(entry.value);
  if (boolean == nullptr && !entry.is_number) value = sql::quote_literal(value);
  return fmt::format("{} {} {}", column, entry.negated ? "!=" : "=", value);
}

std::string lower_where(const psl::Model& model, const psl::Where& where) {
  if (const auto* raw = std::get_if<std::string>(&where.predicate)) return *raw;
  std::vector<std::string> parts;
  for (const psl::WhereEntry& entry : std::get<std::vector<psl::WhereEntry>>(where.predicate)) {
    parts.push_back(lower_where_entry(model, entry));
  }
  return base::join(parts, " AND ");
}
}  // namespace

std::string operator_class_sql_name(std::string_view psl_name) {
  std::string out;
  for (const char c : psl_name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !out.empty()) out += '_';
    out += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (const auto& [cut, whole] : joined_words) out = base::replace_all(std::move(out), cut, whole);
  return out;
}

sql::Index lower_index(const psl::Model& model, const psl::Index& index) {
  sql::Index out;
  out.unique = index.unique;
  out.method = methods[static_cast<size_t>(index.type)].method;
  std::vector<std::string> names;
  for (const psl::IndexField& field : index.fields) {
    sql::IndexColumn column;
    column.name = field_of(model, field.field).database_name();
    if (field.sort)
      column.sort = *field.sort == psl::SortOrder::asc ? sql::SortOrder::asc : sql::SortOrder::desc;
    column.operator_class = lower_operator_class(index.type, field.operator_class);
    names.push_back(column.name);
    out.columns.push_back(std::move(column));
  }
  if (index.where) out.predicate = lower_where(model, *index.where);
  const std::string& table = model.database_name();
  out.name = index.mapped ? *index.mapped
                          : (index.unique ? sql::unique_name(table, names) : sql::index_name(table, names));
  return out;
}

}  // namespace schemac::lower
