#include "schemac/ddl/data_loss.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "facts.hpp"
#include "lexer.hpp"
#include "loss_visitor.hpp"
#include "schemac/base/text.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

// INSERT .. VALUES without a call: a dump has hundreds of thousands, and no tree is made of each.
bool is_plain_insert(const Words& words) {
  if (!words.row(0, "insert into")) return false;
  size_t at = words.after_name(2);
  if (words.is(at, "(")) {
    while (at < words.count && !words.is(at, ")")) ++at;
    ++at;
  }
  if (!words.is(at, "values")) return false;
  for (++at; at < words.count; ++at) {
    const bool name =
        words.first[at].kind == TokenKind::word || words.first[at].kind == TokenKind::quoted_name;
    if (name && words.is(at + 1, "(")) return false;
    if (words.is(at, "select") || words.is(at, "conflict")) return false;
  }
  return true;
}

}  // namespace

std::vector<DataLoss> DataLossReader::read(std::string_view script) {
  LossVisitor visitor(database_, routines_);
  const Script parts = split(script);
  if (parts.unterminated)
    visitor.unreadable(parts.unterminated->line, "unterminated " + parts.unterminated->what);
  for (const Statement& statement : parts.statements) {
    const std::string_view text = script.substr(statement.span.begin, statement.span.size());
    if (statement.kind == Kind::copy_data) {
      visitor.writes_rows(statement.line);
      continue;
    }
    const std::vector<Token> tokens = tokenize(text);
    if (is_plain_insert({text, tokens.data(), tokens.size()})) {
      visitor.writes_rows(statement.line);
    } else {
      visitor.visit(statement.line, std::string(text));
    }
  }
  return visitor.losses();
}

std::vector<DataLoss> data_losses(std::string_view script) {
  std::vector<DataLoss> losses = DataLossReader().read(script);
  std::erase_if(losses, [](const DataLoss& loss) { return !loss.certain; });
  return losses;
}

}  // namespace schemac::ddl
