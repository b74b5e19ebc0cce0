// What a role may not do, and the GRANT that lets it.
#pragma once

#include <string>
#include <string_view>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::pg {

// Who has to do what so that `statement`, which the server refused with `error`, is allowed: the right that
// is missing, on which object, for which role, as a GRANT to copy; or who owns what only its owner may
// change. Asks the catalog for it, so the session must be in no failed transaction. Empty where the error is
// none of rights (SQLSTATE 42501). Where the server's words name no object that is found (another language, a
// right that is no object's), the sentence names the role only.
std::string missing_right(Session& session, const base::Error& error, std::string_view statement = "");

// The error as P1010: Prisma's sentence with role and database, the server's words as detail, and
// `missing_right` as hint. Errors that are none of rights, or P1010 already, are returned as they
// are.
base::Error access_denied(Session& session, base::Error error, std::string_view statement = "");

}  // namespace schemac::pg
