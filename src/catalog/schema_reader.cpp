#include "schema_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <tuple>

#include "defaults.hpp"
#include "schemac/sql/next_value.hpp"

namespace schemac::catalog {
namespace {

// Tables that Prisma never reads (docs/reference/prisma.md#reading-the-catalog): its own history, and tables
// that PostGIS makes outside its extension.
constexpr std::string_view ignored_tables[] = {"_prisma_migrations", "spatial_ref_sys", "geometry_columns",
                                               "geography_columns",  "raster_columns",  "raster_overviews"};

struct RelationKind {
  char relkind;
  sql::ObjectKind kind;
  std::string_view reason;
};
constexpr RelationKind other_relations[] = {
    {'v', sql::ObjectKind::view, "views are made by hand-written SQL"},
    {'m', sql::ObjectKind::materialized_view, "materialized views are made by hand-written SQL"},
    {'f', sql::ObjectKind::foreign_table, "foreign tables are made by hand-written SQL"},
};

sql::QualifiedName qualified(const pg::Rows& rows, size_t row, int schema, int name) {
  return {std::string(rows.text(row, static_cast<size_t>(schema))),
          std::string(rows.text(row, static_cast<size_t>(name)))};
}

}  // namespace

std::string object_name(const sql::QualifiedName& table) {
  return fmt::format("{}.{}", table.schema, table.name);
}

std::vector<Oid> numbers(std::string_view text) {
  std::vector<Oid> out;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    Oid value = 0;
    const auto [next, failed] = std::from_chars(at, end, value);
    if (failed == std::errc()) {
      out.push_back(value);
      at = next;
    } else {
      ++at;
    }
  }
  return out;
}

Reader::Reader(const Batch& batch, const Options& options, bool details)
    : batch_(batch), options_(options), types_(batch, options), with_details_(details) {}

void Reader::read_tables() {
  read_namespaces();
  read_extensions();
  read_enums();
  read_relations();
  read_sequences();
  read_columns();
  note_empty_tables();
}

void Reader::read_keys() {
  read_indexes();
  keys_read_ = read_constraints();
  drop_empty_tables();
  sort_tables();
}

base::Result<sql::Schema> Reader::finish() {
  SCHEMAC_CHECK(std::move(keys_read_));
  read_objects();
  sort_unmanaged();
  return std::move(schema_);
}

// By full name, kind and reason.
void Reader::sort_unmanaged() {
  sql::Objects& objects = schema_.unmanaged;
  std::vector<std::tuple<std::string, std::string_view, std::string, size_t>> order;
  for (size_t i = 0; i < objects.size(); ++i) {
    order.emplace_back(objects[i].full_name(), sql::object_kind_word(objects[i].kind), objects[i].reason, i);
  }
  std::sort(order.begin(), order.end());
  sql::Objects sorted;
  sorted.reserve(objects.size());
  for (const auto& key : order) sorted.push_back(std::move(objects[std::get<size_t>(key)]));
  objects = std::move(sorted);
}

void Reader::read_namespaces() {
  for (size_t i = 0; i < batch_.namespaces.size(); ++i) {
    schema_.namespaces.emplace_back(batch_.namespaces.text(i, 0));
  }
}

void Reader::read_extensions() {
  const pg::Rows& rows = batch_.extensions;
  for (size_t i = 0; i < rows.size(); ++i) {
    schema_.extensions.push_back(
        {std::string(rows.text(i, extension_field::name)), std::string(rows.text(i, extension_field::schema)),
         std::string(rows.text(i, extension_field::version)), rows.boolean(i, extension_field::relocatable)});
  }
  for (size_t i = 0; i < batch_.extension_members.size(); ++i) {
    extension_members_.insert(batch_.extension_members.integer(i, 0));
  }
}

void Reader::read_enums() {
  const pg::Rows& rows = batch_.enums;
  std::optional<Oid> current;  // optional, because a wrong answer may begin with any number
  for (size_t i = 0; i < rows.size(); ++i) {
    const Oid oid = rows.integer(i, enum_field::oid);
    if (extension_members_.contains(oid)) continue;
    if (oid != current) {
      schema_.enums.push_back({qualified(rows, i, enum_field::schema, enum_field::name), {}});
      if (with_details_) enums_by_oid_[oid] = schema_.enums.back().name;
    }
    current = oid;
    if (!rows.is_null(i, enum_field::label)) {
      schema_.enums.back().values.emplace_back(rows.text(i, enum_field::label));
    }
  }
}

void Reader::read_relations() {
  const pg::Rows& rows = batch_.relations;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Oid oid = rows.integer(i, relation_field::oid);
    const std::string_view name = rows.text(i, relation_field::name);
    const bool ignored =
        std::find(std::begin(ignored_tables), std::end(ignored_tables), name) != std::end(ignored_tables);
    if (ignored || extension_members_.contains(oid)) continue;
    const char kind = kind_of(rows.text(i, relation_field::kind));
    const bool table = (kind == 'r' || kind == 'p') && !rows.boolean(i, relation_field::is_partition);
    if (!table) {
      note_relation(i);
      continue;
    }
    places_[oid].index = schema_.tables.size();
    schema_.tables.emplace_back();
    schema_.tables.back().name = qualified(rows, i, relation_field::schema, relation_field::name);
    if (with_details_) tables_by_oid_[oid] = schema_.tables.back().name;
    note_table(i, schema_.tables.back().name);
  }
}

void Reader::note_relation(size_t row) {
  const pg::Rows& rows = batch_.relations;
  const sql::QualifiedName in_schema{std::string(rows.text(row, relation_field::schema)), ""};
  const std::string_view name = rows.text(row, relation_field::name);
  if (rows.boolean(row, relation_field::is_partition)) {
    unmanaged(sql::ObjectKind::partition, in_schema, name, "partitions belong to their partitioned table");
    return;
  }
  const char kind = kind_of(rows.text(row, relation_field::kind));
  for (const RelationKind& other : other_relations) {
    if (other.relkind == kind) unmanaged(other.kind, in_schema, name, std::string(other.reason));
  }
}

// Reports properties of a table that the model does not have.
void Reader::note_table(size_t row, const sql::QualifiedName& name) {
  const pg::Rows& rows = batch_.relations;
  const bool partitioned = rows.text(row, relation_field::kind) == "p";
  const bool row_security = rows.boolean(row, relation_field::row_security);
  if (partitioned || row_security) {
    sql::TableDetails& details = details_of(schema_.tables.back());
    details.partitioned = partitioned;
    details.row_security = row_security;
  }
  if (partitioned) {
    unmanaged(sql::ObjectKind::partitioned_table, name, "",
              "how it is partitioned is not part of the schema");
  }
  if (rows.boolean(row, relation_field::inherits)) {
    unmanaged(sql::ObjectKind::inheritance, name, "",
              "that it inherits from another table is not part of the schema");
  }
  if (rows.text(row, relation_field::persistence) == "u") {
    unmanaged(sql::ObjectKind::unlogged_table, name, "", "UNLOGGED is not part of the schema");
  }
  if (row_security) {
    unmanaged(sql::ObjectKind::row_level_security, name, "", "row level security is not part of the schema");
  }
}

void Reader::read_sequences() {
  const pg::Rows& rows = batch_.sequences;
  for (size_t i = 0; i < rows.size(); ++i) {
    sequences_[rows.integer(i, sequence_field::oid)].name =
        qualified(rows, i, sequence_field::schema, sequence_field::name);
  }
  const pg::Rows& links = batch_.sequence_links;
  for (size_t i = 0; i < links.size(); ++i) {
    const Oid sequence = links.integer(i, link_field::sequence);
    if (const Oid by = links.integer(i, link_field::default_oid); by != 0) {
      default_sequences_[by] = sequence;
      continue;
    }
    const ColumnKey owner{links.integer(i, link_field::owner_table),
                          links.integer(i, link_field::owner_column)};
    sequences_[sequence].owner = owner;
  }
}

void Reader::read_columns() {
  const pg::Rows& rows = batch_.columns;
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto found = places_.find(rows.integer(i, column_field::table));
    if (found == places_.end()) continue;
    const size_t position = rows.count(i, column_field::number);
    sql::Table& table = schema_.tables[found->second.index];
    if (position > most_columns || table.columns.size() >= most_columns)
      throw base::UnexpectedAnswer(fmt::format("a table has {} columns at most, none has the number {}",
                                               most_columns, std::max(position, table.columns.size() + 1)));
    found->second.columns.resize(position + 1, TablePlace::no_column);
    found->second.columns[position] = static_cast<int16_t>(table.columns.size());
    table.columns.push_back(column(i));
    if (const auto* domain = types_.domain(rows.integer(i, column_field::type)))
      table.domains.push_back({table.columns.back().name, *domain});
    if (table.columns.back().generated) {
      unmanaged(sql::ObjectKind::generated_column, table.name, table.columns.back().name,
                "that it is generated is not part of the schema");
    }
  }
}

// A model needs at least one field. Only `describe` reads tables without columns.
bool Reader::is_left_out(const sql::Table& table) const {
  return table.columns.empty() && !with_details_ && !options_.like_prisma;
}

void Reader::note_empty_tables() {
  for (const sql::Table& table : schema_.tables) {
    if (is_left_out(table)) {
      unmanaged(sql::ObjectKind::table, {table.name.schema, ""}, table.name.name,
                "the schema language has no model without a field");
    }
  }
}

void Reader::drop_empty_tables() {
  std::erase_if(schema_.tables, [this](const sql::Table& table) { return is_left_out(table); });
}

sql::Column Reader::column(size_t row) {
  const pg::Rows& rows = batch_.columns;
  sql::Column out;
  out.name = rows.text(row, column_field::name);
  ColumnType type = types_.column_type(rows.integer(row, column_field::type),
                                       static_cast<int>(rows.integer(row, column_field::modifier)),
                                       rows.text(row, column_field::formatted));
  out.type = std::move(type.type);
  if (type.list) {
    out.arity = sql::Arity::list;
  } else {
    out.arity = rows.boolean(row, column_field::not_null) ? sql::Arity::required : sql::Arity::nullable;
  }
  set_default(row, out);
  return out;
}

// Both results are sorted alike, so one pass reads the defaults along with the columns.
std::optional<size_t> Reader::default_of(size_t column_row) {
  const pg::Rows& rows = batch_.defaults;
  const ColumnKey wanted{batch_.columns.integer(column_row, column_field::table),
                         batch_.columns.integer(column_row, column_field::number)};
  const auto key = [&] {
    return ColumnKey{rows.integer(next_default_, default_field::table),
                     rows.integer(next_default_, default_field::number)};
  };
  while (next_default_ < rows.size() && key() < wanted) ++next_default_;
  if (next_default_ == rows.size() || key() != wanted) return std::nullopt;
  return next_default_;
}

void Reader::set_default(size_t row, sql::Column& column) {
  const pg::Rows& rows = batch_.columns;
  if (!rows.text(row, column_field::identity).empty()) {
    // Its sequence is not an object of its own: it is altered and dropped through the column.
    column.identity = true;
    column.identity_always = rows.text(row, column_field::identity) == "a";
    column.autoincrement = true;
    return;
  }
  const auto found = default_of(row);
  if (!found) return;
  const std::string_view text = batch_.defaults.text(*found, default_field::text);
  if (!rows.text(row, column_field::generated).empty()) {
    column.generated = true;
    column.generated_virtual = rows.text(row, column_field::generated) == "v";
    column.default_value = sql::SqlExpression{std::string(text)};
  } else if (batch_.defaults.is_null(*found, default_field::text)) {
    const auto used = default_sequences_.find(batch_.defaults.integer(*found, default_field::oid));
    set_sequence(used == default_sequences_.end() ? 0 : used->second, row, column);
  } else if (const auto named = sequence_named_by_text(text, column)) {
    set_sequence(*named, row, column);
  } else {
    column.default_value =
        parse_default(text, column.type, column.arity, options_.like_prisma || options_.prisma_defaults);
  }
}

// nextval(('name'::text)::regclass) fills a number; 0 if there is no such sequence, or for like_prisma.
std::optional<Oid> Reader::sequence_named_by_text(std::string_view text, const sql::Column& column) const {
  if (!text.starts_with("nextval((")) return std::nullopt;
  const auto* type = std::get_if<sql::BuiltinType>(&column.type);
  const auto name = sql::sequence_of_next_value(text);
  if (!name || type == nullptr || type->id > sql::TypeId::money) return std::nullopt;
  if (options_.like_prisma) return 0;
  // Of several with that name, the first managed schema's: the search path belongs to the session.
  std::pair<std::ptrdiff_t, Oid> best{std::numeric_limits<std::ptrdiff_t>::max(), 0};
  for (const auto& [oid, sequence] : sequences_) {
    const sql::QualifiedName& candidate = sequence.name;
    if (candidate.name != name->name || (!name->schema.empty() && candidate.schema != name->schema)) continue;
    const auto& schemas = options_.schemas;
    best =
        std::min(best, {std::find(schemas.begin(), schemas.end(), candidate.schema) - schemas.begin(), oid});
  }
  return best.second;
}

void Reader::set_sequence(Oid sequence, size_t row, sql::Column& column) {
  column.autoincrement = true;
  const auto found = sequences_.find(sequence);
  if (found == sequences_.end()) return;
  column.sequence = found->second.name;
  column.owns_sequence = found->second.owner == ColumnKey{batch_.columns.integer(row, column_field::table),
                                                          batch_.columns.integer(row, column_field::number)};
}

void Reader::unmanaged(sql::ObjectKind kind, sql::QualifiedName parent, std::string_view name,
                       std::string reason) {
  sql::Object& object = schema_.unmanaged.emplace_back();
  object.kind = kind;
  object.parent = std::move(parent);
  object.name = name;
  object.reason = std::move(reason);
}

sql::TableDetails& Reader::details_of(const sql::Table& table) { return details_.tables[table.name]; }

const Reader::TablePlace* Reader::place_of(Oid table) const {
  const auto found = places_.find(table);
  return found == places_.end() ? nullptr : &found->second;
}

void Reader::sort_tables() {
  const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
  std::sort(schema_.namespaces.begin(), schema_.namespaces.end());
  std::sort(schema_.extensions.begin(), schema_.extensions.end(), by_name);
  std::sort(schema_.enums.begin(), schema_.enums.end(), by_name);
  std::sort(schema_.tables.begin(), schema_.tables.end(), by_name);
  for (sql::Table& table : schema_.tables) {
    std::sort(table.indexes.begin(), table.indexes.end(), by_name);
    std::sort(table.hand_made_indexes.begin(), table.hand_made_indexes.end(), by_name);
    std::sort(table.foreign_keys.begin(), table.foreign_keys.end(), by_name);
  }
}

}  // namespace schemac::catalog
