#include "run/lost_connection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "history/resume_point.hpp"
#include "locks/session_lock.hpp"
#include "schemac/base/text.hpp"
#include "schemac/migrate/history.hpp"

namespace schemac::migrate {
namespace {

constexpr int connect_seconds = 3;
// The server may still run the last statement for a while; we wait this long for its end.
constexpr std::chrono::milliseconds settle_wait{3'000};

std::string committed_before(const ApplyResult& result) {
  if (result.applied.empty()) return "Nothing was committed by this run before it.";
  std::vector<std::string> names;
  for (const AppliedMigration& migration : result.applied) names.push_back("`" + migration.name + "`");
  return fmt::format("Committed by this run before it: {}.", base::join(names, ", "));
}

struct Known {
  std::string text;      // empty if the server cannot be queried
  bool nothing = false;  // the database has nothing of the migration, and the history no row of it
};

std::string committed_part(const std::string& name, const Progress& progress) {
  std::string text =
      fmt::format("Of `{}`, {} of {} statements are committed; the next `schemac apply` goes on behind them.",
                  name, progress.done, progress.total);
  // The server has shown that it cannot share a transaction: it is a DO block or a procedure that
  // commits.
  if (progress.marks.alone.count(progress.done) != 0)
    text +=
        " The one behind them commits by itself: what it committed stays, and it runs again from its "
        "beginning.";
  return text;
}

Known now_known(const pg::ConnectionUrl& url, const ApplyOptions& options, const std::string& name) {
  auto session =
      pg::Session::open(url, {.connect_timeout_seconds = connect_seconds, .interrupt = options.interrupt});
  if (!session.ok()) return {};
  Observer silent;
  if (options.take_lock && !hold_own_lock(*session, settle_wait, silent, options.interrupt).ok()) return {};
  const auto history = read_history(*session);
  if (!history.ok()) return {};
  for (const Row& row : history->value_or(std::vector<Row>())) {
    if (row.migration_name != name || row.rolled_back_at) continue;
    if (row.applied())
      return {fmt::format("The server had committed `{}` all the same: it is applied.", name)};
    const auto progress = read_progress(row.logs.value_or(""));
    if (progress) return {committed_part(name, *progress)};
  }
  return {fmt::format("Nothing of `{}` is committed.", name), true};
}

}  // namespace

void find_out(const pg::ConnectionUrl& url, const ApplyOptions& options, ApplyResult& result) {
  FailedMigration& failed = *result.failed;
  const Known known = now_known(url, options, failed.name);
  failed.undone = known.nothing;
  if (known.text.empty()) {
    failed.error.hint += " " + committed_before(result);
  } else {
    failed.error.hint = fmt::format("The connection was lost. {} {} Run `schemac apply` again.", known.text,
                                    committed_before(result));
  }
}

}  // namespace schemac::migrate
