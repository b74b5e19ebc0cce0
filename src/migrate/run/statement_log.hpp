// A log of executed statements with limited memory: a dump has hundreds of thousands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/migrate/observer.hpp"

namespace schemac::migrate {

// At most 16 KB of the text.
std::string told_sql(std::string_view text);

class StatementLog {
 public:
  void add(AppliedStatement statement);
  // Adds those of a transaction after its commit.
  void take(StatementLog&& later);
  // Selects statements as AppliedMigration describes.
  void move_to(AppliedMigration& migration);

 private:
  static constexpr size_t told = 1000;
  void keep_the_longest();

  size_t count_ = 0;
  double lock_wait_ms_ = 0;
  std::vector<AppliedStatement> statements_;
};

}  // namespace schemac::migrate
