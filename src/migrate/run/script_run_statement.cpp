// Sends one statement of a script to the server: the innermost part of ScriptRun.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "run/run_meter.hpp"
#include "run/script_run.hpp"
#include "run/serialized_observer.hpp"
#include "schemac/ddl/effects.hpp"
#include "script/directives.hpp"

namespace schemac::migrate {
namespace {

using Clock = std::chrono::steady_clock;
using Failure = std::optional<StatementFailure>;

constexpr std::string_view lock_not_available = "55P03";

}  // namespace

base::Error ScriptRun::interrupted_error() {
  return {.code = "interrupted", .message = "interrupted: the statement was cancelled", .sqlstate = "57014"};
}

// The directives were already checked when the script was read.
Settings ScriptRun::settings_of(size_t index, const ddl::Statement& statement) const {
  if (index == 0) return {};  // those are the file's
  auto settings = directives(script_.migration.script, statement);
  return settings.ok() ? std::move(settings->settings) : Settings();
}

Failure ScriptRun::run_statement(size_t index, const ddl::Statement& statement) {
  auto before = set(session_, settings_of(index, statement));
  if (!before.ok()) return StatementFailure{index, false, before.error()};
  Failure failure = send(index, statement);
  // In a failed transaction no setting can be changed, and none needs to be.
  if (failure && session_.in_transaction()) return failure;
  auto after = set(session_, *before);
  if (failure || after.ok()) return failure;
  return StatementFailure{index, false, after.error()};
}

Failure ScriptRun::send(size_t index, const ddl::Statement& statement) {
  const std::string_view text = script_.text_of(statement);
  if (runner_.watch.interrupted()) return StatementFailure{index, false, interrupted_error()};
  tell(observer_, StatementStarted{script_.migration.name, statement.line, text});
  const auto start = Clock::now();
  runner_.watch.begin(script_.migration.name,
                      statement.kind == ddl::Kind::create_index || statement.kind == ddl::Kind::reindex);
  const std::string_view script = script_.migration.script;
  auto rows = statement.kind == ddl::Kind::copy_data
                  ? session_.copy_in(text, script.substr(statement.data.begin, statement.data.size()))
                  : session_.run(text);
  note_waits(index, runner_.watch.end(), ms_since(start), rows.ok() ? nullptr : &rows.error());
  for (const std::string& notice : session_.take_notices())
    tell(observer_, ServerNotice{script_.migration.name, notice});
  if (!rows.ok())
    return StatementFailure{index, false, runner_.watch.interrupted() ? interrupted_error() : rows.error()};
  tell_statement(index, statement, ms_since(start),
                 static_cast<long long>(std::max(rows->affected(), rows->size())));
  return std::nullopt;
}

void ScriptRun::tell_statement(size_t index, const ddl::Statement& statement, double ms, long long rows) {
  const std::string_view text = script_.text_of(statement);
  AppliedStatement done;
  done.line = statement.line;
  done.ms = ms;
  done.rows = rows;
  done.sql = told_sql(text);
  for (const script::Lock& lock : ddl::effects(text).locks) {
    done.locks.push_back(fmt::format("{} on {}", script::lock_name(lock.mode), lock.object));
  }
  if (const auto waits = waits_.find(index); waits != waits_.end()) done.lock_waits = waits->second;
  for (const LockWait& wait : done.lock_waits) done.lock_wait_ms += wait.ms;
  tell(observer_, StatementFinished{script_.migration.name, done});
  attempt_.add(std::move(done));
}

// An attempt that lock_timeout ended has waited, even if no blockers were seen.
void ScriptRun::note_waits(size_t index, std::vector<LockWait> seen, double ms, const base::Error* error) {
  if (seen.empty() && (error == nullptr || error->sqlstate != lock_not_available)) return;
  if (seen.empty()) seen.push_back({"", "", ms});
  std::vector<LockWait>& all = waits_[index];
  for (LockWait& wait : seen) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const LockWait& known) {
      return known.mode == wait.mode && known.object == wait.object;
    });
    if (same == all.end()) {
      all.push_back(std::move(wait));
    } else {
      same->ms += wait.ms;
    }
  }
}

}  // namespace schemac::migrate
