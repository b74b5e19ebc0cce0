// Prisma's URL parameters in libpq's keywords.
// Source: Prisma's "Connection URL" reference for PostgreSQL; libpq's "Parameter Key Words".
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schemac/pg/session.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::pg {

using Conninfo = std::vector<std::pair<std::string, std::string>>;

// Keywords in a fixed order, without time-outs (the session keeps those itself) and without empty values.
Conninfo conninfo(const ConnectionUrl& url, const SessionOptions& options);

// A number among the URL's parameters, or `otherwise`. 0 = no limit.
int seconds_parameter(const ConnectionUrl& url, const std::string& name, int otherwise);

// Whether the session must set the search path to the URL's schema. Not where the user's own `options` do,
// nor behind a transaction pooler, which would hand the setting on to another client.
bool sets_search_path(const ConnectionUrl& url);

}  // namespace schemac::pg
