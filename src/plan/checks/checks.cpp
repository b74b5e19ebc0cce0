#include "schemac/plan/checks.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::plan {

namespace {
// The message for RAISE: a format with its placeholders, and their values in order.
struct Raise {
  std::string format;
  std::vector<std::string> values;
};

Raise raise_of(const CountedMessage& message) {
  Raise out;
  for (const CountedMessage::Piece& piece : message.pieces()) {
    if (piece.part == CountedMessage::Part::text) {
      out.format += base::replace_all(piece.text, "%", "%%");
    } else {
      out.format += '%';
      out.values.emplace_back(piece.part == CountedMessage::Part::count ? "found.n" : "found.first");
    }
  }
  return out;
}

// A dollar quote that does not occur in the text.
std::string dollar_quote(const std::string& text) {
  std::string tag = "$schemac$";
  for (int n = 1; text.find(tag) != std::string::npos; ++n) tag = fmt::format("$schemac{}$", n);
  return tag;
}
}  // namespace

std::string count_query(const Check& check) {
  return fmt::format(
      "SELECT count(*) AS n, string_agg(v, ', ' ORDER BY v) FILTER (WHERE i <= {}) AS first FROM (SELECT v, "
      "row_number() OVER (ORDER BY v) AS i FROM ({}) AS q(v)) AS r",
      check.shown, check.query);
}

std::string guard_sql(const Check& check) {
  const Raise raise = raise_of(check.message);
  std::string arguments;
  for (const std::string& value : raise.values) arguments += ", " + value;
  const std::string body = fmt::format(
      "DECLARE\n  found record;\nBEGIN\n  {};\n  IF found.n > 0 THEN\n    RAISE EXCEPTION {}{}\n      USING "
      "HINT = "
      "{};\n  END IF;\nEND",
      base::replace_all(count_query(check), " AS first FROM", " AS first INTO found FROM"),
      sql::quote_literal(raise.format), arguments, sql::quote_literal("These rows: " + check.query));
  const std::string quote = dollar_quote(body);
  return fmt::format("DO {0}\n{1} {0};", quote, body);
}

std::string probe_function(const std::string& probe) {
  return fmt::format(
      "CREATE OR REPLACE FUNCTION pg_temp.schemac_bad(v text) RETURNS boolean LANGUAGE plpgsql AS {}",
      sql::quote_literal(fmt::format("BEGIN PERFORM {}; RETURN false; EXCEPTION WHEN data_exception OR "
                                     "invalid_text_representation OR "
                                     "numeric_value_out_of_range THEN RETURN true; END",
                                     probe)));
}

}  // namespace schemac::plan
