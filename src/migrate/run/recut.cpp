// Re-splits a script after errors 25001, 55P04, 2D000: a part of ScriptRun.
#include <fmt/format.h>

#include <algorithm>

#include "run/script_run.hpp"
#include "run/serialized_observer.hpp"
#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

constexpr std::string_view unsafe_new_enum_value = "55P04";
constexpr std::string_view active_transaction = "25001";
constexpr std::string_view invalid_transaction_end = "2D000";

}  // namespace

// True if the server's error shows another way to split the script that was not tried yet.
bool ScriptRun::learn_from(const StatementFailure& failure) {
  if (!failure.statement) return false;
  const std::string& state = failure.error.sqlstate;
  if (state == unsafe_new_enum_value) return commit_before(*failure.statement);
  if (state == active_transaction || state == invalid_transaction_end)
    return run_by_itself(*failure.statement);
  return false;
}

bool ScriptRun::commit_before(size_t index) {
  const auto& statements = script_.parts.statements;
  bool learned = false;
  auto statement = statements.at(progress_.done);
  for (size_t i = progress_.done; i < index; ++i, ++statement) {
    if (statement->kind == ddl::Kind::add_enum_value) learned |= progress_.marks.after.insert(i).second;
  }
  // A function or a DO block added the value: a commit is needed right before its use.
  if (!learned && index > progress_.done) learned = progress_.marks.after.insert(index - 1).second;
  if (learned) {
    tell(observer_,
         Note{script_.migration.name,
              fmt::format("line {} uses an enum value that the same file adds: committing before it",
                          statements[index].line)});
  }
  return learned;
}

bool ScriptRun::run_by_itself(size_t index) {
  const ddl::Statement& statement = script_.parts.statements[index];
  // SET TRANSACTION in the middle of a transaction has no effect outside of one.
  if (statement.block != ddl::Block::inside || base::iequals_ascii(sql(index).substr(0, 3), "set"))
    return false;
  if (!progress_.marks.alone.insert(index).second) return false;
  const Units units = script_.units(progress_.marks, progress_.done);
  const bool alone = std::any_of(units.units.begin(), units.units.end(), [&](const Unit& unit) {
    return unit.kind == UnitKind::alone && unit.first == index;
  });
  if (!alone) return false;
  tell(observer_,
       Note{script_.migration.name,
            fmt::format("line {} cannot run in a transaction: it runs by itself", statement.line)});
  return true;
}

}  // namespace schemac::migrate
