// The form of USING that casts one type to another: facts of PostgreSQL 14 to 18
// (docs/reference/safe-style-defects.md#type-conversions; all 3,782 ordered pairs as run).
#pragma once

#include <string_view>

#include "schemac/sql/types.hpp"

namespace schemac::plan {

enum class Cast {
  impossible,      // no value of one type is valid for the other
  plain,           // the assignment cast, no USING: it raises where an explicit cast would cut
  direct,          // "c"::t
  by_text,         // "c"::text::t
  by_text_bits,    // "c"::text::varbit: an explicit cast to bit(n) would cut or fill silently
  non_zero,        // "c" <> 0
  zero_or_one,     // "c"::integer of a boolean
  one_bit,         // a boolean as B'1' or B'0'
  low_bits,        // a number as bit(n), its low bits
  bits_number,     // bits as a number
  to_utf8,         // convert_to("c"::text, 'UTF8'); a cast would read backslashes as escapes
  from_utf8,       // convert_from("c", 'UTF8')
  from_utf8_then,  // convert_from("c", 'UTF8')::t
  bytes_to_uuid,   // encode("c", 'hex')::uuid
  uuid_to_bytes,   // uuid_send("c")
  to_json,         // to_json("c")
  to_jsonb,        // to_jsonb("c")
  short_inet,      // abbrev("c"): plain would write 10.0.0.1/32
  by_numeric,      // "c"::numeric::t
  by_integer,      // "c"::integer::t
  utc_time         // ("c" AT TIME ZONE 'UTC')::t
};

Cast cast_between(const sql::Type& from, const sql::Type& to);

}  // namespace schemac::plan
