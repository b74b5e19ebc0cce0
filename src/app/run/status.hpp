// What a history says about the next `apply`, without a database.
#pragma once

#include <optional>

#include "schemac/base/result.hpp"
#include "schemac/migrate/status.hpp"

namespace schemac::app {

// The error that the next `apply` would give for this history: "migration-renamed", "P3009",
// "migration-edited"; none if it would run, or would have nothing to do.
std::optional<base::Error> obstacle(const migrate::Status& status);

// True if the history and the folder differ, also by migrations that the folder lacks and `apply` tolerates.
bool is_diverged(const migrate::Status& status);

// "not-up-to-date", with the number of migrations that differ.
base::Error not_up_to_date(const migrate::Status& status);

}  // namespace schemac::app
