// Date and time literals of the schema language, "2020-01-02 03:04:05.100 +02:00".
#pragma once

#include <string>
#include <string_view>

namespace schemac::sql {

// The same instant in UTC, without an offset: "2020-01-02 01:04:05.100". A column without a time zone drops
// an offset instead of applying it (docs/reference/safe-style-defects.md#d7), so only this text has the same
// value in every type. A text without an offset is returned unchanged.
std::string in_utc(std::string_view text);

}  // namespace schemac::sql
