// Parses RFC 3339 as Prisma's date library does.
#include "values/default_literals.hpp"

namespace schemac::psl {

namespace {
constexpr std::string_view too_short = "premature end of input";
constexpr std::string_view invalid = "input contains invalid characters";
constexpr std::string_view out_of_range = "input is out of range";
constexpr std::string_view trailing = "trailing input";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads from left to right and keeps the first error.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  bool ok() const { return problem_.empty(); }
  std::string_view problem() const { return problem_; }
  void fail(std::string_view problem) {
    if (ok()) problem_ = problem;
  }
  bool next_is(char c) const { return ok() && rest_.starts_with(c); }
  bool at_end() const { return rest_.empty(); }

  // Exactly `digits` digits between `low` and `high`.
  int number(size_t digits, int low, int high) {
    if (rest_.size() < digits) fail(too_short);
    int value = 0;
    for (size_t i = 0; i < digits && ok(); ++i) {
      if (!is_digit(rest_[i])) fail(invalid);
      value = value * 10 + (rest_[i] - '0');
    }
    if (ok() && (value < low || value > high)) fail(out_of_range);
    if (ok()) rest_.remove_prefix(digits);
    return value;
  }
  // One of the characters in `any`.
  void character(std::string_view any) {
    if (!ok()) return;
    if (rest_.empty()) return fail(too_short);
    if (any.find(rest_.front()) == std::string_view::npos) return fail(invalid);
    rest_.remove_prefix(1);
  }
  void fraction() {
    if (!next_is('.')) return;
    rest_.remove_prefix(1);
    if (rest_.empty()) return fail(too_short);
    if (!is_digit(rest_.front())) return fail(invalid);
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  }
  void sign() {
    constexpr std::string_view minus_sign = "\xE2\x88\x92";
    if (ok() && rest_.starts_with(minus_sign)) {
      rest_.remove_prefix(minus_sign.size());
    } else {
      character("+-");
    }
  }
  void minutes() {
    if (!ok()) return;
    if (rest_.size() < 2) return fail(too_short);
    if (!is_digit(rest_[0]) || !is_digit(rest_[1])) return fail(invalid);
    if (rest_[0] > '5') return fail(out_of_range);
    rest_.remove_prefix(2);
  }

 private:
  std::string_view rest_;
  std::string_view problem_;
};

int days_in_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

void read_offset(Reader& reader) {
  if (reader.next_is('Z') || reader.next_is('z')) return reader.character("Zz");
  reader.sign();
  const int hours = reader.number(2, 0, 99);
  reader.character(":");
  reader.minutes();
  if (hours > 23) reader.fail(out_of_range);
}
}  // namespace

std::optional<std::string> find_date_time_problem(std::string_view text) {
  Reader reader(text);
  const int year = reader.number(4, 0, 9999);
  reader.character("-");
  const int month = reader.number(2, 1, 12);
  reader.character("-");
  const int day = reader.number(2, 1, 31);
  reader.character("Tt ");
  reader.number(2, 0, 23);
  reader.character(":");
  reader.number(2, 0, 59);
  reader.character(":");
  reader.number(2, 0, 60);
  reader.fraction();
  read_offset(reader);
  if (!reader.at_end()) reader.fail(trailing);
  if (reader.ok() && day > days_in_month(year, month)) reader.fail(out_of_range);
  if (reader.ok()) return std::nullopt;
  return std::string(reader.problem());
}

}  // namespace schemac::psl
