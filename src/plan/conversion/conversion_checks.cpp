// Checks for the rows that a type change fails on or changes
// (docs/reference/safe-style-defects.md#rows-that-a-type-change-fails-on).
#include <fmt/format.h>

#include <array>
#include <optional>

#include "conversion/casts.hpp"
#include "conversion/conversion.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::plan {

namespace {
using sql::TypeId;

struct Range {
  TypeId type;
  std::string_view least, greatest;
};
constexpr std::array ranges{Range{TypeId::small_int, "-32768", "32767"},
                            Range{TypeId::integer, "-2147483648", "2147483647"},
                            Range{TypeId::big_int, "-9223372036854775808", "9223372036854775807"},
                            Range{TypeId::oid, "0", "4294967295"}};

const Range* range_of(TypeId type) {
  for (const Range& range : ranges) {
    if (range.type == type) return &range;
  }
  return nullptr;
}

bool is_text(TypeId type) {
  return type == TypeId::text || type == TypeId::var_char || type == TypeId::character ||
         type == TypeId::citext;
}
bool has_fractions(TypeId type) {
  return type == TypeId::decimal || type == TypeId::real || type == TypeId::double_precision ||
         type == TypeId::money;
}
bool is_whole(TypeId type) {
  return type == TypeId::small_int || type == TypeId::integer || type == TypeId::big_int ||
         type == TypeId::oid;
}

class Collector {
 public:
  Collector(const sql::QualifiedName& table, const sql::Pair<sql::Column>& columns, const Spelling& spelling)
      : columns_(columns),
        spelling_(spelling),
        table_(spelling.qualified(table)),
        name_(spelling.name(columns.before.name)),
        shown_(table_ + "." + name_),
        object_(table.name + "." + columns.before.name),
        target_(spelling.type(columns.after.type)) {}

  std::vector<Check> run() {
    const sql::Pair<bool> list =
        columns_.map([](const sql::Column& c) { return c.arity == sql::Arity::list; });
    const Conversion change = conversion(columns_, spelling_);
    if (change.impossible) {
      impossible();
    } else if (list.before && !list.after) {
      into_scalar();
    } else if (!list.before && columns_.before.type != columns_.after.type) {
      scalar();
    }
    return std::move(found_);
  }

 private:
  struct Answer {
    bool refuses = true;
    bool silent = false;
  };
  Check& add(const std::string& condition, CountedMessage message, Answer answer) {
    const std::string query = fmt::format("SELECT {}::text FROM {} WHERE {}", name_, table_, condition);
    return found_.emplace_back(
        Check{object_, query, std::move(message), answer.refuses, answer.silent, "", 3});
  }

  void impossible() {
    add(name_ + " IS NOT NULL",
        counted("{} cannot be turned from {} into {}; {count} rows hold a value.", shown_,
                sql::psl_type_name(columns_.before.type), sql::psl_type_name(columns_.after.type)),
        {true, true});
  }

  void into_scalar() {
    add(fmt::format("cardinality({}) > 1", name_),
        counted(
            "{} holds lists with more than one element (first: {first}); a single value cannot keep them.",
            shown_),
        {true, true})
        .shown = 1;
    if (columns_.after.arity == sql::Arity::required) {
      add(fmt::format("coalesce(cardinality({}), 0) = 0", name_),
          counted("{count} rows of {} hold an empty list or NULL; a required column needs a value.", shown_),
          {true, false});
    }
  }

  // True if the text of a value must be valid for the other type: the rows decide.
  bool by_its_text() const {
    const Cast cast = cast_between(columns_.before.type, columns_.after.type);
    const auto* from = std::get_if<sql::BuiltinType>(&columns_.before.type);
    return cast == Cast::by_text || cast == Cast::by_text_bits ||
           (cast == Cast::direct && from != nullptr && is_text(from->id));
  }

  void scalar() {
    const auto* from = std::get_if<sql::BuiltinType>(&columns_.before.type);
    const auto* to = std::get_if<sql::BuiltinType>(&columns_.after.type);
    if (to != nullptr && is_text(to->id)) return shorter(*to);
    if (from == nullptr || to == nullptr) {
      if (by_its_text()) by_probe();
      return;
    }
    const bool number = is_whole(from->id) || has_fractions(from->id);
    if (is_text(from->id) && range_of(to->id) != nullptr) {
      from_text(*to);
    } else if (from->id == TypeId::byte_a && to->id == TypeId::uuid) {
      add(fmt::format("length({}) <> 16", name_),
          counted("{count} rows of {} have no 16 bytes (first: {first}); a UUID has.", shown_),
          {true, false});
    } else if (from->id == TypeId::byte_a) {
      by_bytes();
    } else if (by_its_text()) {
      by_probe();
    } else if (from->id == TypeId::json_b &&
               (is_whole(to->id) || has_fractions(to->id) || to->id == TypeId::boolean)) {
      out_of_json(*to);
    } else if (number && range_of(to->id) != nullptr) {
      into_whole(*from, *to);
    } else if (number && to->id == TypeId::boolean) {
      add(fmt::format("{} NOT IN (0, 1)", name_),
          counted("{count} rows of {} become true and hold another value than 1 (first: {first}).", shown_),
          {false, false});
    } else {
      round_trip(*from, *to);
    }
  }

  void shorter(const sql::BuiltinType& to) {
    const auto* from = std::get_if<sql::BuiltinType>(&columns_.before.type);
    if (from != nullptr && from->id == TypeId::byte_a) return from_utf8("are no text in UTF-8");
    if (!to.first && to.id != TypeId::character) return;
    const Conversion change = conversion(columns_, spelling_);
    const std::string value =
        change.expression.empty() ? name_ + "::text" : "(" + change.expression + ")::text";
    const uint32_t length = to.first.value_or(1);
    add(fmt::format("char_length(rtrim({}, ' ')) > {}", value, length),
        counted("{count} rows of {} are longer than {} characters (first: {first}).", shown_, length),
        {true, false});
  }

  // The rows whose value is refused, as text that `probe` converts to the other type.
  void refused(const std::string& value, const std::string& what, const std::string& probe) {
    add(fmt::format("pg_temp.schemac_bad({})", value),
        counted("{count} rows of {} {} (first: {first}).", shown_, what), {true, false})
        .probe = probe;
  }

  // Bytes that are read as UTF-8 text, and the text as the other type.
  void from_utf8(const std::string& what) {
    refused(fmt::format("encode({}, 'hex')", name_), what,
            fmt::format("convert_from(decode(v, 'hex'), 'UTF8')::{}", target_));
  }

  void by_bytes() {
    if (!conversion(columns_, spelling_).expression.starts_with("convert_from(")) return;
    from_utf8(fmt::format("are no text of a {}", target_));
  }

  void fractions(const std::string& condition) {
    add(condition,
        counted("{count} rows of {} have a fraction (first: {first}), which {} cannot keep.", shown_,
                target_),
        {true, true});
  }

  // A document that is only one number, or true or false.
  void out_of_json(const sql::BuiltinType& to) {
    refused(name_ + "::text", fmt::format("hold JSON that is no {}", target_), "v::jsonb::" + target_);
    if (!is_whole(to.id)) return;
    fractions(fmt::format(
        "CASE WHEN jsonb_typeof({0}) = 'number' THEN {0}::numeric <> trunc({0}::numeric) ELSE false END",
        name_));
  }

  void from_text(const sql::BuiltinType& to) {
    const Range* range = range_of(to.id);
    add(fmt::format(
            "CASE WHEN {0}::text ~ '^\\s*[-+]?[0-9]+\\s*$' THEN {0}::text::numeric NOT BETWEEN {1} AND {2} "
            "ELSE {0} IS NOT NULL END",
            name_, range->least, range->greatest),
        counted("{count} rows of {} are no {} (first: {first}).", shown_, target_), {true, false});
  }

  void into_whole(const sql::BuiltinType& from, const sql::BuiltinType& to) {
    const Range& range = *range_of(to.id);
    const std::string value = from.id == TypeId::money ? name_ + "::numeric"
                              : from.id == TypeId::oid ? name_ + "::text::bigint"
                                                       : name_;
    if (has_fractions(from.id)) {
      fractions(fmt::format("{0} <> trunc({0}::numeric) AND {0}::text <> 'NaN'", value));
    }
    const Range* own = range_of(from.id);
    if (own != nullptr && own->greatest.size() < range.greatest.size() && from.id != TypeId::oid &&
        to.id != TypeId::oid) {
      return;  // it only gets longer
    }
    add(fmt::format("{0} NOT BETWEEN {1} AND {2}", value, range.least, range.greatest),
        counted("{} holds values outside {} (first: {first}); the change to {} would fail.", shown_, target_,
                sql::type_info(to.id).scalar),
        {true, false})
        .shown = 1;
  }

  // Converts there and back: a value that differs afterwards is changed silently.
  void round_trip(const sql::BuiltinType& from, const sql::BuiltinType& to) {
    if (cast_between(from, to) == Cast::low_bits) {
      add(fmt::format("{0}::bigint::{1}::bigint <> {0}", name_, target_),
          counted("{count} rows of {} do not fit into {} (first: {first}).", shown_, target_), {true, true});
      return;
    }
    if (from.id == TypeId::bit && to.id == TypeId::bit && to.first.value_or(1) < from.first.value_or(1)) {
      add(fmt::format("{0}::{1}::{2} <> {0}", name_, target_, spelling_.type(columns_.before.type)),
          counted("{count} rows of {} do not fit into {} (first: {first}).", shown_, target_), {true, true});
      return;
    }
    const Conversion change = conversion(columns_, spelling_);
    const Cast cast = cast_between(from, to);
    const bool comparable = cast == Cast::plain && from.id != TypeId::json && to.id != TypeId::json;
    if (!comparable || !change.expression.empty()) return;
    if (!loses_silently(from, to)) return;
    const std::string overflows = too_large_for(from, to);
    const std::string changes =
        fmt::format("{0}::{1}::{2} <> {0}", name_, target_, spelling_.type(columns_.before.type));
    Check& check = add(
        overflows.empty() ? changes : fmt::format("CASE WHEN {} THEN false ELSE {} END", overflows, changes),
        counted("{count} rows of {} change their value (first: {first}).", shown_), {false, false});
    if (change.in_utc) check.refuses = false;
  }

  // DECIMAL(10,2) has eight digits before the point. "" = the type holds every number.
  std::string too_large_for(const sql::BuiltinType& from, const sql::BuiltinType& to) {
    const bool number = is_whole(from.id) || has_fractions(from.id);
    if (to.id != TypeId::decimal || !to.first || !number) return "";
    const uint32_t scale = to.second.value_or(0);
    std::string condition =
        fmt::format("{0}::text <> 'NaN' AND abs(round({1}::numeric, {2})) >= 1e{3}", name_,
                    from.id == TypeId::oid ? name_ + "::text" : name_, scale, *to.first - scale);
    add(condition,
        counted("{} holds values outside {} (first: {first}); the change would fail.", shown_, target_),
        {true, false})
        .shown = 1;
    return condition;
  }

  static bool loses_silently(const sql::BuiltinType& from, const sql::BuiltinType& to) {
    if (from.id == to.id) return to.first.has_value();
    const bool day_only = to.id == TypeId::date && from.id != TypeId::date;
    const bool time_only = (to.id == TypeId::time || to.id == TypeId::timetz) && from.id != to.id;
    const bool rounded =
        to.id == TypeId::real || to.id == TypeId::double_precision || to.id == TypeId::decimal;
    const bool digits = to.first.has_value() && from.id != TypeId::date;
    return (day_only || rounded || digits) && !time_only;
  }

  void by_probe() { refused(name_ + "::text", fmt::format("are no {}", target_), "v::" + target_); }

  const sql::Pair<sql::Column>& columns_;
  const Spelling& spelling_;
  std::string table_;
  std::string name_;
  std::string shown_;
  std::string object_;
  std::string target_;
  std::vector<Check> found_;
};
}  // namespace

std::vector<Check> conversion_checks(const sql::QualifiedName& table, const sql::Pair<sql::Column>& columns,
                                     const Spelling& spelling) {
  return Collector(table, columns, spelling).run();
}

}  // namespace schemac::plan
