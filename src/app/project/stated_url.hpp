// Finds what the project's own files state about its database: a URL, or the variable that holds it.
#pragma once

#include <optional>

#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"
#include "schemac/config/database_url.hpp"

namespace schemac::app {

// Limits the work. `glance`: only reads that are cheap beside a connection, such as the first lines of the
// schema; an error if they give no certain answer.
enum class Effort { glance, full };

// The first statement of the project's files, in the order of
// docs/reference/command-line.md#where-the-database-url-comes-from; none if there is none, and only then
// DATABASE_URL is used. Errors: schema_place's; an invalid datasource (its diagnostics are reported).
base::Result<std::optional<config::SaidUrl>> said_url(const Context& context, Effort effort);

}  // namespace schemac::app
