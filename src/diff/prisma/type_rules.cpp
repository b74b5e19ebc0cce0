#include "prisma/type_rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace schemac::diff {

namespace {
using sql::BuiltinType;
using sql::TypeId;
using enum TypeChange;

constexpr uint32_t never = std::numeric_limits<uint32_t>::max();
constexpr uint32_t own_length = never - 1;      // the type's own argument (1 if it has none)
constexpr uint32_t decimal_length = never - 2;  // the digits of a Decimal(p,s) with sign and point

// Into strings. A target of n characters is safe from `safe` on, risky from `risky` on, else not castable.
struct StringRule {
  TypeId from;
  bool without_argument;  // the row is for the type written without an argument
  TypeChange to_citext;
  uint32_t var_char_safe, var_char_risky;
  uint32_t char_safe, char_risky;
  TypeChange to_bare_char;
};

constexpr std::array string_rules{
    StringRule{TypeId::text, true, safe, never, 0, never, 0, risky},
    StringRule{TypeId::character, true, not_castable, 1, 0, 1, 0, safe},
    StringRule{TypeId::character, false, not_castable, own_length, 0, own_length, 0, risky},
    StringRule{TypeId::var_char, true, not_castable, never, 0, never, 0, risky},
    StringRule{TypeId::var_char, false, not_castable, own_length, 0, own_length, 0, risky},
    StringRule{TypeId::bit, true, not_castable, 1, never, 1, never, safe},
    StringRule{TypeId::bit, false, not_castable, own_length, never, own_length, never, not_castable},
    StringRule{TypeId::var_bit, true, not_castable, never, 0, never, 0, risky},
    StringRule{TypeId::var_bit, false, not_castable, own_length, 0, own_length, 0, risky},
    StringRule{TypeId::uuid, true, not_castable, 32, never, 32, never, not_castable},
    StringRule{TypeId::xml, true, not_castable, never, 0, never, 0, risky},
    StringRule{TypeId::json, true, not_castable, never, 0, never, 0, risky},
    StringRule{TypeId::json_b, true, not_castable, never, 0, never, 0, risky},
    StringRule{TypeId::inet, true, safe, 0, 0, never, never, not_castable},
    StringRule{TypeId::citext, true, none, 0, 0, never, 0, risky},
    StringRule{TypeId::money, true, safe, 0, 0, never, 0, risky},
    StringRule{TypeId::small_int, true, not_castable, 4, 0, 4, 0, risky},
    StringRule{TypeId::integer, true, not_castable, 11, 0, 11, 0, risky},
    StringRule{TypeId::big_int, true, not_castable, 20, 0, 20, 0, risky},
    StringRule{TypeId::oid, true, not_castable, 0, 0, never, never, not_castable},
    StringRule{TypeId::real, true, not_castable, 47, 0, 47, 0, risky},
    StringRule{TypeId::double_precision, true, not_castable, 317, 0, 317, 0, risky},
    StringRule{TypeId::decimal, true, not_castable, 131073, 0, 131073, 0, risky},
    StringRule{TypeId::decimal, false, not_castable, decimal_length, 0, decimal_length, 0, risky},
    StringRule{TypeId::boolean, true, not_castable, 0, 0, 5, 4, not_castable},
    StringRule{TypeId::timestamp, true, not_castable, 23, never, 23, never, not_castable},
    StringRule{TypeId::timestamptz, true, not_castable, 28, never, 28, never, not_castable},
    StringRule{TypeId::date, true, not_castable, 28, never, 28, never, not_castable},
    StringRule{TypeId::time, true, not_castable, 14, never, 14, never, not_castable},
    StringRule{TypeId::timetz, true, not_castable, 19, never, 19, never, not_castable},
    StringRule{TypeId::byte_a, true, not_castable, never, 3, never, 3, not_castable},
};

// Between the other types, for any arguments. Pairs that are not listed are not castable.
struct PlainRule {
  TypeId from, to;
  TypeChange change;
};
constexpr std::array plain_rules{
    PlainRule{TypeId::small_int, TypeId::integer, safe},
    PlainRule{TypeId::small_int, TypeId::big_int, safe},
    PlainRule{TypeId::small_int, TypeId::real, safe},
    PlainRule{TypeId::small_int, TypeId::double_precision, safe},
    PlainRule{TypeId::integer, TypeId::small_int, risky},
    PlainRule{TypeId::integer, TypeId::big_int, safe},
    PlainRule{TypeId::integer, TypeId::real, safe},
    PlainRule{TypeId::integer, TypeId::double_precision, safe},
    PlainRule{TypeId::big_int, TypeId::small_int, risky},
    PlainRule{TypeId::big_int, TypeId::integer, risky},
    PlainRule{TypeId::big_int, TypeId::real, safe},
    PlainRule{TypeId::big_int, TypeId::double_precision, safe},
    PlainRule{TypeId::oid, TypeId::integer, safe},
    PlainRule{TypeId::oid, TypeId::big_int, safe},
    PlainRule{TypeId::real, TypeId::double_precision, safe},
    PlainRule{TypeId::real, TypeId::small_int, risky},
    PlainRule{TypeId::real, TypeId::integer, risky},
    PlainRule{TypeId::real, TypeId::big_int, risky},
    PlainRule{TypeId::double_precision, TypeId::small_int, risky},
    PlainRule{TypeId::double_precision, TypeId::integer, risky},
    PlainRule{TypeId::double_precision, TypeId::big_int, risky},
    PlainRule{TypeId::double_precision, TypeId::real, risky},
    PlainRule{TypeId::decimal, TypeId::real, risky},
    PlainRule{TypeId::decimal, TypeId::double_precision, risky},
    PlainRule{TypeId::json, TypeId::json_b, safe},
    PlainRule{TypeId::json_b, TypeId::json, safe},
    PlainRule{TypeId::timestamp, TypeId::timestamptz, safe},
    PlainRule{TypeId::timestamp, TypeId::date, safe},
    PlainRule{TypeId::timestamp, TypeId::time, safe},
    PlainRule{TypeId::timestamp, TypeId::timetz, safe},
    PlainRule{TypeId::timestamptz, TypeId::timestamp, safe},
    PlainRule{TypeId::timestamptz, TypeId::date, safe},
    PlainRule{TypeId::timestamptz, TypeId::time, safe},
    PlainRule{TypeId::timestamptz, TypeId::timetz, safe},
    PlainRule{TypeId::date, TypeId::timestamp, safe},
    PlainRule{TypeId::date, TypeId::timestamptz, safe},
    PlainRule{TypeId::time, TypeId::timetz, safe},
    PlainRule{TypeId::timetz, TypeId::time, safe},
};

// Whole digits that an integer type may need, for a conversion with Decimal(p,s).
struct IntegerDigits {
  TypeId type;
  uint32_t needs;  // a Decimal with this many whole digits holds it
  uint32_t holds;  // it holds a Decimal(p,0) of at most this many digits
};
constexpr std::array integer_digits{IntegerDigits{TypeId::small_int, 3, 2},
                                    IntegerDigits{TypeId::integer, 10, 9},
                                    IntegerDigits{TypeId::big_int, 19, 18}};

bool is_string_target(TypeId type) {
  return type == TypeId::text || type == TypeId::citext || type == TypeId::var_char ||
         type == TypeId::character;
}
bool is_bits(TypeId type) { return type == TypeId::bit || type == TypeId::var_bit; }
bool is_time(TypeId type) {
  return type == TypeId::time || type == TypeId::timetz || type == TypeId::timestamp ||
         type == TypeId::timestamptz;
}

const IntegerDigits* digits_of(TypeId type) {
  const auto* row = std::find_if(integer_digits.begin(), integer_digits.end(),
                                 [&](const IntegerDigits& d) { return d.type == type; });
  return row == integer_digits.end() ? nullptr : row;
}

uint32_t resolve_length(uint32_t threshold, const BuiltinType& from) {
  if (threshold == own_length) return from.first.value_or(1);
  if (threshold == decimal_length) return from.first.value_or(0) + (from.second.value_or(0) > 0 ? 2 : 1);
  return threshold;
}

TypeChange into_length(uint32_t length, uint32_t safe_from, uint32_t risky_from, const BuiltinType& from) {
  if (safe_from != never && length >= resolve_length(safe_from, from)) return safe;
  return risky_from != never && length >= risky_from ? risky : not_castable;
}

const StringRule* string_rule(const BuiltinType& from) {
  const StringRule* best = nullptr;
  for (const StringRule& rule : string_rules) {
    if (rule.from != from.id) continue;
    if (best == nullptr || rule.without_argument == !from.first.has_value()) best = &rule;
  }
  return best;
}

TypeChange into_string(const BuiltinType& from, const BuiltinType& to) {
  const StringRule* rule = string_rule(from);
  if (rule == nullptr) return not_castable;
  if (to.id == TypeId::text) return safe;
  if (to.id == TypeId::citext) return rule->to_citext;
  if (to.id == TypeId::var_char) {
    return to.first ? into_length(*to.first, rule->var_char_safe, rule->var_char_risky, from) : safe;
  }
  if (to.first) return into_length(*to.first, rule->char_safe, rule->char_risky, from);
  const bool one_character = rule->char_safe == own_length && resolve_length(own_length, from) == 1;
  return one_character && !is_bits(from.id) ? safe : rule->to_bare_char;
}

TypeChange between_decimals(const BuiltinType& from, const BuiltinType& to) {
  if (!to.first) return safe;
  if (!from.first) return risky;
  const auto whole = [](const BuiltinType& t) {
    return static_cast<int>(*t.first) - static_cast<int>(t.second.value_or(0));
  };
  const bool fits = whole(to) >= whole(from) && to.second.value_or(0) >= from.second.value_or(0);
  return fits ? safe : risky;
}

TypeChange into_decimal(const BuiltinType& from, const BuiltinType& to) {
  if (from.id == TypeId::decimal) return between_decimals(from, to);
  if (from.id == TypeId::real || from.id == TypeId::double_precision) return risky;
  const IntegerDigits* digits = digits_of(from.id);
  if (digits == nullptr) return not_castable;
  if (!to.first) return safe;
  const uint32_t scale = to.second.value_or(0);
  return *to.first >= scale && *to.first - scale >= digits->needs ? safe : risky;
}

TypeChange decimal_into_integer(const BuiltinType& from, const IntegerDigits& digits) {
  return from.first && from.second.value_or(0) == 0 && *from.first <= digits.holds ? safe : risky;
}

TypeChange between_bits(const BuiltinType& from, const BuiltinType& to) {
  const uint32_t length = from.first.value_or(1);
  if (from.id == TypeId::bit) {
    if (to.id == TypeId::bit) return not_castable;
    return !to.first || *to.first >= length ? safe : not_castable;
  }
  if (to.id == TypeId::bit) return !from.first || to.first.value_or(1) <= length ? risky : not_castable;
  if (!to.first) return safe;
  return from.first && *to.first > length ? safe : not_castable;
}

// Same type, other argument: times and timestamps.
TypeChange other_precision(const BuiltinType& from, const BuiltinType& to) {
  if (!to.first || !from.first || from.first == to.first) return none;
  return from.id == TypeId::time ? not_castable : safe;
}

}  // namespace

TypeChange builtin_change(const BuiltinType& from, const BuiltinType& to) {
  if (from == to) return none;
  if (from.id == to.id && is_time(from.id)) return other_precision(from, to);
  if (is_string_target(to.id)) return into_string(from, to);
  // Prisma treats Citext and Money as castable to every type.
  if (from.id == TypeId::citext || from.id == TypeId::money) return risky;
  if (to.id == TypeId::decimal) return into_decimal(from, to);
  if (const IntegerDigits* digits = digits_of(to.id); digits != nullptr && from.id == TypeId::decimal) {
    return decimal_into_integer(from, *digits);
  }
  if (is_bits(from.id) && is_bits(to.id)) return between_bits(from, to);
  const auto* rule = std::find_if(plain_rules.begin(), plain_rules.end(),
                                  [&](const PlainRule& r) { return r.from == from.id && r.to == to.id; });
  return rule == plain_rules.end() ? not_castable : rule->change;
}

}  // namespace schemac::diff
