// Reads indexes, primary keys, foreign keys, and their properties that the schema language cannot express.
#include <fmt/format.h>

#include <algorithm>

#include "object_rows.hpp"
#include "schema_reader.hpp"
#include "schemac/base/text.hpp"

namespace schemac::catalog {
namespace {

constexpr Oid descending = 1;  // INDOPTION_DESC
constexpr Oid nulls_first = 2;

// True if every name is a column's, not an expression's.
bool are_columns(const std::vector<std::string>& names) {
  return !names.empty() &&
         std::none_of(names.begin(), names.end(), [](const auto& one) { return one.empty(); });
}

sql::ReferentialAction action(std::string_view code) {
  switch (code.empty() ? 'a' : code.front()) {
    case 'r':
      return sql::ReferentialAction::restrict_;
    case 'c':
      return sql::ReferentialAction::cascade;
    case 'n':
      return sql::ReferentialAction::set_null;
    case 'd':
      return sql::ReferentialAction::set_default;
    default:
      return sql::ReferentialAction::no_action;
  }
}

// True if the position of a column's NULLs is not the default of its sort order.
bool has_own_null_order(Oid options) {
  return ((options & descending) != 0) != ((options & nulls_first) != 0);
}

sql::Deferrable deferrable_of(const pg::Rows& constraints, size_t row) {
  const size_t value = constraints.count(row, constraint_field::deferrable);
  if (value > static_cast<size_t>(sql::Deferrable::deferred))
    throw base::UnexpectedAnswer(fmt::format("{} is no time at which a key is checked", value));
  return static_cast<sql::Deferrable>(value);
}

}  // namespace

void Reader::read_operator_classes() {
  const pg::Rows& rows = batch_.operator_classes;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (options_.like_prisma && rows.boolean(i, class_field::often_unnamed)) continue;
    operator_classes_[rows.integer(i, class_field::oid)] = {std::string(rows.text(i, class_field::name)),
                                                            rows.boolean(i, class_field::is_default)};
  }
}

void Reader::read_constraints_of_indexes() {
  const pg::Rows& rows = batch_.constraints;
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string_view kind = rows.text(i, constraint_field::kind);
    if (kind == "u" || kind == "p") {
      constraint_indexes_.emplace(rows.integer(i, constraint_field::index), deferrable_of(rows, i));
    }
  }
}

void Reader::read_indexes() {
  read_operator_classes();
  read_constraints_of_indexes();
  for (size_t i = 0; i < batch_.indexes.size(); ++i) {
    const TablePlace* place = place_of(batch_.indexes.integer(i, index_field::table));
    if (place != nullptr) add_index(i, *place);
  }
}

void Reader::add_index(size_t row, const TablePlace& place) {
  const pg::Rows& rows = batch_.indexes;
  sql::Table& table = schema_.tables[place.index];
  if (is_unmanaged_index(row, place)) return;
  note_index(row, place);
  if (rows.boolean(row, index_field::primary)) {
    const auto constraint = constraint_of(row);
    sql::PrimaryKey key{
        std::string(rows.text(row, index_field::name)), {}, constraint.value_or(sql::Deferrable::no)};
    for (sql::IndexColumn& column : index_columns(row, place)) key.columns.push_back(std::move(column.name));
    table.primary_key = std::move(key);
    return;
  }
  table.indexes.push_back(index_of(row, place));
}

// The DEFERRABLE of the constraint that the index belongs to.
std::optional<sql::Deferrable> Reader::constraint_of(size_t row) const {
  const auto found = constraint_indexes_.find(batch_.indexes.integer(row, index_field::oid));
  return found == constraint_indexes_.end() ? std::nullopt : std::optional(found->second);
}

sql::Index Reader::index_of(size_t row, const TablePlace& place) {
  const pg::Rows& rows = batch_.indexes;
  const auto constraint = constraint_of(row);
  sql::Index index;
  index.name = rows.text(row, index_field::name);
  index.unique = rows.boolean(row, index_field::unique);
  index.columns = index_columns(row, place);
  const auto method = sql::index_method_by_catalog_name(rows.text(row, index_field::method));
  index.method = method.value_or(sql::IndexMethod::btree);  // Prisma reads indexes of extensions as btree
  if (!method) {
    for (sql::IndexColumn& column : index.columns) column.operator_class = {};
  }
  index.valid = rows.boolean(row, index_field::valid);
  index.constraint = constraint.has_value();
  index.deferrable = constraint.value_or(sql::Deferrable::no);
  index.nulls_not_distinct = rows.boolean(row, index_field::nulls_not_distinct);
  if (!options_.like_prisma) index.include = included_columns(row, place);
  if (!rows.is_null(row, index_field::predicate))
    index.predicate = std::string(rows.text(row, index_field::predicate));
  return index;
}

// True for indexes that are left out entirely.
bool Reader::is_unmanaged_index(size_t row, const TablePlace& place) {
  const pg::Rows& rows = batch_.indexes;
  sql::Table& table = schema_.tables[place.index];
  if (rows.boolean(row, index_field::exclusion)) return true;  // its constraint is named
  const std::string_view name = rows.text(row, index_field::name);
  if (!rows.is_null(row, index_field::definition)) {
    details_of(table).expression_indexes.emplace_back(rows.text(row, index_field::name));
    unmanaged(sql::ObjectKind::expression_index, table.name, name,
              std::string(rows.text(row, index_field::definition)));
    return true;
  }
  // The server has no text for the expression: the index was dropped while we read.
  const std::vector<std::string> names = names_of(rows.text(row, index_field::columns), place);
  if (!are_columns(names)) return true;
  if (!options_.like_prisma && !sql::index_method_by_catalog_name(rows.text(row, index_field::method))) {
    table.hand_made_indexes.push_back(index_of(row, place));
    unmanaged(sql::ObjectKind::index, table.name, name,
              fmt::format("the schema has no index type {}", rows.text(row, index_field::method)));
    return true;
  }
  if (!rows.is_null(row, index_field::predicate) && !options_.partial_indexes) {
    table.hand_made_indexes.push_back(index_of(row, place));
    unmanaged(sql::ObjectKind::partial_index, table.name, name,
              fmt::format("WHERE {} needs the preview feature partialIndexes",
                          rows.text(row, index_field::predicate)));
    return true;
  }
  return false;
}

// Reports properties of an index that the model does not have.
void Reader::note_index(size_t row, const TablePlace& place) {
  const sql::Table& table = schema_.tables[place.index];
  const pg::Rows& rows = batch_.indexes;
  const std::string_view name = rows.text(row, index_field::name);
  const auto key_count = rows.count(row, index_field::key_count);
  if (!rows.boolean(row, index_field::valid)) {
    unmanaged(sql::ObjectKind::invalid_index, table.name, name,
              "CREATE INDEX CONCURRENTLY did not finish: it is not used until it is rebuilt");
  }
  if (rows.boolean(row, index_field::nulls_not_distinct) && !options_.strict) {
    unmanaged(sql::ObjectKind::index_property, table.name, name,
              "NULLS NOT DISTINCT is not part of the schema");
  }
  if (numbers(rows.text(row, index_field::columns)).size() > key_count) {
    unmanaged(sql::ObjectKind::index_property, table.name, name,
              "INCLUDE columns are not part of the schema");
  }
  if (note_null_order(row, place)) {
    unmanaged(sql::ObjectKind::index_property, table.name, name,
              "NULLS FIRST and NULLS LAST are not part of the schema");
  }
}

// True if any column has a null order of its own.
bool Reader::note_null_order(size_t row, const TablePlace& place) {
  const pg::Rows& rows = batch_.indexes;
  const std::vector<std::string> names = names_of(rows.text(row, index_field::columns), place);
  const std::vector<Oid> options = numbers(rows.text(row, index_field::options));
  bool found = false;
  for (size_t i = 0; i < options.size(); ++i) {
    if (!has_own_null_order(options[i])) continue;
    details_of(schema_.tables[place.index])
        .null_order.push_back({std::string(rows.text(row, index_field::name)), item(names, i)});
    found = true;
  }
  return found;
}

std::string Reader::column_name(const TablePlace& place, size_t number) const {
  const int16_t position = item(place.columns, number);
  if (position == TablePlace::no_column) return "";
  return schema_.tables[place.index].columns[static_cast<size_t>(position)].name;
}

std::vector<std::string> Reader::names_of(std::string_view column_numbers, const TablePlace& place) const {
  std::vector<std::string> out;
  for (const Oid number : numbers(column_numbers))
    out.push_back(column_name(place, static_cast<size_t>(number)));
  return out;
}

std::vector<sql::IndexColumn> Reader::index_columns(size_t row, const TablePlace& place) {
  const pg::Rows& rows = batch_.indexes;
  const std::vector<std::string> names = names_of(rows.text(row, index_field::columns), place);
  const std::vector<Oid> options = numbers(rows.text(row, index_field::options));
  const std::vector<Oid> classes = numbers(rows.text(row, index_field::classes));
  const auto key_count = rows.count(row, index_field::key_count);
  if (key_count == 0) throw base::UnexpectedAnswer("the catalog names an index without a column");
  std::vector<sql::IndexColumn> out;
  for (size_t i = 0; i < names.size(); ++i) {
    const bool key = i < key_count;
    if (!key && !options_.like_prisma) break;
    sql::IndexColumn column;
    column.name = names[i];
    if (key && (item(options, i) & descending) != 0) column.sort = sql::SortOrder::desc;
    if (key && has_own_null_order(item(options, i)))
      column.nulls_first = (item(options, i) & nulls_first) != 0;
    const auto found = key ? operator_classes_.find(item(classes, i)) : operator_classes_.end();
    if (found != operator_classes_.end()) column.operator_class = found->second;
    out.push_back(std::move(column));
  }
  return out;
}

std::vector<std::string> Reader::included_columns(size_t row, const TablePlace& place) {
  const pg::Rows& rows = batch_.indexes;
  std::vector<std::string> names = names_of(rows.text(row, index_field::columns), place);
  const auto key_count = std::min(rows.count(row, index_field::key_count), names.size());
  names.erase(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(key_count));
  return names;
}

base::Status Reader::read_constraints() {
  const pg::Rows& rows = batch_.constraints;
  for (size_t i = 0; i < rows.size(); ++i) {
    const TablePlace* place = place_of(rows.integer(i, constraint_field::table));
    if (place == nullptr) continue;
    note_constraint(i, schema_.tables[place->index]);
    const bool temporal = rows.boolean(i, constraint_field::period);
    if (rows.text(i, constraint_field::kind) == "f" && !temporal) SCHEMAC_CHECK(add_foreign_key(i, *place));
  }
  return base::ok();
}

namespace {

// The scalar type of the schema language for a column; another type is returned as it is.
std::string scalar_of(const sql::Table& table, const std::string& column) {
  const sql::Column* found = table.column(column);
  if (found == nullptr) return "";
  return std::visit(
      base::Overloaded{
          [](const sql::BuiltinType& type) { return std::string(sql::type_info(type.id).scalar); },
          [](const sql::EnumType& type) { return object_name(type.name); },
          [](const sql::UnsupportedType& type) { return type.text.str(); },
      },
      found->type);
}

bool can_relate(const sql::Table& from, const sql::Table& to, const sql::ForeignKey& key) {
  for (size_t i = 0; i < key.columns.size(); ++i) {
    if (scalar_of(from, key.columns[i]) != scalar_of(to, key.referenced_columns[i])) return false;
  }
  return true;
}

}  // namespace

base::Status Reader::add_foreign_key(size_t row, const TablePlace& place) {
  const pg::Rows& rows = batch_.constraints;
  sql::Table& table = schema_.tables[place.index];
  const Oid target = rows.integer(row, constraint_field::referenced_table);
  const TablePlace* referenced = place_of(target);
  if (referenced == nullptr) {
    for (size_t i = 0; i < batch_.referenced_tables.size(); ++i) {
      if (batch_.referenced_tables.integer(i, 0) != target) continue;
      const sql::QualifiedName name{std::string(batch_.referenced_tables.text(i, 1)),
                                    std::string(batch_.referenced_tables.text(i, 2))};
      if (options_.like_prisma || options_.only_listed_references) return outside_error(row, table, name);
      unmanaged(sql::ObjectKind::foreign_key, table.name, rows.text(row, constraint_field::name),
                fmt::format("it refers to {}, whose schema is not listed in `schemas`", object_name(name)));
    }
    return base::ok();
  }
  sql::ForeignKey key;
  key.name = rows.text(row, constraint_field::name);
  key.columns = names_of(rows.text(row, constraint_field::columns), place);
  key.referenced_table = schema_.tables[referenced->index].name;
  key.referenced_columns = names_of(rows.text(row, constraint_field::referenced_columns), *referenced);
  if (!are_columns(key.columns) || !are_columns(key.referenced_columns) ||
      key.columns.size() != key.referenced_columns.size())
    throw base::UnexpectedAnswer(fmt::format("the catalog says that {} columns refer to {}",
                                             key.columns.size(), key.referenced_columns.size()));
  if (!options_.like_prisma && !can_relate(table, schema_.tables[referenced->index], key)) {
    unmanaged(sql::ObjectKind::foreign_key, table.name, key.name,
              "the schema language has no relation between columns of different types");
    return base::ok();
  }
  key.on_delete = action(rows.text(row, constraint_field::on_delete));
  key.on_update = action(rows.text(row, constraint_field::on_update));
  key.validated = rows.boolean(row, constraint_field::validated);
  key.deferrable = deferrable_of(rows, row);
  table.foreign_keys.push_back(std::move(key));
  return base::ok();
}

base::Error Reader::outside_error(size_t row, const sql::Table& table,
                                  const sql::QualifiedName& target) const {
  base::Error error;
  error.code = "P4002";
  error.message = fmt::format(
      "The schema of the introspected database was inconsistent: Cross schema references are only allowed "
      "when the "
      "target schema is listed in the schemas property of your datasource. `{}` points to `{}` in constraint "
      "`{}`. "
      "Please add `{}` to your `schemas` property and run this command again.",
      object_name(table.name), object_name(target), batch_.constraints.text(row, constraint_field::name),
      target.schema);
  error.hint =
      fmt::format("Name {} in `schemas` of the datasource; `pull` takes --schemas as well.", target.schema);
  return error;
}

// Reports checks and exclusions, and properties of keys that the schema language cannot express.
void Reader::note_constraint(size_t row, const sql::Table& table) {
  const pg::Rows& rows = batch_.constraints;
  const std::string_view name = rows.text(row, constraint_field::name);
  const std::string_view kind = rows.text(row, constraint_field::kind);
  if (kind == "c" || kind == "x") {
    sql::TableDetails& details = details_of(table);
    (kind == "c" ? details.checks : details.exclusions).emplace_back(rows.text(row, constraint_field::name));
    unmanaged(kind == "c" ? sql::ObjectKind::check_constraint : sql::ObjectKind::exclusion_constraint,
              table.name, name, std::string(rows.text(row, constraint_field::definition)));
    return;
  }
  if (rows.boolean(row, constraint_field::period)) {
    // Its index counts as an exclusion and is left out, so the model has no part of it.
    unmanaged(kind == "f"   ? sql::ObjectKind::foreign_key
              : kind == "p" ? sql::ObjectKind::primary_key
                            : sql::ObjectKind::unique_constraint,
              table.name, name, "WITHOUT OVERLAPS and PERIOD are not part of the schema");
    return;
  }
  const auto note = [&](bool given, const char* words) {
    if (given)
      unmanaged(sql::ObjectKind::constraint_property, table.name, name,
                fmt::format("{} is not part of the schema", words));
  };
  const bool deferrable = deferrable_of(rows, row) != sql::Deferrable::no;
  if (deferrable) {
    details_of(table).deferrable.emplace(rows.text(row, constraint_field::name));
  }
  note(deferrable && !options_.strict, "DEFERRABLE");
  note(!rows.boolean(row, constraint_field::validated), "NOT VALID");
  note(!rows.boolean(row, constraint_field::enforced), "NOT ENFORCED");
  note(kind == "f" && rows.boolean(row, constraint_field::match_full), "MATCH FULL");
  note(rows.boolean(row, constraint_field::set_columns), "a column list after ON DELETE SET");
}

void Reader::read_objects() {
  constexpr const char* reason = "made by hand-written SQL";
  const pg::Rows& rows = batch_.objects;
  for (size_t i = 0; i < rows.size(); ++i) {
    schema_.unmanaged.push_back(
        object_of(rows, i, {.kind = 0, .schema = 1, .parent = 2, .name = 3, .reason = 4}));
    if (rows.is_null(i, 4)) schema_.unmanaged.back().reason = reason;
  }
  for (const auto& [oid, sequence] : sequences_) {
    const bool listed = std::find(options_.schemas.begin(), options_.schemas.end(), sequence.name.schema) !=
                        options_.schemas.end();
    if (listed && sequence.owner.first == 0 && !extension_members_.contains(oid)) {
      unmanaged(sql::ObjectKind::sequence, {sequence.name.schema, ""}, sequence.name.name,
                "it belongs to no column");
    }
  }
}

}  // namespace schemac::catalog
