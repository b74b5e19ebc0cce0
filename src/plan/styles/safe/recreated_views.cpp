#include <algorithm>
#include <optional>

#include "styles/safe/enum.hpp"
#include "styles/safe/safe.hpp"

namespace schemac::plan::safe {

namespace {
bool changes_type(const diff::AlterTable& step, const sql::Object& view) {
  return std::any_of(step.changes.begin(), step.changes.end(), [&](const diff::TableChange& change) {
    const auto* alter = std::get_if<diff::AlterColumn>(&change);
    return alter != nullptr && alter->changes.type != diff::TypeChange::none &&
           view.uses(step.tables.before.name, alter->columns.before.name);
  });
}

bool is_rebuilt_under(const diff::AlterEnum& step, const sql::Object& view, const Spelling& spelling,
                      const sql::Surroundings& around) {
  if (step.removed.empty()) return false;
  const sql::Objects dependents = rebuilt_around(step, spelling, around);
  return std::find(dependents.begin(), dependents.end(), view) != dependents.end();
}

bool in_the_way(const diff::Step& step, const sql::Object& view, const Spelling& spelling,
                const sql::Surroundings& around) {
  if (const auto* table = std::get_if<diff::AlterTable>(&step)) return changes_type(*table, view);
  const auto* type = std::get_if<diff::AlterEnum>(&step);
  return type != nullptr && is_rebuilt_under(*type, view, spelling, around);
}
}  // namespace

std::vector<ViewAside> views_aside(const diff::Steps& steps, const Spelling& spelling,
                                   const sql::Surroundings& around) {
  std::vector<ViewAside> out;
  for (const sql::Object& view : around.dependents) {
    if (view.kind != sql::ObjectKind::view || view.create.empty()) continue;
    std::optional<ViewAside> aside;
    for (size_t i = 0; i < steps.size(); ++i) {
      if (!in_the_way(steps[i], view, spelling, around)) continue;
      if (!aside) aside = ViewAside{view.drop, view.create, i, i};
      aside->last = i;
    }
    if (aside) out.push_back(*std::move(aside));
  }
  return out;
}

}  // namespace schemac::plan::safe
