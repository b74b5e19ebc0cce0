#include "diff/after_running.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "schemac/diff/diff.hpp"

namespace schemac::app {
namespace {

using ColumnName = std::pair<sql::QualifiedName, std::string>;

// The names of the objects that the steps create and drop.
class Effects {
 public:
  explicit Effects(const diff::Steps& steps) {
    for (const diff::Step& step : steps) std::visit(*this, step);
  }
  void operator()(const diff::DropIndex& s) { gone_.insert({s.table.schema, s.index.name}); }
  void operator()(const diff::CreateIndex& s) { made_.insert({s.table.schema, s.index.name}); }
  void operator()(const diff::RenameIndex& s) {
    gone_.insert({s.table.schema, s.names.before});
    made_.insert({s.table.schema, s.names.after});
  }
  void operator()(const diff::AlterTable& s) {
    table_ = s.tables.before.name;
    for (const diff::TableChange& change : s.changes) std::visit(*this, change);
  }
  void operator()(const diff::DropColumn& c) { gone_columns_.insert({table_, c.column.name}); }
  void operator()(const diff::RecreateColumn& c) {
    gone_columns_.insert({table_, c.columns.before.name});
    new_defaults_.insert({table_, c.columns.before.name});
  }
  void operator()(const diff::AlterColumn& c) {
    if (c.changes.default_value) new_defaults_.insert({table_, c.columns.before.name});
  }
  template <class Other>
  void operator()(const Other&) {}

  bool makes(const sql::Table& table, const sql::Index& index) const {
    return made_.contains({table.name.schema, index.name});
  }
  bool takes(const sql::Table& table, const sql::Index& index) const {
    const auto goes = [&](const std::string& column) { return gone_columns_.contains({table.name, column}); };
    return gone_.contains({table.name.schema, index.name}) ||
           std::any_of(index.columns.begin(), index.columns.end(),
                       [&](const sql::IndexColumn& column) { return goes(column.name); }) ||
           std::any_of(index.include.begin(), index.include.end(), goes);
  }
  bool takes(const sql::Table& table, const sql::Column& column) const {
    return gone_columns_.contains({table.name, column.name});
  }
  bool sets_default(const sql::Table& table, const sql::Column& column) const {
    return new_defaults_.contains({table.name, column.name});
  }

 private:
  sql::QualifiedName table_;
  std::set<sql::QualifiedName> gone_;
  std::set<sql::QualifiedName> made_;
  std::set<ColumnName> gone_columns_;
  std::set<ColumnName> new_defaults_;
};

bool has_index(const sql::Table& table, const std::string& name) {
  return std::any_of(table.indexes.begin(), table.indexes.end(),
                     [&](const sql::Index& index) { return index.name == name; });
}

void settle_indexes(const Effects& effects, const sql::Table& before, sql::Table& after) {
  std::erase_if(after.indexes, [&](const sql::Index& index) {
    return !effects.makes(after, index) && !has_index(before, index.name);
  });
  for (const sql::Index& index : before.indexes) {
    if (!effects.takes(before, index) && !has_index(after, index.name)) after.indexes.push_back(index);
  }
  after.hand_made_indexes.clear();
  for (const sql::Index& index : before.hand_made_indexes) {
    if (!effects.takes(before, index)) after.hand_made_indexes.push_back(index);
  }
}

void settle_columns(const Effects& effects, const sql::Table& before, sql::Table& after) {
  for (sql::Column& column : after.columns) {
    const bool any = column.default_value && std::holds_alternative<sql::AnyDefault>(*column.default_value);
    const sql::Column* old = any ? before.column(column.name) : nullptr;
    if (old != nullptr && !effects.sets_default(before, column)) column.default_value = old->default_value;
  }
  for (size_t i = 0; i < before.columns.size(); ++i) {
    const sql::Column& column = before.columns[i];
    if (after.column(column.name) != nullptr || effects.takes(before, column)) continue;
    const auto place = std::min(i, after.columns.size());
    after.columns.insert(after.columns.begin() + static_cast<std::ptrdiff_t>(place), column);
  }
}

}  // namespace

sql::Schema after_running(const Change& change) {
  const Effects effects(change.plan.steps);
  sql::Schema reached = change.schemas.after;
  for (sql::Table& table : reached.tables) {
    const sql::Table* before = change.schemas.before.table(table.name);
    if (before == nullptr) continue;
    settle_columns(effects, *before, table);
    settle_indexes(effects, *before, table);
  }
  return reached;
}

}  // namespace schemac::app
