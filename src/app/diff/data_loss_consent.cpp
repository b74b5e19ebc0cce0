#include "schemac/app/data_loss_consent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

constexpr std::array<std::string_view, 4> destroying = {"drop-table", "drop-column", "recreate-column",
                                                        "rows"};

constexpr size_t few_tables = 4;  // with fewer tables, dropping one or two of them is common

std::string listed(const std::vector<std::string>& messages) { return "\n  " + base::join(messages, "\n  "); }

// A database schema, the number of its tables, and the dropped ones.
struct Dropped {
  size_t tables = 0;
  std::vector<std::string> names;
  bool too_many() const {
    return !names.empty() && (names.size() == tables || (tables >= few_tables && names.size() * 2 > tables));
  }
};

std::map<std::string, Dropped> dropped_tables(const Change& change) {
  std::map<std::string, Dropped> found;
  for (const sql::Table& table : change.schemas.before.tables) ++found[table.name.schema].tables;
  for (const diff::Step& step : change.plan.steps) {
    const auto* drop = std::get_if<diff::DropTable>(&step);
    if (drop != nullptr) found[drop->table.name.schema].names.push_back(drop->table.name.name);
  }
  return found;
}

std::string how_many(const std::string& schema, const Dropped& dropped) {
  if (dropped.names.size() < dropped.tables) {
    return fmt::format("{} of the {} tables of the schema \"{}\"", dropped.names.size(), dropped.tables,
                       schema);
  }
  if (dropped.tables == 1) return fmt::format("the only table of the schema \"{}\"", schema);
  return fmt::format("all {} tables of the schema \"{}\"", dropped.tables, schema);
}

}  // namespace

bool loses_data(const plan::Warning& finding, plan::Style style) {
  if (finding.unexecutable) return false;
  return plan::traits_of(style).every_warning_is_a_loss ||
         std::find(destroying.begin(), destroying.end(), finding.kind) != destroying.end();
}

base::Status may_run(const Change& change, const ChangeConsent& consent, const Prompt& prompt) {
  std::vector<std::string> impossible;
  std::vector<std::string> lost;
  for (const plan::Warning& finding : change.findings) {
    if (finding.unexecutable) impossible.push_back(finding.message);
    if (loses_data(finding, change.wording.style)) lost.push_back(finding.message);
  }
  if (!impossible.empty()) {
    return base::Error{
        .code = "change-impossible",
        .message = "The change cannot run on this database:" + listed(impossible),
        .hint = "Correct the rows or the schema; or write the migration with --create-only and edit it."};
  }
  if (lost.empty() || consent.accept_data_loss) return base::ok();
  const std::string what = "The change destroys data:" + listed(lost);
  if (prompt && prompt({what + "\nGo on?"})) return base::ok();
  return base::Error{
      .code = "data-loss",
      .message = what,
      .hint = "Give --accept-data-loss to go on, or --create-only to write the migration and look at it."};
}

void agree_to_losses(Change& change) {
  const bool any =
      std::any_of(change.findings.begin(), change.findings.end(),
                  [&](const plan::Warning& finding) { return loses_data(finding, change.wording.style); });
  if (!any) return;
  change.losses = plan::Losses::accepted;
  plan_again(change);
}

base::Status may_drop_tables(const Change& change, const std::string& schema, const ChangeConsent& consent,
                             const Prompt& prompt) {
  if (consent.drop_tables) return base::ok();
  std::string what;
  for (const auto& [name, dropped] : dropped_tables(change)) {
    if (!dropped.too_many()) continue;
    what += fmt::format("{}The change drops {}:{}", what.empty() ? "" : "\n", how_many(name, dropped),
                        listed(dropped.names));
  }
  if (what.empty() || (prompt && prompt({what + "\nIs that meant?"}))) return base::ok();
  const bool loses = consent.will_run && !consent.accept_data_loss &&
                     std::any_of(change.findings.begin(), change.findings.end(), [&](const auto& finding) {
                       return loses_data(finding, change.wording.style);
                     });
  return base::Error{
      .code = "drop-tables",
      .message = what,
      .hint = fmt::format("The schema was read from {}: if that is only a part of it, name the whole (a "
                          "folder of .prisma files, too) with --schema. If the tables are to go, give "
                          "--drop-tables{}.",
                          schema, loses ? " and, because rows are lost, --accept-data-loss" : "")};
}

}  // namespace schemac::app
