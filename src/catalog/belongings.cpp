#include "schemac/catalog/belongings.hpp"

#include <utility>

#include "catalog_queries.hpp"
#include "catalog_rows.hpp"
#include "object_rows.hpp"
#include "retry.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::catalog {
namespace {

constexpr ObjectColumns columns_of_query = {
    .kind = 0, .schema = 1, .parent = 2, .name = 3, .description = 5, .create = 6, .fact = 4};

// The rows of a VALUES list; a row of NULLs if there are none.
class Values {
 public:
  explicit Values(size_t columns) : columns_(columns) {}
  void add(const std::vector<std::string>& values) {
    std::vector<std::string> literals;
    for (const std::string& value : values) literals.push_back(sql::quote_literal(value));
    rows_.push_back("(" + base::join(literals, ", ") + ")");
  }
  std::string text() const {
    if (!rows_.empty()) return base::join(rows_, ", ");
    return "(" + base::join(std::vector<std::string>(columns_, "NULL::pg_catalog.text"), ", ") + ")";
  }

 private:
  size_t columns_;
  std::vector<std::string> rows_;
};

std::string query_of(const Leaving& leaving, int version) {
  Values tables(2);
  Values columns(4);
  Values names(3);
  Values types(2);
  for (const sql::QualifiedName& table : leaving.tables) tables.add({table.schema, table.name});
  const auto add_columns = [&](const std::vector<ColumnName>& list, const char* why) {
    for (const ColumnName& c : list) columns.add({c.table.schema, c.table.name, c.column, why});
  };
  add_columns(leaving.columns, "d");
  add_columns(leaving.retyped, "t");
  add_columns(leaving.unsequenced, "s");
  for (const Leaving::Named& one : leaving.names) names.add({one.table.schema, one.table.name, one.name});
  for (const sql::QualifiedName& type : leaving.types) types.add({type.schema, type.name});
  std::string text = with_newer_columns(std::string(queries::belongings), version);
  for (const auto& [placeholder, values] :
       {std::pair("{tables}", &tables), {"{columns}", &columns}, {"{names}", &names}, {"{types}", &types}}) {
    text = base::replace_all(std::move(text), placeholder, values->text());
  }
  return text;
}

base::Result<sql::Objects> read_all(pg::Session& session, const std::string& query) {
  SCHEMAC_TRY(const pg::Rows rows, query_with_full_names(session, query));
  sql::Objects found;
  for (size_t i = 0; i < rows.size(); ++i) found.push_back(object_of(rows, i, columns_of_query));
  return found;
}

}  // namespace

base::Result<sql::Objects> belongings(pg::Session& session, const Leaving& leaving) {
  if (leaving.empty()) return sql::Objects{};
  const std::string query = query_of(leaving, session.server_version());
  return despite_changes([&] { return read_all(session, query); });
}

}  // namespace schemac::catalog
