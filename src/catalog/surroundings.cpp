#include "schemac/catalog/surroundings.hpp"

#include <map>
#include <utility>

#include "catalog_queries.hpp"
#include "checked.hpp"
#include "object_rows.hpp"
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

constexpr char between_parts = '\x01';
constexpr char between_names = '\x02';

namespace dependent_field {
enum {
  on_schema,
  on_table,
  on_column,
  kind,
  schema,
  parent,
  name,
  description,
  drop,
  create,
  fact,
  columns,
  view
};
}
constexpr ObjectColumns dependent_columns = {.kind = dependent_field::kind,
                                             .schema = dependent_field::schema,
                                             .parent = dependent_field::parent,
                                             .name = dependent_field::name,
                                             .description = dependent_field::description,
                                             .drop = dependent_field::drop,
                                             .create = dependent_field::create,
                                             .fact = dependent_field::fact};
namespace view_field {
enum { view, drop, create, uses };
}
namespace enum_user_field {
enum { schema, type, holder_schema, holder, column, list, default_text, description, kind };
}
constexpr ObjectColumns enum_user_columns = {.kind = enum_user_field::kind,
                                             .description = enum_user_field::description};
constexpr ObjectColumns enum_property_columns = {.kind = 2, .schema = 0, .parent = 1, .create = 3};

sql::Object dependent_of(const pg::Rows& rows, size_t i) {
  sql::Object object = object_of(rows, i, dependent_columns);
  const sql::QualifiedName table{text(rows, i, dependent_field::on_schema),
                                 text(rows, i, dependent_field::on_table)};
  object.depends_on.push_back({table, text(rows, i, dependent_field::on_column)});
  for (std::string& column : parts(rows.text(i, dependent_field::columns), between_parts)) {
    if (!object.uses(table, column)) object.depends_on.push_back({table, std::move(column)});
  }
  return object;
}

void set_statements(const pg::Rows& rows, size_t i, sql::Object& view) {
  view.drop = text(rows, i, view_field::drop);
  view.create = text(rows, i, view_field::create);
  for (const std::string& used : parts(rows.text(i, view_field::uses), between_parts)) {
    const std::vector<std::string> names = parts(used, between_names);
    view.depends_on.push_back({{item(names, 0), item(names, 1)}, ""});
  }
}

// `views`: their oids and places. Views are identified by oid, because the description of a view in the
// search path has no schema.
base::Status read_views(pg::Session& session, const std::map<std::string, size_t>& views,
                        sql::Objects& dependents) {
  if (views.empty()) return base::ok();
  std::vector<std::string> wanted;
  for (const auto& [oid, place] : views) wanted.push_back("(" + oid + "::pg_catalog.oid)");
  SCHEMAC_TRY(const pg::Rows rows,
              query_with_full_names(session, base::replace_all(std::string(queries::recreated_views),
                                                               "{views}", base::join(wanted, ", "))));
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto view = views.find(text(rows, i, view_field::view));
    if (view != views.end()) set_statements(rows, i, dependents[view->second]);
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
  std::map<std::string, size_t> views;
  for (size_t i = 0; i < rows.size(); ++i) {
    const size_t place = add_object(out.dependents, dependent_of(rows, i));
    if (!rows.is_null(i, dependent_field::view)) views[text(rows, i, dependent_field::view)] = place;
  }
  return read_views(session, views, out.dependents);
}

base::Result<std::vector<ColumnName>> read_enums(pg::Session& session, const SurroundingsQuery& concerned,
                                                 sql::Surroundings& out) {
  std::vector<ColumnName> columns;
  if (concerned.enums.empty()) return columns;
  SCHEMAC_TRY(const pg::Rows rows, session.query(base::replace_all(std::string(queries::enum_users),
                                                                   "{types}", rows_of(concerned.enums))));
  for (size_t i = 0; i < rows.size(); ++i) {
    const sql::QualifiedName type{text(rows, i, enum_user_field::schema),
                                  text(rows, i, enum_user_field::type)};
    if (rows.is_null(i, enum_user_field::holder_schema)) {
      out.enum_users.push_back(object_of(rows, i, enum_user_columns));
      out.enum_users.back().depends_on.push_back({type, ""});
      continue;
    }
    columns.push_back(
        {{text(rows, i, enum_user_field::holder_schema), text(rows, i, enum_user_field::holder)},
         text(rows, i, enum_user_field::column)});
    out.enum_columns.push_back({type, columns.back().table, columns.back().column,
                                rows.boolean(i, enum_user_field::list),
                                text(rows, i, enum_user_field::default_text)});
  }
  return columns;
}

base::Status read_enum_properties(pg::Session& session, const SurroundingsQuery& concerned,
                                  sql::Surroundings& out) {
  if (concerned.enums.empty()) return base::ok();
  SCHEMAC_TRY(const pg::Rows rows, session.query(base::replace_all(std::string(queries::enum_properties),
                                                                   "{types}", rows_of(concerned.enums))));
  for (size_t i = 0; i < rows.size(); ++i) {
    out.enum_properties.push_back(object_of(rows, i, enum_property_columns));
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
