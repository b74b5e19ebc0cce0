// Explains missing rights of a role, with the GRANT that adds them.
#pragma once

#include <string>
#include <string_view>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::pg {

// Explains how `statement`, which the server refused with `error`, can be allowed: the missing right, its
// object and role, as a GRANT to copy; or the owner of an object that only its owner may change. Queries the
// catalog, so the session must not be in a failed transaction. Empty if the error is not about rights
// (SQLSTATE 42501). If no object is found in the server's message (another language, a right without an
// object), the sentence names only the role.
std::string missing_right(Session& session, const base::Error& error, std::string_view statement = "");

// The error as P1010: Prisma's sentence with role and database, the server's message as detail, and
// `missing_right` as hint. Errors that are not about rights, or are P1010 already, are returned
// unchanged.
base::Error access_denied(Session& session, base::Error error, std::string_view statement = "");

}  // namespace schemac::pg
