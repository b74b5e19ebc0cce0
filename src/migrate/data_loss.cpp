#include "data_loss.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/ddl/effects.hpp"

namespace schemac::migrate {
namespace {

using script::LossKind;

// Counting must not burden a large table: after this time there is no count.
constexpr const char* count_limits = "SET LOCAL statement_timeout = '2s'; SET LOCAL lock_timeout = '2s'";

// `relation` is already quoted as SQL text.
std::optional<long long> count(pg::Session& session, const std::string& from) {
  if (!session.execute(fmt::format("BEGIN READ ONLY; {}", count_limits)).ok()) return std::nullopt;
  const auto rows = session.query(
      fmt::format("SELECT pg_catalog.count(*) FROM (SELECT FROM {} LIMIT {}) AS t", from, counted_rows));
  session.rollback();
  if (!rows.ok()) return std::nullopt;
  return rows->integer(0, 0);
}

base::Result<bool> is_there(pg::Session& session, const std::string& table) {
  auto rows = session.query("SELECT pg_catalog.to_regclass($1) IS NOT NULL", {table});
  // An invalid name is an error of the statement itself.
  if (!rows.ok()) return false;
  return rows->boolean(0, 0);
}

base::Result<bool> has_column(pg::Session& session, const std::string& table, const std::string& column) {
  auto rows = session.query(
      "SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass($1) AND attname = "
      "(pg_catalog.parse_ident($2))[1] AND attnum > 0 AND NOT attisdropped",
      {table, column});
  if (!rows.ok()) return false;
  return rows->size() > 0;
}

base::Result<std::vector<std::string>> tables_of_schema(pg::Session& session, const std::string& schema) {
  auto answer = session.query(
      "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c JOIN "
      "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = (pg_catalog.parse_ident($1))[1] "
      "AND "
      "c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1",
      {schema});
  std::vector<std::string> tables;
  if (!answer.ok()) return tables;
  for (size_t i = 0; i < answer->size(); ++i) tables.emplace_back(answer->text(i, 0));
  return tables;
}

void add(std::vector<DataLoss>& losses, DataLoss loss) {
  if (loss.rows == 0) return;
  const bool known = std::any_of(losses.begin(), losses.end(), [&](const DataLoss& other) {
    return other.object == loss.object || other.object == "table " + loss.object;
  });
  if (!known) losses.push_back(std::move(loss));
}

base::Status add_loss(pg::Session& session, const std::string& migration, const script::Loss& loss,
                      std::vector<DataLoss>& losses) {
  if (loss.kind == LossKind::schema) {
    SCHEMAC_TRY(const std::vector<std::string> tables, tables_of_schema(session, loss.object));
    for (const std::string& table : tables) add(losses, {migration, "table " + table, count(session, table)});
    return base::ok();
  }
  SCHEMAC_TRY(const bool there, is_there(session, loss.object));
  if (!there) return base::ok();
  if (loss.kind == LossKind::column) {
    SCHEMAC_TRY(const bool has, has_column(session, loss.object, loss.column));
    if (has) {
      add(losses, {migration, fmt::format("column {}.{}", loss.object, loss.column),
                   count(session, fmt::format("{} WHERE {} IS NOT NULL", loss.object, loss.column))});
    }
    return base::ok();
  }
  add(losses, {migration, (loss.kind == LossKind::table ? "table " : "rows of ") + loss.object,
               count(session, loss.object)});
  return base::ok();
}

}  // namespace

std::string DataLoss::text() const {
  if (!rows) return fmt::format("{} (rows not counted)", object);
  if (*rows >= counted_rows) return fmt::format("{} ({} rows or more)", object, counted_rows);
  return fmt::format("{} ({} row{})", object, *rows, *rows == 1 ? "" : "s");
}

base::Result<std::vector<DataLoss>> find_losses(pg::Session& session, const std::vector<WayBack>& ways) {
  std::vector<DataLoss> losses;
  for (const WayBack& way : ways) {
    const Prepared& script = way.script;
    const size_t done = script.progress ? script.progress->done : 0;
    auto statement = script.parts.statements.at(done);
    for (size_t i = done; i < script.parts.statements.size(); ++i, ++statement) {
      const std::string_view text = script.text_of(*statement);
      for (const script::Loss& loss : ddl::effects(text).losses) {
        SCHEMAC_CHECK(add_loss(session, script.migration.name, loss, losses));
      }
    }
  }
  return losses;
}

}  // namespace schemac::migrate
