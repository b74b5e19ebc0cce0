// What stands in the way of a step whatever the rows are: objects that use a column, names that are taken.
#include <fmt/format.h>

#include <algorithm>

#include "report/collected.hpp"
#include "schemac/base/text.hpp"
#include "sql/spelling.hpp"
#include "styles/safe/enum.hpp"
#include "styles/safe/safe.hpp"

namespace schemac::plan::safe {

namespace {
class BlockerCollector {
 public:
  BlockerCollector(const Spelling& spelling, const sql::Surroundings& around)
      : spelling_(spelling), around_(around) {}

  void operator()(const diff::AlterTable& s) {
    for (const diff::TableChange& change : s.changes) {
      if (const auto* alter = std::get_if<diff::AlterColumn>(&change)) alter_column(s.tables.before, *alter);
      if (const auto* key = std::get_if<diff::AddPrimaryKey>(&change))
        name(s.tables.after.name.schema, key->key.name);
    }
  }
  void operator()(const diff::AlterEnum& s) {
    if (s.removed.empty()) return;
    for (std::string& message : removed_value_blockers(s, spelling_, around_)) {
      blocked(s.types.before.name.name, std::move(message));
    }
  }
  void operator()(const diff::CreateTable& s) {
    name(s.table.name.schema, s.table.name.name);
    if (s.table.primary_key) name(s.table.name.schema, s.table.primary_key->name);
  }
  void operator()(const diff::CreateIndex& s) {
    name(s.table.schema, s.index.name, "give the new index a map: name");
  }
  template <class Other>
  void operator()(const Other&) {}

  std::vector<Warning>& found() { return found_; }
  std::vector<Warning> take() { return std::move(found_); }

 private:
  void blocked(std::string object, std::string message) {
    for (const Warning& warning : found_) {
      if (warning.message == message) return;
    }
    found_.push_back({"blocked", std::move(object), std::move(message), true, "", {}});
  }

  std::vector<std::string> users_of(const sql::QualifiedName& table, const std::string& column) const {
    std::vector<std::string> users;
    bool any_other = false;
    for (const sql::Object& d : around_.dependents) {
      if (d.has(sql::ObjectFact::only_for_rebuilt_enums) || !d.uses(table, column)) continue;
      any_other = any_other || d.create.empty();
      users.push_back(d.description);
    }
    if (!any_other) users.clear();
    std::sort(users.begin(), users.end());
    return users;
  }

  void alter_column(const sql::Table& table, const diff::AlterColumn& change) {
    if (change.changes.type == diff::TypeChange::none) return;
    const std::string& column = change.columns.before.name;
    const std::vector<std::string> users = users_of(table.name, column);
    if (users.empty()) return;
    blocked(table.name.name + "." + column,
            fmt::format("{}.{} cannot change its type while these use it: {}.",
                        spelling_.qualified(table.name), spelling_.name(column), base::join(users, ", ")));
  }

  void name(const std::string& schema, const std::string& name,
            std::string_view advice = "give one of them another name") {
    const auto taken = around_.taken_names.find({schema, name});
    if (taken == around_.taken_names.end()) return;
    blocked(name, fmt::format("the name \"{}\" is taken by {}; {}.", name, taken->second, advice));
  }

  const Spelling& spelling_;
  const sql::Surroundings& around_;
  std::vector<Warning> found_;
};
}  // namespace

std::vector<Warning> blockers(const diff::Steps& steps, const Spelling& spelling,
                              const sql::Surroundings& around) {
  BlockerCollector collector(spelling, around);
  return collected<Warning>(steps, collector);
}

}  // namespace schemac::plan::safe
