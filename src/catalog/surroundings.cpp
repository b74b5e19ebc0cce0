#include "schemac/catalog/surroundings.hpp"

#include <fmt/format.h>

#include "catalog_queries.hpp"
#include "retry.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::catalog {
namespace {

std::string row(const std::vector<std::string>& values) {
  std::vector<std::string> literals;
  for (const std::string& value : values) literals.push_back(sql::quote_literal(value));
  return "(" + base::join(literals, ", ") + ")";
}

std::string rows_of(const std::vector<sql::QualifiedName>& names) {
  std::vector<std::string> rows;
  for (const sql::QualifiedName& name : names) rows.push_back(row({name.schema, name.name}));
  return base::join(rows, ", ");
}

std::string text(const pg::Rows& rows, size_t i, size_t column) { return std::string(rows.text(i, column)); }

std::vector<std::string> parts(std::string_view joined) {
  std::vector<std::string> out;
  while (!joined.empty()) {
    const size_t end = joined.find('\x01');
    out.emplace_back(joined.substr(0, end));
    joined = end == std::string_view::npos ? std::string_view{} : joined.substr(end + 1);
  }
  return out;
}

sql::QualifiedName schema_and_name(const std::string& joined) {
  const size_t between = joined.find('\x02');
  return {joined.substr(0, between), joined.substr(between + 1)};
}

// Views are identified by oid, because the description of a view in the search path has no schema.
base::Status read_views(pg::Session& session, const std::vector<std::string>& views, sql::Surroundings& out) {
  std::vector<std::string> wanted;
  for (const std::string& view : views) {
    if (!view.empty()) wanted.push_back("(" + view + "::pg_catalog.oid)");
  }
  if (wanted.empty()) return base::ok();
  const std::string query =
      base::replace_all(std::string(queries::recreated_views), "{views}", base::join(wanted, ", "));
  SCHEMAC_CHECK(session.begin());
  const base::Status set = session.execute("SET TRANSACTION READ ONLY; SET LOCAL search_path = ''");
  const auto rows = set ? session.query(query) : base::Result<pg::Rows>(set.error());
  session.rollback();
  if (!rows) return rows.error();
  for (size_t i = 0; i < rows->size(); ++i) {
    for (size_t place = 0; place < views.size(); ++place) {
      if (views[place] != rows->text(i, 0)) continue;
      sql::Dependent& view = out.dependents[place];
      view.view = true;
      view.drop = text(*rows, i, 1);
      view.create = text(*rows, i, 2);
      for (const std::string& used : parts(rows->text(i, 3))) view.uses.push_back(schema_and_name(used));
    }
  }
  return base::ok();
}

base::Status read_columns(pg::Session& session, const SurroundingsQuery& concerned,
                          std::vector<ColumnName> columns, sql::Surroundings& out) {
  columns.insert(columns.end(), concerned.columns.begin(), concerned.columns.end());
  if (columns.empty()) return base::ok();
  std::vector<std::string> wanted;
  for (const ColumnName& c : columns) wanted.push_back(row({c.table.schema, c.table.name, c.column}));
  SCHEMAC_TRY(const pg::Rows rows, session.query(base::replace_all(std::string(queries::dependents),
                                                                   "{columns}", base::join(wanted, ", "))));
  std::vector<std::string> views;  // for each dependent the oid of its view, or ""
  for (size_t i = 0; i < rows.size(); ++i) {
    out.dependents.push_back({{text(rows, i, 0), text(rows, i, 1)},
                              text(rows, i, 2),
                              text(rows, i, 3),
                              text(rows, i, 4),
                              text(rows, i, 5),
                              rows.boolean(i, 6),
                              text(rows, i, 7),
                              parts(rows.text(i, 8)),
                              false,
                              {}});
    views.push_back(text(rows, i, 9));
  }
  return read_views(session, views, out);
}

base::Result<std::vector<ColumnName>> read_enums(pg::Session& session, const SurroundingsQuery& concerned,
                                                 sql::Surroundings& out) {
  std::vector<ColumnName> columns;
  if (concerned.enums.empty()) return columns;
  SCHEMAC_TRY(const pg::Rows rows, session.query(base::replace_all(std::string(queries::enum_users),
                                                                   "{types}", rows_of(concerned.enums))));
  for (size_t i = 0; i < rows.size(); ++i) {
    const sql::QualifiedName type{text(rows, i, 0), text(rows, i, 1)};
    if (rows.is_null(i, 2)) {
      out.enum_users.push_back({type, text(rows, i, 7)});
      continue;
    }
    columns.push_back({{text(rows, i, 2), text(rows, i, 3)}, text(rows, i, 4)});
    out.enum_columns.push_back(
        {type, columns.back().table, columns.back().column, rows.boolean(i, 5), text(rows, i, 6)});
  }
  return columns;
}

base::Status read_enum_properties(pg::Session& session, const SurroundingsQuery& concerned,
                                  sql::Surroundings& out) {
  if (concerned.enums.empty()) return base::ok();
  SCHEMAC_TRY(const pg::Rows rows, session.query(base::replace_all(std::string(queries::enum_properties),
                                                                   "{types}", rows_of(concerned.enums))));
  for (size_t i = 0; i < rows.size(); ++i) {
    out.enum_properties.push_back({{text(rows, i, 0), text(rows, i, 1)}, text(rows, i, 2)});
  }
  return base::ok();
}

base::Status read_names(pg::Session& session, const SurroundingsQuery& concerned, sql::Surroundings& out) {
  if (concerned.new_names.empty()) return base::ok();
  SCHEMAC_TRY(const pg::Rows rows, session.query(base::replace_all(std::string(queries::taken_names),
                                                                   "{names}", rows_of(concerned.new_names))));
  for (size_t i = 0; i < rows.size(); ++i) {
    out.taken_names[{text(rows, i, 0), text(rows, i, 1)}] = text(rows, i, 2);
  }
  return base::ok();
}

}  // namespace

namespace {
base::Result<sql::Surroundings> read_all(pg::Session& session, const SurroundingsQuery& concerned) {
  sql::Surroundings out;
  SCHEMAC_TRY(std::vector<ColumnName> of_enums, read_enums(session, concerned, out));
  SCHEMAC_CHECK(read_columns(session, concerned, std::move(of_enums), out));
  SCHEMAC_CHECK(read_enum_properties(session, concerned, out));
  SCHEMAC_CHECK(read_names(session, concerned, out));
  return out;
}
}  // namespace

base::Result<sql::Surroundings> surroundings(pg::Session& session, const SurroundingsQuery& concerned) {
  const auto read = [&] { return read_all(session, concerned); };
  return session.in_transaction() ? read() : despite_changes(read);
}

}  // namespace schemac::catalog
