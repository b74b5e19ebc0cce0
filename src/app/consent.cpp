#include "schemac/app/consent.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

constexpr std::array<std::string_view, 3> destroying = {"drop-table", "drop-column", "rows"};

bool needs_consent(const plan::Warning& finding, plan::Style style) {
  if (finding.unexecutable) return false;
  return style == plan::Style::prisma ||
         std::find(destroying.begin(), destroying.end(), finding.kind) != destroying.end();
}

std::string listed(const std::vector<std::string>& messages) { return "\n  " + base::join(messages, "\n  "); }

}  // namespace

base::Status may_run(const Change& change, const Consent& consent) {
  std::vector<std::string> impossible;
  std::vector<std::string> lost;
  for (const plan::Warning& finding : change.findings) {
    if (finding.unexecutable) impossible.push_back(finding.message);
    if (needs_consent(finding, change.rendering.style)) lost.push_back(finding.message);
  }
  if (!impossible.empty()) {
    return base::Error{
        .code = "change-impossible",
        .message = "The change cannot run on this database:" + listed(impossible),
        .hint = "Correct the rows or the schema; or write the migration with --create-only and edit it."};
  }
  if (lost.empty() || consent.accept_data_loss) return base::ok();
  const std::string what = "The change destroys data:" + listed(lost);
  if (consent.ask && consent.ask(what + "\nGo on?")) return base::ok();
  return base::Error{
      .code = "data-loss",
      .message = what,
      .hint = "Give --accept-data-loss to go on, or --create-only to write the migration and look at it."};
}

}  // namespace schemac::app
