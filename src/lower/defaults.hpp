// Lowers @default to the relational default, each literal in the canonical form that sql::Literal describes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemac/psl/datamodel.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::lower {

// The database's default of the field's @default; none for client-side functions and autoincrement().
std::optional<sql::Default> lower_default(const psl::Datamodel& datamodel, const psl::Field& field);

// Digits without exponent, plus sign, superfluous leading zeros or a minus before zero; the scale is kept
// ("1.50", "1e3" -> "1000", ".5" -> "0.5", "-0.0" -> "0.0").
std::string canonical_number(std::string_view text);

// RFC 3339 to "2020-01-02 03:04:05.100 +02:00": fraction absent or 3, 6 or 9 digits, the offset kept.
std::string canonical_date_time(std::string_view text);

// Standard base64 to lower-case hexadecimal.
std::string base64_to_hex(std::string_view text);

}  // namespace schemac::lower
