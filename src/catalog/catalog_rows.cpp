#include "catalog_rows.hpp"

#include <optional>
#include <string_view>

#include "catalog_queries.hpp"
#include "retry.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::catalog {
namespace {

// In the order in which the reader needs them: large results come early and are read while the server runs
// the next query. The last query takes the server long and the reader little time.
struct Statement {
  std::string_view text;
  pg::Rows Batch::*rows;
  std::optional<Stage> completes = std::nullopt;
};
constexpr Statement statements[] = {
    {queries::namespaces, &Batch::namespaces},
    {queries::extensions, &Batch::extensions},
    {queries::extension_members, &Batch::extension_members},
    {queries::types, &Batch::types},
    {queries::enums, &Batch::enums},
    {queries::relations, &Batch::relations},
    {queries::columns, &Batch::columns},
    {queries::defaults, &Batch::defaults},
    {queries::sequences, &Batch::sequences},
    {queries::sequence_links, &Batch::sequence_links, Stage::columns},
    {queries::operator_classes, &Batch::operator_classes},
    {queries::constraints, &Batch::constraints},
    {queries::referenced_tables, &Batch::referenced_tables},
    {queries::indexes, &Batch::indexes, Stage::keys},
    {queries::objects, &Batch::objects},
};
constexpr Statement detail_statements[] = {
    {queries::comments, &Batch::comments},
    {queries::inherited, &Batch::inherited},
    {queries::views, &Batch::views},
    {queries::view_columns, &Batch::view_columns},
};

// Catalog columns that a later major version added.
struct Newer {
  std::string_view placeholder;
  int since;
  std::string_view column;
  std::string_view before;
};
constexpr Newer newer_columns[] = {
    {"{indnullsnotdistinct}", 150000, "i.indnullsnotdistinct", "false"},
    {"{confdelsetcols}", 150000, "con.confdelsetcols", "NULL"},
    {"{conenforced}", 180000, "con.conenforced", "true"},
    {"{conperiod}", 180000, "con.conperiod", "false"},
    {"{prattrs}", 150000, "prattrs", "NULL::pg_catalog.int2vector"},
    {"{prqual}", 150000, "prqual", "NULL::pg_catalog.pg_node_tree"},
};

std::string schema_list(const std::vector<std::string>& schemas) {
  std::vector<std::string> literals;
  for (const std::string& schema : schemas) literals.push_back(sql::quote_literal(schema));
  return literals.empty() ? "NULL" : base::join(literals, ", ");
}

std::string filled(std::string_view text, const std::string& schemas, int version) {
  return with_newer_columns(base::replace_all(std::string(text), "{schemas}", schemas), version);
}

}  // namespace

std::string with_newer_columns(std::string text, int version) {
  for (const Newer& one : newer_columns) {
    text =
        base::replace_all(std::move(text), one.placeholder, version >= one.since ? one.column : one.before);
  }
  return text;
}

base::Status fetch(pg::Session& session, const Options& options, bool details, Batch& batch,
                   const std::function<void(Stage)>& reached) {
  SCHEMAC_CHECK(check_version(session.server_version()));
  const std::string schemas = schema_list(options.schemas);
  std::vector<Statement> wanted(std::begin(statements), std::end(statements));
  if (details) wanted.insert(wanted.end(), std::begin(detail_statements), std::end(detail_statements));
  std::vector<std::string> texts;
  // In the caller's transaction the settings would outlast the reading.
  const bool alone = !session.in_transaction();
  const size_t settings = alone ? 1 : 0;
  if (settings == 1) texts.emplace_back(queries::settings);
  for (const Statement& statement : wanted) {
    texts.push_back(filled(statement.text, schemas, session.server_version()));
  }
  const auto arrived = [&](size_t number, pg::Rows rows) {
    if (number < settings) return;
    const Statement& statement = wanted.at(number - settings);
    batch.*statement.rows = std::move(rows);
    if (statement.completes) reached(*statement.completes);
  };
  const auto read = [&] { return session.read_batch(texts, arrived); };
  // In the caller's transaction an error has ended the transaction, so it cannot be retried.
  return alone ? despite_changes(read) : read();
}

}  // namespace schemac::catalog
