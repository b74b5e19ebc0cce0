#include "conversion/casts.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string>
#include <variant>

#include "schemac/base/text.hpp"

namespace schemac::plan {

namespace {
using sql::TypeId;
using Set = uint32_t;

constexpr Set of(TypeId id) { return Set{1} << static_cast<unsigned>(id); }
constexpr Set enums = Set{1} << 26U;
constexpr Set unsupported = Set{1} << 27U;

constexpr Set small_int = of(TypeId::small_int);
constexpr Set integer = of(TypeId::integer);
constexpr Set big_int = of(TypeId::big_int);
constexpr Set oid = of(TypeId::oid);
constexpr Set floats = of(TypeId::real) | of(TypeId::double_precision);
constexpr Set decimal = of(TypeId::decimal);
constexpr Set money = of(TypeId::money);
constexpr Set boolean = of(TypeId::boolean);
constexpr Set text = of(TypeId::text) | of(TypeId::var_char) | of(TypeId::character) | of(TypeId::citext);
constexpr Set uuid = of(TypeId::uuid);
constexpr Set inet = of(TypeId::inet);
constexpr Set xml = of(TypeId::xml);
constexpr Set bit = of(TypeId::bit);
constexpr Set bits = bit | of(TypeId::var_bit);
constexpr Set json = of(TypeId::json);
constexpr Set json_b = of(TypeId::json_b);
constexpr Set bytes = of(TypeId::byte_a);
constexpr Set date = of(TypeId::date);
constexpr Set timestamp = of(TypeId::timestamp);
constexpr Set timestamptz = of(TypeId::timestamptz);
constexpr Set time = of(TypeId::time);
constexpr Set timetz = of(TypeId::timetz);
constexpr Set ints = small_int | integer | big_int;
constexpr Set numbers = ints | floats | decimal;
constexpr Set moments = timestamp | timestamptz;
constexpr Set times = time | timetz;
constexpr Set any = ~Set{0};

struct Rule {
  Set from, to;
  Cast cast;
};

// The first matching row counts; pairs that are not listed are impossible. Rows of one source are adjacent.
constexpr std::array rules{
    // Whole numbers and bytes: 18 has a cast, older versions give other bytes by text. Both cannot be meant.
    Rule{ints, bytes, Cast::impossible},

    Rule{text, text, Cast::plain},
    Rule{text, bytes, Cast::to_utf8},
    Rule{text, bits, Cast::by_text_bits},
    Rule{of(TypeId::citext), any, Cast::by_text},
    Rule{text, any, Cast::direct},

    Rule{bytes, text, Cast::from_utf8},
    Rule{bytes, uuid, Cast::bytes_to_uuid},
    Rule{bytes, xml | json | json_b, Cast::from_utf8_then},

    Rule{boolean, numbers, Cast::zero_or_one},
    Rule{boolean, bits, Cast::one_bit},
    Rule{numbers, boolean, Cast::non_zero},
    Rule{small_int, money, Cast::by_integer},
    Rule{floats, money, Cast::by_numeric},
    Rule{numbers, numbers | money, Cast::plain},
    Rule{ints, oid, Cast::plain},
    Rule{oid, integer | big_int, Cast::plain},
    Rule{ints, bit, Cast::low_bits},
    Rule{bit, ints, Cast::bits_number},
    Rule{money, numbers, Cast::by_numeric},
    Rule{money, text, Cast::by_numeric},

    Rule{bits, bits, Cast::plain},
    Rule{json | json_b, json | json_b, Cast::plain},
    Rule{json_b, numbers | boolean, Cast::direct},

    Rule{inet, text, Cast::short_inet},
    Rule{uuid, bytes, Cast::uuid_to_bytes},

    Rule{timestamp, timetz, Cast::utc_time},
    Rule{moments, moments | date | times, Cast::plain},
    Rule{date, date | moments, Cast::plain},
    Rule{times, times, Cast::plain},

    Rule{unsupported | json | json_b | xml | enums | bits | oid | numbers | boolean | uuid | date | moments |
             times,
         text, Cast::plain},
    Rule{enums | numbers | boolean | uuid | date | moments | times | inet, json, Cast::to_json},
    Rule{enums | numbers | boolean | uuid | date | moments | times | inet, json_b, Cast::to_jsonb},
    Rule{enums, enums, Cast::by_text},
    Rule{any & ~bytes, bytes, Cast::to_utf8},
    Rule{any & ~bytes, xml, Cast::by_text},
    Rule{enums | numbers | oid | json | json_b | xml, bits, Cast::by_text_bits},
    // By their digits or words: the values decide.
    Rule{numbers | json | json_b | xml, oid, Cast::by_text},
    Rule{oid | bits | json | json_b | xml, numbers | money | boolean | oid, Cast::by_text},
    Rule{oid | bits | xml, json | json_b, Cast::by_text},
    Rule{bits, date | moments | times, Cast::by_text},
    Rule{moments, floats | decimal, Cast::by_text},
};

Set set_of(const sql::Type& type) {
  return std::visit(base::Overloaded{
                        [](const sql::BuiltinType& t) { return of(t.id); },
                        [](const sql::EnumType&) { return enums; },
                        [](const sql::UnsupportedType&) { return unsupported; },
                    },
                    type);
}

// The casts in pg_cast of types that the schema language can only quote.
struct NamedCast {
  std::string_view from, to;
  Cast cast;
};
constexpr std::array named_casts{
    NamedCast{"box", "circle", Cast::direct},
    NamedCast{"box", "lseg", Cast::direct},
    NamedCast{"box", "point", Cast::direct},
    NamedCast{"box", "polygon", Cast::plain},
    NamedCast{"cidr", "inet", Cast::plain},
    NamedCast{"circle", "box", Cast::direct},
    NamedCast{"circle", "point", Cast::direct},
    NamedCast{"circle", "polygon", Cast::direct},
    NamedCast{"inet", "cidr", Cast::plain},
    NamedCast{"interval", "time", Cast::plain},
    NamedCast{"lseg", "point", Cast::direct},
    NamedCast{"macaddr", "macaddr8", Cast::plain},
    NamedCast{"macaddr8", "macaddr", Cast::plain},
    NamedCast{"path", "polygon", Cast::plain},
    NamedCast{"point", "box", Cast::plain},
    NamedCast{"polygon", "box", Cast::direct},
    NamedCast{"polygon", "circle", Cast::direct},
    NamedCast{"polygon", "path", Cast::plain},
    NamedCast{"polygon", "point", Cast::direct},
    NamedCast{"time", "interval", Cast::plain},
    NamedCast{"int4range", "int4multirange", Cast::direct},
    NamedCast{"int8range", "int8multirange", Cast::direct},
    NamedCast{"numrange", "nummultirange", Cast::direct},
    NamedCast{"daterange", "datemultirange", Cast::direct},
    NamedCast{"tsrange", "tsmultirange", Cast::direct},
    NamedCast{"tstzrange", "tstzmultirange", Cast::direct},
    NamedCast{"hstore", "json", Cast::direct},
    NamedCast{"hstore", "jsonb", Cast::direct},
};

// "numeric(8,-2)" is a numeric.
std::string bare_name(std::string_view type) {
  std::string name = base::lower_ascii(type.substr(0, type.find('(')));
  while (!name.empty() && std::isspace(static_cast<unsigned char>(name.back())) != 0) name.pop_back();
  return name;
}

std::string name_of(const sql::Type& type) {
  if (const auto* builtin = std::get_if<sql::BuiltinType>(&type)) {
    const std::string_view name = sql::type_info(builtin->id).catalog_name;
    return std::string(name);
  }
  const auto* other = std::get_if<sql::UnsupportedType>(&type);
  return other == nullptr ? "" : bare_name(other->text.str());
}

Cast cast_of_unsupported(const sql::Type& from, const sql::Type& to) {
  const std::string from_name = name_of(from);
  const std::string to_name = name_of(to);
  if (from_name == to_name) return Cast::plain;
  for (const NamedCast& row : named_casts) {
    if (row.from == from_name && row.to == to_name) return row.cast;
  }
  const bool both_quoted =
      std::holds_alternative<sql::UnsupportedType>(from) && std::holds_alternative<sql::UnsupportedType>(to);
  // The text of one type can be valid for the other: the rows decide.
  if (both_quoted) return Cast::by_text;
  const Set from_set = set_of(from);
  if (std::holds_alternative<sql::UnsupportedType>(to)) {
    return (from_set & bytes) != 0                        ? Cast::from_utf8_then
           : (from_set & text & ~of(TypeId::citext)) != 0 ? Cast::direct
                                                          : Cast::by_text;
  }
  return (set_of(to) & (numbers | money | boolean | oid | bits | json | json_b | uuid | inet | date |
                        moments | times | enums)) != 0
             ? Cast::by_text
             : Cast::impossible;
}
}  // namespace

Cast cast_between(const sql::Type& from, const sql::Type& to) {
  const Set from_set = set_of(from);
  const Set to_set = set_of(to);
  const bool quoted = ((from_set | to_set) & unsupported) != 0;
  if (quoted && (from_set & text) == 0) {
    const Cast named = cast_of_unsupported(from, to);
    const bool general = (to_set & (text | bytes | xml)) != 0;
    if (!general) return named;
  }
  for (const Rule& rule : rules) {
    if ((rule.from & from_set) != 0 && (rule.to & to_set) != 0) return rule.cast;
  }
  return Cast::impossible;
}

}  // namespace schemac::plan
