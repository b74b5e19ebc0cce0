#include "parser.hpp"

#include <pg_query.h>

#include <memory>
#include <string_view>

namespace schemac::ddl {
namespace {

// PostgreSQL's scanner reads a run of operator characters as a whole, and again at each `/*` in it:
// thousands of nested comment starts without a word between them would take minutes. No real script has
// them.
bool takes_long(const std::string& text) {
  constexpr std::string_view signs = "~!@#^&|`?+-*/%<>=";
  constexpr size_t most = 10'000'000;  // characters looked at
  size_t begin = 0;
  size_t opened = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (signs.find(text[i]) == std::string_view::npos) {
      begin = i + 1;
      opened = 0;
    } else if (i > begin && text[i] == '*' && text[i - 1] == '/') {
      if (++opened * (i - begin) > most) return true;
    }
  }
  return false;
}

}  // namespace

Cuts parse_cuts(const std::string& text) {
  if (takes_long(text)) return {{}, "comments are opened in one another too often", 1};
  PgQuerySplitResult result = pg_query_split_with_parser(text.c_str());
  const std::unique_ptr<PgQuerySplitResult, void (*)(PgQuerySplitResult*)> guard(
      &result, [](PgQuerySplitResult* used) { pg_query_free_split_result(*used); });
  Cuts cuts;
  if (result.error != nullptr) {
    cuts.error = result.error->message != nullptr ? result.error->message : "unreadable";
    cuts.error_position = result.error->cursorpos;
    return cuts;
  }
  for (int i = 0; i < result.n_stmts; ++i) {
    const auto begin = static_cast<uint32_t>(result.stmts[i]->stmt_location);
    cuts.ranges.emplace_back(begin, begin + static_cast<uint32_t>(result.stmts[i]->stmt_len));
  }
  return cuts;
}

std::optional<std::string> parse_json(const std::string& text) {
  if (text.find('\0') != std::string::npos || takes_long(text)) return std::nullopt;
  PgQueryParseResult result = pg_query_parse(text.c_str());
  const std::unique_ptr<PgQueryParseResult, void (*)(PgQueryParseResult*)> guard(
      &result, [](PgQueryParseResult* used) { pg_query_free_parse_result(*used); });
  if (result.error != nullptr || result.parse_tree == nullptr) return std::nullopt;
  return result.parse_tree;
}

std::optional<std::string> parse_block_json(const std::string& do_statement) {
  if (do_statement.find('\0') != std::string::npos || takes_long(do_statement)) return std::nullopt;
  PgQueryPlpgsqlParseResult result = pg_query_parse_plpgsql(do_statement.c_str());
  const std::unique_ptr<PgQueryPlpgsqlParseResult, void (*)(PgQueryPlpgsqlParseResult*)> guard(
      &result, [](PgQueryPlpgsqlParseResult* used) { pg_query_free_plpgsql_parse_result(*used); });
  if (result.error != nullptr || result.plpgsql_funcs == nullptr) return std::nullopt;
  return result.plpgsql_funcs;
}

}  // namespace schemac::ddl
