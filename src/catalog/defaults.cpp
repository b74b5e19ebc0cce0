#include "defaults.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "schemac/base/text.hpp"

namespace schemac::catalog {
namespace {

using Kind = sql::Literal::Kind;
using sql::TypeId;

// The kind of literal for constants of a type. Types that are not listed have none: their defaults stay
// expressions.
struct KindRow {
  TypeId type;
  Kind kind;
};
constexpr KindRow kinds[] = {
    {TypeId::small_int, Kind::number},    {TypeId::integer, Kind::number},
    {TypeId::big_int, Kind::number},      {TypeId::oid, Kind::number},
    {TypeId::real, Kind::number},         {TypeId::double_precision, Kind::number},
    {TypeId::decimal, Kind::number},      {TypeId::money, Kind::number},
    {TypeId::boolean, Kind::boolean},     {TypeId::text, Kind::string},
    {TypeId::var_char, Kind::string},     {TypeId::character, Kind::string},
    {TypeId::citext, Kind::string},       {TypeId::uuid, Kind::string},
    {TypeId::inet, Kind::string},         {TypeId::xml, Kind::string},
    {TypeId::bit, Kind::string},          {TypeId::var_bit, Kind::string},
    {TypeId::json, Kind::json},           {TypeId::json_b, Kind::json},
    {TypeId::byte_a, Kind::bytes},        {TypeId::date, Kind::date_time},
    {TypeId::timestamp, Kind::date_time}, {TypeId::timestamptz, Kind::date_time},
    {TypeId::time, Kind::date_time},      {TypeId::timetz, Kind::date_time},
};

struct Target {
  Kind kind = Kind::string;
  bool is_uuid = false;
  bool whole_numbers = false;
  bool prisma_sees_casts = false;  // Prisma's engine reads (1)::numeric as a number, but no other (1)::type
  bool like_prisma = false;
};

std::optional<Target> target_of(const sql::Type& type, bool like_prisma) {
  Target target;
  target.like_prisma = like_prisma;
  if (std::holds_alternative<sql::EnumType>(type)) {
    target.kind = Kind::enum_value;
    return target;
  }
  const auto* builtin = std::get_if<sql::BuiltinType>(&type);
  if (builtin == nullptr) return std::nullopt;
  const auto row = std::find_if(std::begin(kinds), std::end(kinds),
                                [&](const KindRow& k) { return k.type == builtin->id; });
  if (row == std::end(kinds)) return std::nullopt;
  target.kind = row->kind;
  target.is_uuid = builtin->id == TypeId::uuid;
  target.whole_numbers = builtin->id <= TypeId::oid;
  target.prisma_sees_casts = builtin->id == TypeId::decimal || builtin->id == TypeId::money;
  return target;
}
static_assert(TypeId::small_int < TypeId::oid && TypeId::oid < TypeId::real,
              "whole numbers stand first in TypeId");

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Reads a text from left to right; every `take` advances only if it succeeds.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool at_end() const { return at_ == text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }

  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  // 'it''s', E'a\\b'
  std::optional<std::string> take_string() {
    const size_t start = at_;
    const bool escapes = take("E'");
    if (!escapes && !take("'")) return std::nullopt;
    std::string out;
    while (!at_end()) {
      const char c = text_[at_++];
      if (c == '\'' && peek() != '\'') return out;
      const bool pair = c == '\'' || (escapes && c == '\\');
      out += pair && !at_end() ? text_[at_++] : c;
    }
    at_ = start;
    return std::nullopt;
  }

  // 12, -1.50, 1e10
  std::optional<std::string> take_number() {
    size_t end = at_;
    if (end < text_.size() && text_[end] == '-') ++end;
    const size_t digits = end;
    while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.')) ++end;
    if (end == digits) return std::nullopt;
    if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
      ++end;
      if (end < text_.size() && (text_[end] == '-' || text_[end] == '+')) ++end;
      while (end < text_.size() && is_digit(text_[end])) ++end;
    }
    std::string out(text_.substr(at_, end - at_));
    at_ = end;
    return out;
  }

  // ::character varying(20)[], ::"s"."E", ::timestamp(3) without time zone
  bool take_cast() {
    if (!take("::")) return false;
    while (take_type_part()) continue;
    return true;
  }

 private:
  bool take_type_part() {
    if (take("[]") || take(".") || take(" ")) return true;
    if (peek() == '"' || peek() == '(') return take_enclosed(peek() == '"' ? '"' : ')');
    if (!is_word(peek())) return false;
    while (is_word(peek())) ++at_;
    return true;
  }
  bool take_enclosed(char close) {
    const size_t end = text_.find(close, at_ + 1);
    if (end == std::string_view::npos) return false;
    at_ = end + 1;
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
};

bool is_number(std::string_view text) {
  Cursor cursor(text);
  const auto number = cursor.take_number();
  return number && cursor.at_end() && is_digit(text.back()) && std::count(text.begin(), text.end(), '.') <= 1;
}

// "1e10" -> "10000000000": an exponent is written out, everything else stays as PostgreSQL prints it.
std::string without_exponent(const std::string& text) {
  const size_t e = text.find_first_of("eE");
  if (e == std::string::npos) return text;
  const int exponent = std::clamp(std::atoi(text.c_str() + e + 1), -20000, 20000);
  const bool negative = text.front() == '-';
  std::string digits = text.substr(negative ? 1 : 0, e - (negative ? 1 : 0));
  const size_t dot = std::min(digits.find('.'), digits.size());
  digits.erase(dot, dot < digits.size() ? 1 : 0);
  long point = static_cast<long>(dot) + exponent;
  if (point <= 0) {
    digits.insert(0, static_cast<size_t>(1 - point), '0');
    point = 1;
  }
  if (static_cast<size_t>(point) > digits.size())
    digits.append(static_cast<size_t>(point) - digits.size(), '0');
  const std::string fraction = digits.substr(static_cast<size_t>(point));
  return (negative ? "-" : "") + digits.substr(0, static_cast<size_t>(point)) +
         (fraction.empty() ? "" : "." + fraction);
}

// The constant in its canonical form, if its text is valid for the target's kind.
std::optional<sql::Literal> literal_of(const Target& target, std::string text) {
  switch (target.kind) {
    case Kind::number:
      if (!is_number(text)) return std::nullopt;
      return sql::Literal{target.kind, without_exponent(text)};
    case Kind::boolean:
      if (text != "true" && text != "false") return std::nullopt;
      return sql::Literal{target.kind, std::move(text)};
    case Kind::bytes:
      if (!text.starts_with("\\x")) return std::nullopt;
      return sql::Literal{target.kind, base::lower_ascii(std::string_view(text).substr(2))};
    default:
      return sql::Literal{target.kind, std::move(text)};
  }
}

// One constant: 'x'::text, 5, (5), '-5'::integer, true; `nested`: also (5)::smallint, which PostgreSQL has
// not folded.
std::optional<sql::Literal> take_literal(Cursor& cursor, const Target& target) {
  if (cursor.take("(")) {
    auto inner = take_literal(cursor, target);
    if (!inner || !cursor.take(")")) return std::nullopt;
    if (!cursor.take_cast()) return inner;
    // A cast may change the value: 1.5 to a whole number, a text to a shorter one.
    const bool cut = target.whole_numbers && inner->text.find('.') != std::string::npos;
    const bool seen = target.prisma_sees_casts || !target.like_prisma;
    return target.kind == Kind::number && !cut && seen ? inner : std::nullopt;
  }
  if (auto text = cursor.take_string()) {
    cursor.take_cast();
    return literal_of(target, std::move(*text));
  }
  if (target.kind == Kind::boolean) {
    for (const char* word : {"true", "false"}) {
      if (cursor.take(word)) return sql::Literal{Kind::boolean, word};
    }
    return std::nullopt;
  }
  if (target.kind != Kind::number) return std::nullopt;
  auto number = cursor.take_number();
  if (!number) return std::nullopt;
  cursor.take_cast();
  return literal_of(target, std::move(*number));
}

bool is_null(std::string_view text) {
  Cursor cursor(text);
  if (!cursor.take("NULL")) return false;
  cursor.take_cast();
  return cursor.at_end();
}

std::optional<sql::Default> parse_scalar(std::string_view text, const Target& target) {
  if (target.kind == Kind::date_time) {
    if (text == "now()" || text == "CURRENT_TIMESTAMP") return sql::CurrentTimestamp{};
    return std::nullopt;
  }
  if (target.is_uuid && target.like_prisma) return std::nullopt;
  Cursor cursor(text);
  auto literal = take_literal(cursor, target);
  if (!literal || !cursor.at_end()) return std::nullopt;
  return std::move(*literal);
}

// {a,"b c",NULL}: the text form of a one-dimensional array.
std::optional<std::vector<std::string>> split_array_text(std::string_view text) {
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') return std::nullopt;
  text = text.substr(1, text.size() - 2);
  std::vector<std::string> items;
  if (text.empty()) return items;
  items.emplace_back();
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      items.back() += text[++i];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (quoted || (text[i] != ',' && text[i] != '{')) {
      items.back() += text[i];
    } else if (text[i] == '{') {
      return std::nullopt;
    } else {
      items.emplace_back();
    }
  }
  return items;
}

std::optional<sql::LiteralList> list_from_text(std::string_view text, const Target& target) {
  const auto items = split_array_text(text);
  if (!items) return std::nullopt;
  sql::LiteralList list;
  for (const std::string& item : *items) {
    const bool boolean = target.kind == Kind::boolean;
    auto literal = literal_of(target, boolean && item == "t"   ? "true"
                                      : boolean && item == "f" ? "false"
                                                               : item);
    if (!literal) return std::nullopt;
    list.items.push_back(std::move(*literal));
  }
  return list;
}

// ARRAY['a'::text, 'b'::text], (ARRAY[]::numeric[])::numeric(65,30)[], '{a,b}'::text[]
std::optional<sql::LiteralList> take_list(Cursor& cursor, const Target& target) {
  if (cursor.take("(")) {
    auto inner = take_list(cursor, target);
    if (!inner || !cursor.take(")")) return std::nullopt;
    cursor.take_cast();
    return inner;
  }
  if (const auto text = cursor.take_string()) {
    cursor.take_cast();
    return list_from_text(*text, target);
  }
  if (!cursor.take("ARRAY[")) return std::nullopt;
  sql::LiteralList list;
  while (!cursor.take("]")) {
    if (!list.items.empty() && !cursor.take(", ")) return std::nullopt;
    auto literal = take_literal(cursor, target);
    if (!literal) return std::nullopt;
    list.items.push_back(std::move(*literal));
  }
  cursor.take_cast();
  return list;
}

// A JSON element is a plain string: its text is PostgreSQL's form, not the original one.
std::optional<sql::Default> parse_list(std::string_view text, const Target& target) {
  Cursor cursor(text);
  auto list = take_list(cursor, target);
  if (!list || !cursor.at_end()) return std::nullopt;
  if (target.like_prisma && !list->items.empty()) {
    if (target.is_uuid) return std::nullopt;
    // Prisma's engine never finds a list of dates equal, nor a single date.
    if (target.kind == Kind::date_time) return sql::Literal{Kind::date_time, std::string(text)};
  }
  for (sql::Literal& item : list->items) {
    if (item.kind == Kind::json) item.kind = Kind::string;
  }
  return std::move(*list);
}

}  // namespace

std::optional<sql::Default> parse_default(std::string_view text, const sql::Type& type, sql::Arity arity,
                                          bool like_prisma) {
  const auto target = target_of(type, like_prisma);
  if (is_null(text)) return std::nullopt;
  if (target) {
    auto value = arity == sql::Arity::list ? parse_list(text, *target) : parse_scalar(text, *target);
    if (value) return value;
  }
  return sql::SqlExpression{std::string(text)};
}

}  // namespace schemac::catalog
