#include "parser.hpp"

#include <pg_query.h>

#include <memory>

namespace schemac::ddl {

Cuts parse_cuts(const std::string& text) {
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

}  // namespace schemac::ddl
