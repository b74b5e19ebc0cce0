// Reads a pending migration and finds what would make it fail for sure, before anything runs.
#pragma once

#include <vector>

#include "runner.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"

namespace schemac::migrate {

// Errors: "migration-unreadable", "meta-command", "copy-stdin", "two-phase", "bad-directive"; "P3009" for an
// unfinished migration whose done part was edited.
base::Result<Prepared> prepare(const Migration& migration, const std::vector<Row>& history);

}  // namespace schemac::migrate
