#include "conversion/conversion.hpp"

#include <fmt/format.h>

#include <array>

#include "conversion/casts.hpp"
#include "schemac/base/text.hpp"

namespace schemac::plan {

namespace {
using sql::TypeId;

bool is_list(const sql::Column& column) { return column.arity == sql::Arity::list; }

std::optional<TypeId> builtin_id(const sql::Type& type) {
  const auto* builtin = std::get_if<sql::BuiltinType>(&type);
  return builtin == nullptr ? std::nullopt : std::optional(builtin->id);
}

// The text behind USING for one value and for a list: {0} is the column, {1} the type. "" = the assignment
// cast is enough. Without a list form no list converts, because USING allows no sub-select and only casts
// accept whole lists.
struct Form {
  Cast cast;
  const char* scalar;
  const char* list;
};
constexpr const char* none = "NULL::{1}[]";
constexpr const char* by_text = "{0}::text[]::{1}[]";
constexpr std::array<Form, 21> forms{{
    {Cast::impossible, "NULL::{1}", none},
    {Cast::plain, "", ""},
    {Cast::direct, "{0}::{1}", "{0}::{1}[]"},
    {Cast::by_text, "{0}::text::{1}", by_text},
    {Cast::by_text_bits, "{0}::text::varbit", "{0}::text[]::varbit[]"},
    {Cast::non_zero, "{0} <> 0", "{0}::numeric[]::integer[]::boolean[]"},
    {Cast::zero_or_one, "{0}::integer", "{0}::integer[]"},
    {Cast::one_bit, "CASE WHEN {0} THEN B'1' WHEN NOT {0} THEN B'0' END", none},
    {Cast::low_bits, "{0}::bigint::{1}", "{0}::bigint[]::{1}[]"},
    {Cast::bits_number, "{0}::bigint", "{0}::bigint[]"},
    {Cast::to_utf8, "convert_to({0}::text, 'UTF8')", none},
    {Cast::from_utf8, "convert_from({0}, 'UTF8')", none},
    {Cast::from_utf8_then, "convert_from({0}, 'UTF8')::{1}", none},
    {Cast::bytes_to_uuid, "encode({0}, 'hex')::uuid", none},
    {Cast::uuid_to_bytes, "uuid_send({0})", none},
    {Cast::to_json, "to_json({0})", by_text},
    {Cast::to_jsonb, "to_jsonb({0})", by_text},
    {Cast::short_inet, "abbrev({0})", "{0}::text[]"},
    {Cast::by_numeric, "{0}::numeric", "{0}::numeric[]"},
    {Cast::by_integer, "{0}::integer::{1}", "{0}::integer[]::{1}[]"},
    {Cast::utc_time, "({0} AT TIME ZONE 'UTC')::{1}", by_text},
}};

constexpr const Form& form_of(Cast cast) { return forms[static_cast<size_t>(cast)]; }
constexpr bool in_order() {
  for (size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].cast != static_cast<Cast>(i)) return false;
  }
  return true;
}
static_assert(in_order() && forms.back().cast == Cast::utc_time);

bool list_is_impossible(Cast cast) { return std::string_view(form_of(cast).list) == none; }

std::string scalar_expression(Cast cast, const std::string& value, const std::string& type) {
  return fmt::format(fmt::runtime(form_of(cast).scalar), value, type);
}

std::string list_expression(Cast cast, const std::string& value, const std::string& type) {
  return fmt::format(fmt::runtime(form_of(cast).list), value, type);
}

// An explicit cast adds and removes bits on the right; the assignment cast refuses every row. A check makes
// sure that only zeros are removed.
bool resizes_bits(const sql::Type& from, const sql::Type& to) {
  return builtin_id(from) == TypeId::bit && builtin_id(to) == TypeId::bit;
}

// True if a timestamp keeps every digit, so that PostgreSQL need not rewrite the table (in UTC).
bool keeps_microseconds(const sql::Type& type) {
  return std::get<sql::BuiltinType>(type).first.value_or(6) == 6;
}

// Between the two timestamp types, if the table is rewritten anyway: independent of the session's time zone.
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
  if (out.impossible) out.in_utc = false;  // only NULLs are converted
  return out;
}

}  // namespace schemac::plan
