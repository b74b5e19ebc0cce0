// The part of ScriptRun for `protect = "rows"`.
#include <fmt/format.h>

#include <algorithm>

#include "run/script_run.hpp"
#include "schemac/base/text.hpp"

namespace schemac::migrate {

bool ScriptRun::protects_rows() const {
  const auto& reviewed = options_.reviewed;
  return options_.protect_rows && script_.kind == ScriptKind::apply &&
         std::find(reviewed.begin(), reviewed.end(), script_.migration.name) == reviewed.end();
}

// Not before SET TRANSACTION, which must precede every query; a SET loses no rows.
std::optional<StatementFailure> ScriptRun::look_at_rows(std::string_view next) {
  if (rows_ || !protects_rows() || base::iequals_ascii(next.substr(0, 4), "set ")) return std::nullopt;
  auto begun = RowProtection::begin(session_);
  if (!begun.ok()) return StatementFailure{std::nullopt, false, begun.error()};
  rows_ = std::move(*begun);
  return std::nullopt;
}

std::optional<StatementFailure> ScriptRun::check_rows() {
  if (!rows_) return std::nullopt;
  const auto lost = rows_->losses(session_);
  if (!lost.ok()) return StatementFailure{std::nullopt, false, lost.error()};
  if (lost->empty()) return std::nullopt;
  return StatementFailure{
      std::nullopt, false,
      base::Error{
          .code = "rows-protected",
          .message =
              fmt::format("The environment protects rows (protect = \"rows\"), and the transaction:\n  {}",
                          base::join(*lost, "\n  ")),
          .hint = "If the rows may go, give --allow-destructive, or list the migration under `reviewed` of "
                  "[check] in schemac.toml."}};
}

}  // namespace schemac::migrate
