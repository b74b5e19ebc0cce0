#include <algorithm>

#include "styles/safe/enum.hpp"
#include "styles/safe/safe.hpp"

namespace schemac::plan::safe {

namespace {
bool changes_type(const diff::AlterTable& step, const sql::Dependent& view) {
  if (step.tables.before.name != view.table) return false;
  return std::any_of(step.changes.begin(), step.changes.end(), [&](const diff::TableChange& change) {
    const auto* alter = std::get_if<diff::AlterColumn>(&change);
    return alter != nullptr && alter->changes.type != diff::TypeChange::none &&
           alter->columns.before.name == view.column;
  });
}

bool is_rebuilt_under(const diff::AlterEnum& step, const sql::Dependent& view, const Spelling& spelling,
                      const sql::Surroundings& around) {
  if (step.removed.empty()) return false;
  const std::vector<sql::Dependent> dependents = rebuilt_around(step, spelling, around);
  return std::any_of(dependents.begin(), dependents.end(),
                     [&](const sql::Dependent& other) { return other.view && other.create == view.create; });
}

bool in_the_way(const diff::Step& step, const sql::Dependent& view, const Spelling& spelling,
                const sql::Surroundings& around) {
  if (const auto* table = std::get_if<diff::AlterTable>(&step)) return changes_type(*table, view);
  const auto* type = std::get_if<diff::AlterEnum>(&step);
  return type != nullptr && is_rebuilt_under(*type, view, spelling, around);
}
}  // namespace

std::vector<ViewAside> views_aside(const diff::Steps& steps, const Spelling& spelling,
                                   const sql::Surroundings& around) {
  std::vector<ViewAside> out;
  for (const sql::Dependent& view : around.dependents) {
    if (!view.view || view.create.empty()) continue;
    for (size_t i = 0; i < steps.size(); ++i) {
      if (!in_the_way(steps[i], view, spelling, around)) continue;
      const auto known = std::find_if(out.begin(), out.end(),
                                      [&](const ViewAside& other) { return other.create == view.create; });
      if (known == out.end()) {
        out.push_back({view.drop, view.create, i, i});
      } else {
        known->first = std::min(known->first, i);
        known->last = std::max(known->last, i);
      }
    }
  }
  return out;
}

}  // namespace schemac::plan::safe
