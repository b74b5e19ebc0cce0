#include "diff/leaving.hpp"

namespace schemac::app {
namespace {

class Collector {
 public:
  void operator()(const diff::DropTable& s) { leaving.tables.push_back(s.table.name); }
  void operator()(const diff::DropEnum& s) { leaving.types.push_back(s.type.name); }
  void operator()(const diff::DropIndex& s) { name(s.table, s.index.name); }
  void operator()(const diff::DropForeignKey& s) { name(s.table, s.key.name); }
  void operator()(const diff::ReplaceIndex& s) { name(s.table, s.indexes.before.name); }
  void operator()(const diff::ReplacePrimaryKey& s) { name(s.table, s.keys.before.name); }
  void operator()(const diff::AlterTable& s) {
    table_ = s.tables.before.name;
    for (const diff::TableChange& change : s.changes) std::visit(*this, change);
  }
  void operator()(const diff::DropPrimaryKey& c) { name(table_, c.key.name); }
  void operator()(const diff::DropColumn& c) { leaving.columns.push_back({table_, c.column.name}); }
  void operator()(const diff::RecreateColumn& c) {
    leaving.columns.push_back({table_, c.columns.before.name});
  }
  void operator()(const diff::AlterColumn& c) {
    const catalog::ColumnName column{table_, c.columns.before.name};
    // The down script creates a computed column anew, so objects that depend on the old one are lost.
    if (c.columns.before.generated && !c.columns.after.generated) return leaving.columns.push_back(column);
    if (c.changes.type != diff::TypeChange::none) leaving.retyped.push_back(column);
    if (c.changes.autoincrement && c.columns.before.autoincrement) leaving.unsequenced.push_back(column);
  }
  template <class Other>
  void operator()(const Other&) {}

  catalog::Leaving leaving;

 private:
  void name(const sql::QualifiedName& table, const std::string& of) { leaving.names.push_back({table, of}); }

  sql::QualifiedName table_;
};

}  // namespace

catalog::Leaving leaving_of(const diff::Steps& steps) {
  Collector collector;
  for (const diff::Step& step : steps) std::visit(collector, step);
  return std::move(collector.leaving);
}

}  // namespace schemac::app
