// Shared by the commands that run SQL on a database: flags, text and JSON of a run.
#pragma once

#include <memory>
#include <string>

#include "arguments/flags.hpp"
#include "schemac/app/apply.hpp"
#include "terminal/outcome.hpp"

namespace schemac::cli {

void declare_lock_wait(FlagSet& command, migrate::ApplyOptions& options);

// --lock-wait, --lock-timeout, --concurrently-timeout.
void declare_apply_flags(FlagSet& command, migrate::ApplyOptions& options);

// The fields of `apply` (docs/reference/command-line.md#json-documents).
Json apply_fields(const app::ApplyReport& report);
// The text for standard output; the caller reports the failure as its error.
std::string apply_text(const app::Project& project, const app::ApplyReport& report);

}  // namespace schemac::cli
