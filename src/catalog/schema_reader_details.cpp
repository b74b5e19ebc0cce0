// Reads details that only `describe` needs: comments, parents of inheritance, views.
#include <algorithm>
#include <unordered_map>

#include "defaults.hpp"
#include "schema_reader.hpp"

namespace schemac::catalog {
namespace {

// The modifiers of these types are decoded without their text (see columns.sql); for others format_type has
// it.
std::string_view needed_text(std::string_view formatted, int modifier) {
  return modifier == -1 ? std::string_view() : formatted;
}

}  // namespace

sql::Details Reader::take_details() {
  for (size_t i = 0; i < batch_.inherited.size(); ++i) {
    const auto found = tables_by_oid_.find(batch_.inherited.integer(i, 0));
    if (found != tables_by_oid_.end()) details_.tables[found->second].inherited = true;
  }
  read_views();
  read_comments();
  for (auto& [name, table] : details_.tables) {
    for (std::vector<std::string>* names : {&table.checks, &table.exclusions, &table.expression_indexes}) {
      std::sort(names->begin(), names->end());
    }
    std::stable_sort(table.null_order.begin(), table.null_order.end(),
                     [](const auto& a, const auto& b) { return a.index < b.index; });
  }
  return std::move(details_);
}

void Reader::read_views() {
  const pg::Rows& rows = batch_.views;
  std::unordered_map<Oid, size_t> places;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Oid oid = rows.integer(i, view_field::oid);
    if (extension_members_.contains(oid)) continue;
    places[oid] = details_.views.size();
    sql::View view;
    view.name = {std::string(rows.text(i, view_field::schema)), std::string(rows.text(i, view_field::name))};
    view.definition = rows.text(i, view_field::definition);
    if (view.definition.ends_with(';')) view.definition.pop_back();
    details_.views.push_back(std::move(view));
  }
  const pg::Rows& columns = batch_.view_columns;
  for (size_t i = 0; i < columns.size(); ++i) {
    const auto place = places.find(columns.integer(i, view_column_field::view));
    if (place == places.end()) continue;
    sql::View& view = details_.views[place->second];
    view.columns.push_back(view_column(i));
    if (columns.boolean(i, view_column_field::commented)) {
      view.commented_columns.insert(view.columns.back().name);
    }
  }
}

sql::Column Reader::view_column(size_t row) const {
  const pg::Rows& rows = batch_.view_columns;
  const int modifier = static_cast<int>(rows.integer(row, view_column_field::modifier));
  ColumnType type = types_.column_type(rows.integer(row, view_column_field::type), modifier,
                                       needed_text(rows.text(row, view_column_field::formatted), modifier));
  sql::Column column;
  column.name = rows.text(row, view_column_field::name);
  column.type = std::move(type.type);
  column.arity = type.list                                        ? sql::Arity::list
                 : rows.boolean(row, view_column_field::not_null) ? sql::Arity::required
                                                                  : sql::Arity::nullable;
  if (!rows.is_null(row, view_column_field::default_text)) {
    column.default_value = parse_default(rows.text(row, view_column_field::default_text), column.type,
                                         column.arity, options_.like_prisma || options_.prisma_defaults);
  }
  return column;
}

void Reader::read_comments() {
  const pg::Rows& rows = batch_.comments;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Oid oid = rows.integer(i, comment_field::oid);
    if (rows.text(i, comment_field::kind) == "t") {
      const auto found = enums_by_oid_.find(oid);
      if (found != enums_by_oid_.end()) details_.commented_enums.insert(found->second);
      continue;
    }
    const bool of_relation = rows.is_null(i, comment_field::column);
    const auto table = tables_by_oid_.find(oid);
    if (table == tables_by_oid_.end()) {
      if (of_relation) note_view_comment(oid);  // comments of columns are in the rows of the columns
      continue;
    }
    sql::TableDetails& details = details_.tables[table->second];
    if (of_relation) {
      details.commented = true;
    } else {
      details.commented_columns.emplace(rows.text(i, comment_field::column));
    }
  }
}

void Reader::note_view_comment(Oid oid) {
  const pg::Rows& rows = batch_.views;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows.integer(i, view_field::oid) != oid) continue;
    const sql::QualifiedName name{std::string(rows.text(i, view_field::schema)),
                                  std::string(rows.text(i, view_field::name))};
    for (sql::View& view : details_.views) {
      if (view.name == name) view.commented = true;
    }
  }
}

}  // namespace schemac::catalog
