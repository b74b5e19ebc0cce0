#include "conversion.hpp"

#include <fmt/format.h>

#include "casts.hpp"
#include "schemac/base/text.hpp"

namespace schemac::plan {

namespace {
using sql::TypeId;

bool is_list(const sql::Column& column) { return column.arity == sql::Arity::list; }

std::optional<TypeId> builtin_id(const sql::Type& type) {
  const auto* builtin = std::get_if<sql::BuiltinType>(&type);
  return builtin == nullptr ? std::nullopt : std::optional(builtin->id);
}

// Text behind USING for one value; "" = the assignment cast does it.
std::string scalar_expression(Cast cast, const std::string& value, const std::string& type) {
  switch (cast) {
    case Cast::plain:
      return "";
    case Cast::direct:
      return fmt::format("{}::{}", value, type);
    case Cast::by_text:
      return fmt::format("{}::text::{}", value, type);
    case Cast::by_text_bits:
      return fmt::format("{}::text::varbit", value);
    case Cast::non_zero:
      return fmt::format("{} <> 0", value);
    case Cast::zero_or_one:
      return fmt::format("{}::integer", value);
    case Cast::one_bit:
      return fmt::format("CASE WHEN {0} THEN B'1' WHEN NOT {0} THEN B'0' END", value);
    case Cast::low_bits:
      return fmt::format("{}::bigint::{}", value, type);
    case Cast::bits_number:
      return fmt::format("{}::bigint", value);
    case Cast::to_utf8:
      return fmt::format("convert_to({}::text, 'UTF8')", value);
    case Cast::from_utf8:
      return fmt::format("convert_from({}, 'UTF8')", value);
    case Cast::from_utf8_then:
      return fmt::format("convert_from({}, 'UTF8')::{}", value, type);
    case Cast::bytes_to_uuid:
      return fmt::format("encode({}, 'hex')::uuid", value);
    case Cast::uuid_to_bytes:
      return fmt::format("uuid_send({})", value);
    case Cast::to_json:
      return fmt::format("to_json({})", value);
    case Cast::to_jsonb:
      return fmt::format("to_jsonb({})", value);
    case Cast::short_inet:
      return fmt::format("abbrev({})", value);
    case Cast::by_numeric:
      return fmt::format("{}::numeric", value);
    case Cast::by_integer:
      return fmt::format("{}::integer::{}", value, type);
    case Cast::utc_time:
      return fmt::format("({} AT TIME ZONE 'UTC')::{}", value, type);
    case Cast::impossible:
      break;
  }
  return fmt::format("NULL::{}", type);
}

bool list_is_impossible(Cast cast) {
  switch (cast) {
    case Cast::impossible:
    case Cast::from_utf8:
    case Cast::from_utf8_then:
    case Cast::bytes_to_uuid:
    case Cast::uuid_to_bytes:
    case Cast::to_utf8:
    case Cast::one_bit:
      return true;
    default:
      return false;
  }
}

// The same for all elements of a list; USING allows no sub-select, so that only casts can do it.
std::string list_expression(Cast cast, const std::string& value, const std::string& type) {
  if (list_is_impossible(cast)) return fmt::format("NULL::{}[]", type);
  switch (cast) {
    case Cast::plain:
      return "";
    case Cast::direct:
      return fmt::format("{}::{}[]", value, type);
    case Cast::zero_or_one:
      return fmt::format("{}::integer[]", value);
    case Cast::by_numeric:
      return fmt::format("{}::numeric[]", value);
    case Cast::by_integer:
      return fmt::format("{}::integer[]::{}[]", value, type);
    case Cast::bits_number:
      return fmt::format("{}::bigint[]", value);
    case Cast::low_bits:
      return fmt::format("{}::bigint[]::{}[]", value, type);
    case Cast::non_zero:
      return fmt::format("{}::numeric[]::integer[]::boolean[]", value);
    case Cast::by_text_bits:
      return fmt::format("{}::text[]::varbit[]", value);
    case Cast::short_inet:
      return fmt::format("{}::text[]", value);
    default:
      break;
  }
  return fmt::format("{}::text[]::{}[]", value, type);
}

// An explicit cast adds and takes bits on the right, the assignment refuses every row. That nothing but zeros
// is taken is checked.
bool resizes_bits(const sql::Type& from, const sql::Type& to) {
  return builtin_id(from) == TypeId::bit && builtin_id(to) == TypeId::bit;
}

// Whether a moment keeps every digit, so that PostgreSQL need not rewrite the table (in UTC).
bool keeps_microseconds(const sql::Type& type) {
  return std::get<sql::BuiltinType>(type).first.value_or(6) == 6;
}

// Between the two kinds of moment, where the table is rewritten anyway: without the session's zone.
bool is_moment_rewrite(const sql::Pair<sql::Type>& types) {
  const auto is_moment = [](const sql::Type& type) {
    return builtin_id(type) == TypeId::timestamp || builtin_id(type) == TypeId::timestamptz;
  };
  return is_moment(types.before) && is_moment(types.after) &&
         builtin_id(types.before) != builtin_id(types.after) &&
         !(keeps_microseconds(types.before) && keeps_microseconds(types.after));
}

bool depends_on_zone(const sql::Type& type) {
  const auto id = builtin_id(type);
  return id == TypeId::timestamptz || id == TypeId::timetz;
}

Cast cast_of(const sql::Pair<sql::Column>& columns) {
  if (columns.before.type == columns.after.type) return Cast::plain;
  if (resizes_bits(columns.before.type, columns.after.type)) return Cast::direct;
  return cast_between(columns.before.type, columns.after.type);
}
}  // namespace

Conversion conversion(const sql::Pair<sql::Column>& columns, const Spelling& spelling) {
  const std::string name = spelling.name(columns.before.name);
  const std::string type = spelling.type(columns.after.type);
  const Cast cast = cast_of(columns);
  const sql::Pair<bool> list = columns.map(is_list);
  Conversion out;
  out.impossible = cast == Cast::impossible;
  out.in_utc = depends_on_zone(columns.before.type) != depends_on_zone(columns.after.type) ||
               cast == Cast::utc_time ||
               (depends_on_zone(columns.before.type) &&
                !columns.map([](const auto& c) { return c.type.index(); }).unchanged());
  if (list.before && list.after) {
    out.impossible = list_is_impossible(cast);
    out.expression = list_expression(cast, name, type);
  } else if (list.after) {
    const std::string element = scalar_expression(cast, name, type);
    out.expression = out.impossible ? fmt::format("NULL::{}[]", type)
                                    : fmt::format("CASE WHEN {} IS NULL THEN NULL ELSE ARRAY[{}] END", name,
                                                  element.empty() ? name : element);
  } else if (list.before) {
    const std::string first = fmt::format("({0})[array_lower({0}, 1)]", name);
    const std::string element = scalar_expression(cast, first, type);
    out.expression = element.empty() ? first : element;
  } else if (is_moment_rewrite(columns.map([](const sql::Column& c) { return c.type; }))) {
    out.in_utc = false;
    out.expression = fmt::format("{} AT TIME ZONE 'UTC'", name);
  } else {
    out.expression = scalar_expression(cast, name, type);
  }
  return out;
}

}  // namespace schemac::plan
