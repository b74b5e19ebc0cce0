// Converts Prisma's URL parameters to libpq's keywords.
// Source: Prisma's "Connection URL" reference for PostgreSQL; libpq's "Parameter Key Words".
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schemac/pg/session.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::pg {

using Conninfo = std::vector<std::pair<std::string, std::string>>;

// Keywords in a fixed order, without time-outs (which the session handles) and without empty values.
Conninfo conninfo(const ConnectionUrl& url, const SessionOptions& options);

// A number among the URL's parameters, or `otherwise`. 0 = no limit.
int seconds_parameter(const ConnectionUrl& url, const std::string& name, int otherwise);

// True if the session must set the search path to the URL's schema. Not if the user's own `options` do that,
// nor behind a transaction pooler, which would pass the setting on to another client.
bool sets_search_path(const ConnectionUrl& url);

}  // namespace schemac::pg
