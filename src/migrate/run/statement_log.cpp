#include "run/statement_log.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include "schemac/base/text.hpp"

namespace schemac::migrate {

std::string told_sql(std::string_view text) {
  constexpr size_t longest = 16 * 1024;
  std::string told = base::truncate_utf8(text, longest);
  if (told.size() < text.size()) told += " ...";
  return told;
}

void StatementLog::add(AppliedStatement statement) {
  ++count_;
  lock_wait_ms_ += statement.lock_wait_ms;
  statements_.push_back(std::move(statement));
  if (statements_.size() > 2 * told) keep_the_longest();
}

void StatementLog::keep_the_longest() {
  std::vector<double> times;
  times.reserve(statements_.size());
  for (const AppliedStatement& statement : statements_) times.push_back(statement.ms);
  const auto shortest = times.begin() + static_cast<long>(told);
  std::nth_element(times.begin(), shortest, times.end(), std::greater<>());
  size_t equal = told - static_cast<size_t>(std::count_if(times.begin(), times.end(),
                                                          [&](double ms) { return ms > *shortest; }));
  std::erase_if(statements_, [&](const AppliedStatement& statement) {
    if (statement.ms != *shortest) return statement.ms < *shortest;
    if (equal == 0) return true;
    --equal;
    return false;
  });
}

void StatementLog::take(StatementLog&& later) {
  count_ += later.count_;
  lock_wait_ms_ += later.lock_wait_ms_;
  std::move(later.statements_.begin(), later.statements_.end(), std::back_inserter(statements_));
  later = StatementLog();
  if (statements_.size() > 2 * told) keep_the_longest();
}

void StatementLog::move_to(AppliedMigration& migration) {
  migration.statement_count = count_;
  migration.lock_wait_ms = lock_wait_ms_;
  migration.statements = std::move(statements_);
}

}  // namespace schemac::migrate
