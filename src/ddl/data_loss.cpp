#include "schemac/ddl/data_loss.hpp"

#include <algorithm>

#include "inserted_values.hpp"
#include "loss_visitor.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

// The parse tree of a statement takes many times the memory of its text.
constexpr size_t longest_insert_for_a_tree = 16 * 1024;  // longer ones are read by their words
constexpr size_t longest_for_a_tree = 8 * 1024 * 1024;

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
    const auto calls = calls_of_inserted_values(text);
    if (calls && (calls->empty() || text.size() > longest_insert_for_a_tree)) {
      visitor.inserts_values(statement.line, *calls);
    } else if (text.size() > longest_for_a_tree) {
      visitor.too_long(statement.line);
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
