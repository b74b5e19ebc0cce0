// What the project itself says about its database: a URL, or the variable that holds it.
#pragma once

#include <optional>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/config/database_url.hpp"

namespace schemac::app {

// How much may be done to find out. `glance`: what costs nothing next to connecting, such as the first lines
// of the schema; an error where that does not tell for certain.
enum class Effort { glance, full };

// The first of the project's files that says something, in the order of CLI.md; none where nothing does, and
// only then DATABASE_URL counts. Errors: schema_place's; an invalid datasource (its diagnostics are
// reported).
base::Result<std::optional<config::SaidUrl>> said_url(const Project& project, const Reporter& reporter,
                                                      Effort effort);

}  // namespace schemac::app
