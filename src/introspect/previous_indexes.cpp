#include "previous_indexes.hpp"

#include <algorithm>

#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::introspect {
namespace {

std::string name_of(const psl::Model& old, const sql::QualifiedName& table, const psl::Index& index) {
  if (index.mapped) return *index.mapped;
  std::vector<std::string> columns;
  for (const psl::IndexField& field : index.fields) {
    columns.push_back(old.fields.at(field.field.value).database_name());
  }
  return index.unique ? sql::unique_name(table.name, columns) : sql::index_name(table.name, columns);
}

bool same_class(const sql::IndexColumn& column, const psl::IndexField& field) {
  const bool usual = !column.operator_class || column.operator_class->is_default;
  if (!field.operator_class) return usual;
  if (!column.operator_class) return false;
  const std::string& name = column.operator_class->name;
  return field.operator_class->name == (field.operator_class->raw ? name : operator_class_word(name));
}

bool is_descending(const sql::IndexColumn& column) { return column.sort == sql::SortOrder::desc; }
bool is_descending(const psl::IndexField& field) { return field.sort == psl::SortOrder::desc; }

// Compares as the differ does, except for the predicate.
bool stands_for(const sql::Index& index, const psl::Model& old, const psl::Index& wanted) {
  static_assert(static_cast<int>(psl::IndexType::Brin) == static_cast<int>(sql::IndexMethod::brin));
  return index.unique == wanted.unique && static_cast<int>(index.method) == static_cast<int>(wanted.type) &&
         std::equal(index.columns.begin(), index.columns.end(), wanted.fields.begin(), wanted.fields.end(),
                    [&](const sql::IndexColumn& column, const psl::IndexField& field) {
                      return column.name == old.fields.at(field.field.value).database_name() &&
                             is_descending(column) == is_descending(field) && same_class(column, field);
                    });
}

}  // namespace

std::string operator_class_word(const std::string& name) {
  constexpr std::pair<std::string_view, std::string_view> joined[] = {
      {"minmax", "MinMax"}, {"timestamptz", "TimestampTz"}, {"timetz", "TimeTz"}, {"varbit", "VarBit"}};
  std::string out;
  for (std::string part : base::split(name, '_')) {
    const auto* found = std::find_if(std::begin(joined), std::end(joined),
                                     [&](const auto& row) { return row.first == part; });
    if (found != std::end(joined)) {
      out += found->second;
    } else if (!part.empty()) {
      if (part[0] >= 'a' && part[0] <= 'z') part[0] = static_cast<char>(part[0] - 'a' + 'A');
      out += part;
    }
  }
  return out;
}

const psl::Index* old_index(const psl::Model* old, const sql::QualifiedName& table, const sql::Index& index) {
  if (old == nullptr) return nullptr;
  for (const psl::Index& one : old->indexes) {
    if (!one.mapped && one.client_name == index.name) return &one;
    if (name_of(*old, table, one) == index.name) return &one;
  }
  return nullptr;
}

std::vector<sql::Index> stood_for(const psl::Model* old, const sql::Table& table) {
  std::vector<sql::Index> out;
  for (const sql::Index& index : table.hand_made_indexes) {
    if (!index.predicate) {  // of an extension's type: it replaces the plain index that Prisma writes
      out.push_back(index);
      continue;
    }
    const psl::Index* wanted = old_index(old, table.name, index);
    if (wanted == nullptr || wanted->where || name_of(*old, table.name, *wanted) != index.name) continue;
    if (!stands_for(index, *old, *wanted)) continue;
    out.push_back(index);
    out.back().predicate = std::nullopt;
  }
  return out;
}

}  // namespace schemac::introspect
