#include "prisma/enums.hpp"

#include <algorithm>
#include <set>

namespace schemac::diff {

namespace {
using sql::Enum;

const Enum* find_enum(const std::vector<Enum>& enums, const sql::QualifiedName& name) {
  const auto found = std::find_if(enums.begin(), enums.end(), [&](const Enum& e) { return e.name == name; });
  return found == enums.end() ? nullptr : &*found;
}

// The values of `from` that `in` lacks, in the order of `from`.
std::vector<std::string> missing_values(const Enum& from, const Enum& in) {
  const std::set<std::string> present(in.values.begin(), in.values.end());
  std::vector<std::string> missing;
  std::copy_if(from.values.begin(), from.values.end(), std::back_inserter(missing),
               [&](const std::string& value) { return !present.contains(value); });
  return missing;
}

std::vector<EnumColumn> columns_of(const sql::Schema& schema, const sql::QualifiedName& type) {
  std::vector<EnumColumn> columns;
  for (const sql::Table& table : schema.tables) {
    for (const sql::Column& column : table.columns) {
      if (has_type(column, type)) columns.push_back({table.name, column});
    }
  }
  return columns;
}

// A type without one of its values is built again, because PostgreSQL cannot drop a value. Defaults of the
// old type block the change: they are dropped before it and set again afterwards.
void rebuild(const Matching& m, AlterEnum& step) {
  step.columns = columns_of(*m.after, step.types.after.name);
  for (const EnumColumn& old : columns_of(*m.before, step.types.before.name)) {
    if (!old.column.default_value) continue;
    const TablePair* table = m.pair_of(old.table);
    const ColumnPair* column = table == nullptr ? nullptr : table->column(old.column.name);
    step.drop_default.push_back(old);
    if (column != nullptr && column->after->default_value)
      step.restore_default.push_back({old, {old.table, *column->after}});
  }
}
}  // namespace

bool has_type(const sql::Column& column, const sql::QualifiedName& type) {
  const auto* e = std::get_if<sql::EnumType>(&column.type);
  return e != nullptr && *e->name == type;
}

void create_enums(const Matching& m, Steps& steps) {
  for (const Enum& e : m.after->enums) {
    if (find_enum(m.before->enums, e.name) == nullptr) steps.push_back(CreateEnum{e});
  }
}

void alter_enums(const Matching& m, Steps& steps) {
  for (const Enum& before : m.before->enums) {
    const Enum* after = find_enum(m.after->enums, before.name);
    if (after == nullptr) continue;
    AlterEnum step{{before, *after},
                   missing_values(*after, before),
                   missing_values(before, *after),
                   {},
                   {},
                   {},
                   false,
                   {},
                   {},
                   {}};
    if (step.added.empty() && step.removed.empty()) continue;
    if (!step.removed.empty()) rebuild(m, step);
    steps.push_back(std::move(step));
  }
}

void drop_enums(const Matching& m, Steps& steps) {
  for (const Enum& e : m.before->enums) {
    if (find_enum(m.after->enums, e.name) == nullptr) steps.push_back(DropEnum{e});
  }
}

}  // namespace schemac::diff
