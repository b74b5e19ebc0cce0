// Enums under the safe policy: additions first; a type loses values after their columns are gone (D14, D16).
#include <algorithm>
#include <set>

#include "prisma/enums.hpp"
#include "safe/policy.hpp"

namespace schemac::diff {

namespace {
const sql::Enum* find_enum(const sql::Schema& schema, const sql::QualifiedName& name) {
  const auto found = std::find_if(schema.enums.begin(), schema.enums.end(),
                                  [&](const sql::Enum& e) { return e.name == name; });
  return found == schema.enums.end() ? nullptr : &*found;
}

bool loses_values(const sql::Enum& before, const sql::Enum& after) {
  const std::set<std::string> kept(after.values.begin(), after.values.end());
  return std::any_of(before.values.begin(), before.values.end(),
                     [&](const std::string& value) { return !kept.contains(value); });
}

// Columns that keep the type when it is built again: they had it before, and neither they nor their table is
// dropped.
void columns_that_stay(const Matching& m, AlterEnum& step) {
  step.columns.clear();
  step.drop_default.clear();
  step.restore_default.clear();
  const sql::QualifiedName& type = step.types.before.name;
  for (const sql::Table& table : m.before->tables) step.managed_tables.push_back(table.name);
  for (const TablePair& table : m.tables) {
    for (const ColumnPair& column : table.columns) {
      if (!has_type(*column.before, type) || !has_type(*column.after, type)) continue;
      const EnumColumn before{table.before->name, *column.before};
      step.columns.push_back(before);
      if (!before.column.default_value) continue;
      step.drop_default.push_back(before);
      // A list that becomes a scalar, or the reverse, gets its default with its type.
      const bool same_arity =
          (column.before->arity == sql::Arity::list) == (column.after->arity == sql::Arity::list);
      if (!column.after->default_value || !same_arity) continue;
      EnumColumn after{table.before->name, *column.after};
      if (std::holds_alternative<sql::AnyDefault>(*after.column.default_value)) after = before;
      step.restore_default.push_back({before, std::move(after)});
    }
  }
}

void note_unique(const sql::Table& table, const std::vector<std::string>& columns,
                 const base::Box<std::string>& predicate, AlterEnum& step) {
  const bool concerned = std::any_of(step.columns.begin(), step.columns.end(), [&](const EnumColumn& c) {
    return c.table == table.name && std::find(columns.begin(), columns.end(), c.column.name) != columns.end();
  });
  if (concerned) step.unique.push_back({table.name, columns, predicate});
}

// The requested merges of values that this step removes.
void merge_values(const Matching& m, AlterEnum& step) {
  for (const ValueMerge& merge : m.wishes.merges) {
    const bool leaves =
        std::find(step.removed.begin(), step.removed.end(), merge.labels.before) != step.removed.end();
    if (merge.type == step.types.before.name && leaves) step.merged.push_back(merge.labels);
  }
  if (step.merged.empty()) return;
  for (const TablePair& table : m.tables) {
    if (table.before->primary_key && !key_is_rebuilt(table)) {
      note_unique(*table.before, table.before->primary_key->columns, std::nullopt, step);
    }
    for (const auto& pair : match_indexes(m, table).pairs) {
      if (!pair.before->unique) continue;
      std::vector<std::string> columns;
      for (const sql::IndexColumn& column : pair.before->columns) columns.push_back(column.name);
      note_unique(*table.before, columns, pair.before->predicate, step);
    }
  }
}

bool names_value(const std::string& text, const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(),
                     [&](const std::string& value) { return text.find(value) != std::string::npos; });
}

bool default_uses(const sql::Column& column, const AlterEnum& step) {
  if (!column.default_value || !has_type(column, step.types.after.name)) return false;
  const auto is_added = [&](const sql::Literal& literal) {
    return std::find(step.added.begin(), step.added.end(), literal.text) != step.added.end();
  };
  if (const auto* literal = std::get_if<sql::Literal>(&*column.default_value)) return is_added(*literal);
  if (const auto* list = std::get_if<sql::LiteralList>(&*column.default_value)) {
    return std::any_of(list->items.begin(), list->items.end(), is_added);
  }
  const auto* expression = std::get_if<sql::SqlExpression>(&*column.default_value);
  return expression != nullptr && names_value(expression->text, step.added);
}

bool is_used_at_once(const sql::Schema& after, const AlterEnum& step) {
  return std::any_of(after.tables.begin(), after.tables.end(), [&](const sql::Table& table) {
    const bool in_default = std::any_of(table.columns.begin(), table.columns.end(),
                                        [&](const sql::Column& c) { return default_uses(c, step); });
    const bool in_predicate =
        std::any_of(table.indexes.begin(), table.indexes.end(), [&](const sql::Index& index) {
          return index.predicate && names_value(*index.predicate, step.added);
        });
    return in_default || in_predicate;
  });
}

// A column that becomes the enum may already contain the new value.
bool is_cast_to(const Matching& m, const sql::QualifiedName& type) {
  return std::any_of(m.tables.begin(), m.tables.end(), [&](const TablePair& table) {
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const ColumnPair& column) {
      return column.changes.type != TypeChange::none && has_type(*column.after, type);
    });
  });
}
}  // namespace

bool is_rebuilt(const Matching& m, const sql::Type& type) {
  const auto* e = std::get_if<sql::EnumType>(&type);
  if (e == nullptr) return false;
  const sql::Enum* before = find_enum(*m.before, e->name);
  const sql::Enum* after = find_enum(*m.after, e->name);
  return before != nullptr && after != nullptr && loses_values(*before, *after);
}

void alter_enums_safely(const Matching& m, Steps& added, Steps& rebuilt) {
  Steps all;
  alter_enums(m, all);
  for (Step& step : all) {
    auto& change = std::get<AlterEnum>(step);
    if (change.removed.empty()) {
      change.used_at_once = is_used_at_once(*m.after, change) || is_cast_to(m, change.types.after.name);
      added.push_back(std::move(step));
    } else {
      columns_that_stay(m, change);
      merge_values(m, change);
      rebuilt.push_back(std::move(step));
    }
  }
}

}  // namespace schemac::diff
