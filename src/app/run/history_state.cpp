#include "run/history_state.hpp"

#include <fmt/format.h>

#include "drift/drift_entries.hpp"
#include "replay/replay.hpp"
#include "schemac/base/text.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"

namespace schemac::app {
namespace {

constexpr size_t most_entries = 30;  // in one message

// The possible remedies, starting with the one that loses nothing.
constexpr const char* ways_on =
    "To keep what is there: `schemac pull` takes it into the schema if that does not have it, `schemac diff "
    "--from migrations --name "
    "NAME` writes the migration that makes it, `schemac resolve --applied FOLDER` says that this database "
    "has it. To lose it: undo it by hand, or `schemac reset`. --ignore-drift goes on: then the new migration "
    "takes away what the schema does not have, and fails where that never was.";

base::Error drifted(const std::vector<DriftEntry>& entries, const std::vector<std::string>& edited) {
  std::string text = "The database is not what its migrations made. No migration was written.";
  for (size_t i = 0; i < entries.size() && i < most_entries; ++i) text += "\n  " + entries[i].message;
  if (entries.size() > most_entries) {
    text += fmt::format("\n  and {} more: `schemac status --drift`", entries.size() - most_entries);
  }
  std::string hint;
  if (!edited.empty()) {
    hint = fmt::format("That may be because {} edited after it was applied: {}. ",
                       edited.size() == 1 ? "a migration was" : "migrations were", base::join(edited, ", "));
  }
  return {.code = "database-drifted", .message = std::move(text), .hint = hint + ways_on};
}

}  // namespace

base::Result<HistoryState> history_state(const Context& context, const migrate::Folder& folder,
                                         const Scope& scope) {
  if (folder.migrations.empty()) return HistoryState{sql::Schema{}, ""};
  auto replayed = replay(context, folder, scope, nullptr);
  if (replayed.ok()) return HistoryState{std::move(replayed).value(), ""};
  if (replayed.error().code == "interrupted") return std::move(replayed).error();
  return HistoryState{std::nullopt, replayed.error().message};
}

base::Result<std::vector<DriftEntry>> drift_from(pg::Session& session, sql::Schema history,
                                                 const sql::Schema& now, const External& external,
                                                 bool strict) {
  // An empty history has no schemas, so those of the database are accepted.
  if (history == sql::Schema{}) history.namespaces = now.namespaces;
  // The private server may be of another version, with another spelling.
  SCHEMAC_TRY(history, catalog::normalize_expressions(session, now, std::move(history)));
  diff::DiffOptions wishes;
  wishes.strict = strict;
  sql::Pair<sql::Schema> schemas{std::move(history), now};
  leave_out(external, schemas);
  return drift_entries(diff::diff(schemas, diff::Policy::safe, wishes));
}

base::Status check_drift(pg::Session& session, sql::Schema history, const sql::Schema& now,
                         const External& external, bool strict, const std::vector<std::string>& edited) {
  SCHEMAC_TRY(const std::vector<DriftEntry> drift,
              drift_from(session, std::move(history), now, external, strict));
  if (drift.empty()) return base::ok();
  return drifted(drift, edited);
}

std::vector<std::string> names_of(const std::vector<migrate::StatusEntry>& entries) {
  std::vector<std::string> names;
  names.reserve(entries.size());
  for (const migrate::StatusEntry& entry : entries) names.push_back(entry.name);
  return names;
}

}  // namespace schemac::app
