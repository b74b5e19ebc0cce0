#include "schemac/plan/name_clashes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::plan {

namespace {
using sql::QualifiedName;

enum class Kind { table, enumeration, primary_key, foreign_key, index, sequence };

struct Object {
  Kind kind;
  const sql::Table* table;  // null for an enum
  const std::string* name;  // its own name; for a sequence: its column's
  size_t position = 0;      // of its table; indexes come behind all tables
};

std::string quoted(const std::string& name) { return sql::quote_identifier(name); }

std::string description(const Object& object) {
  const std::string table = object.table == nullptr ? "" : quoted(object.table->name.name);
  const std::string name = quoted(*object.name);
  switch (object.kind) {
    case Kind::table:
      return "table " + name;
    case Kind::enumeration:
      return "enum " + name;
    case Kind::primary_key:
      return fmt::format("primary key {} of table {}", name, table);
    case Kind::foreign_key:
      return fmt::format("foreign key {} of table {}", name, table);
    case Kind::index:
      return fmt::format("index {} of table {}", name, table);
    case Kind::sequence:
      break;
  }
  return fmt::format("the sequence of column {} of table {}", name, table);
}

using Tables = std::map<QualifiedName, const sql::Table*>;

Tables tables_of(const sql::Schema& schema) {
  Tables out;
  for (const sql::Table& table : schema.tables) out.emplace(table.name, &table);
  return out;
}

const sql::Table* find_table(const Tables& tables, const QualifiedName& name) {
  const auto found = tables.find(name);
  return found == tables.end() ? nullptr : found->second;
}

// Objects by name; refers to their schema.
class Namespace {
 public:
  using Key = std::pair<std::string_view, std::string_view>;

  void add(const std::string& schema, const std::string& name, const Object& object) {
    objects_[{schema, name}].push_back(object);
  }
  void add(QualifiedName name, const Object& object) {
    names_.push_back(std::move(name));
    add(names_.back().schema, names_.back().name, object);
  }
  bool has(const Key& name, const Object& object) const {
    const auto found = objects_.find(name);
    if (found == objects_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(),
                       [&](const Object& other) { return description(other) == description(object); });
  }
  const std::map<Key, std::vector<Object>>& objects() const { return objects_; }

 private:
  std::map<Key, std::vector<Object>> objects_;
  std::deque<QualifiedName> names_;
};

// The sequence of a column: the database's if known, else the one that SERIAL creates.
QualifiedName sequence_of(const sql::Table& table, const sql::Column& column, const sql::Table* before) {
  const sql::Column* old = before == nullptr ? nullptr : before->column(column.name);
  if (old != nullptr && old->sequence) return *old->sequence;
  if (column.sequence) return *column.sequence;
  return {table.name.schema, sql::sequence_name(table.name.name, column.name)};
}

void add_relations(const sql::Table& table, size_t position, size_t behind, const sql::Table* before,
                   Namespace& out) {
  const std::string& in = table.name.schema;
  out.add(in, table.name.name, {Kind::table, &table, &table.name.name, position});
  if (table.primary_key) {
    const std::string& key = table.primary_key->name;
    out.add(in, key, {Kind::primary_key, &table, &key, position});
  }
  for (const sql::Index& index : table.indexes)
    out.add(in, index.name, {Kind::index, &table, &index.name, behind});
  for (const sql::Column& column : table.columns) {
    if (!column.autoincrement || column.identity || (column.sequence && !column.owns_sequence)) continue;
    out.add(sequence_of(table, column, before), {Kind::sequence, &table, &column.name, position});
  }
}

Namespace relations_of(const sql::Schema& schema, const Tables& before) {
  Namespace out;
  for (size_t i = 0; i < schema.tables.size(); ++i) {
    const sql::Table& table = schema.tables[i];
    add_relations(table, i, schema.tables.size(), find_table(before, table.name), out);
  }
  return out;
}

// A table is also the type of its rows.
Namespace types_of(const sql::Schema& schema) {
  Namespace out;
  for (const sql::Table& table : schema.tables)
    out.add(table.name.schema, table.name.name, {Kind::table, &table, &table.name.name});
  for (const sql::Enum& type : schema.enums)
    out.add(type.name.schema, type.name.name, {Kind::enumeration, nullptr, &type.name.name});
  return out;
}

Namespace constraints_of(const sql::Table* table) {
  Namespace out;
  if (table == nullptr) return out;
  const std::string& in = table->name.schema;
  if (table->primary_key)
    out.add(in, table->primary_key->name, {Kind::primary_key, table, &table->primary_key->name});
  for (const sql::ForeignKey& key : table->foreign_keys)
    out.add(in, key.name, {Kind::foreign_key, table, &key.name});
  return out;
}

// A new sequence gets another name if a relation that exists or is created before it has the name.
bool gives_way(const Object& sequence, bool sequence_is_old, const Object& other, bool other_is_old) {
  return sequence.kind == Kind::sequence && !sequence_is_old &&
         (other_is_old || other.position < sequence.position);
}

class Clashes {
 public:
  void find(const Namespace& before, const Namespace& after, std::string_view rule) {
    for (const auto& [name, objects] : after.objects()) {
      for (size_t i = 1; i < objects.size(); ++i) {
        const sql::Pair<const Object*> two{&objects[0], &objects[i]};
        if (!stand_together(before, name, two)) add(name, two, rule);
      }
    }
  }
  base::Status status() const {
    if (lines_.empty()) return base::ok();
    return base::Error{.code = "name-clash",
                       .message = base::join(lines_, "\n"),
                       .hint = "Give one of them another name, with @@map or map:."};
  }

 private:
  static bool stand_together(const Namespace& before, const Namespace::Key& name,
                             const sql::Pair<const Object*>& two) {
    // Two objects with the same description, as from two relations of one name, never exist yet.
    if (description(*two.before) == description(*two.after)) return false;
    const auto old = two.map([&](const Object* object) { return before.has(name, *object); });
    return (old.before && old.after) || gives_way(*two.before, old.before, *two.after, old.after) ||
           gives_way(*two.after, old.after, *two.before, old.before);
  }

  void add(const Namespace::Key& name, const sql::Pair<const Object*>& two, std::string_view rule) {
    const auto texts = two.map([](const Object* object) { return description(*object); });
    const std::string objects = texts.unchanged()
                                    ? fmt::format("{} is there twice", texts.before)
                                    : fmt::format("{} and {} have the same name", texts.before, texts.after);
    // Two tables with one name also have one name as types.
    if (!reported_.insert(fmt::format("{} {}", objects, name.first)).second) return;
    lines_.push_back(fmt::format("The name \"{}\" in schema \"{}\" is wanted twice: {}; {}.", name.second,
                                 name.first, objects, rule));
  }

  std::vector<std::string> lines_;
  std::set<std::string> reported_;
};

// Types that PostgreSQL can compare with each other, by equality operators and implicit casts of pg_catalog.
enum class Family { numbers, strings, days, other };

Family family_of(sql::TypeId id) {
  using Id = sql::TypeId;
  if (id <= Id::decimal) return Family::numbers;
  if (id == Id::text || id == Id::var_char || id == Id::character || id == Id::citext) return Family::strings;
  if (id == Id::date || id == Id::timestamp || id == Id::timestamptz) return Family::days;
  return Family::other;
}
static_assert(sql::TypeId::small_int < sql::TypeId::decimal && sql::TypeId::decimal < sql::TypeId::money,
              "numbers stand first in TypeId");

bool is_bits(sql::TypeId id) { return id == sql::TypeId::bit || id == sql::TypeId::var_bit; }

// Pairs of one family that have neither an equality operator nor an implicit cast to the referenced type.
bool lacks_operator(sql::TypeId referencing, sql::TypeId referenced) {
  using Id = sql::TypeId;
  if (referencing == Id::oid || referenced == Id::citext) return true;
  return referencing == Id::citext && referenced == Id::character;
}

// `a` is the foreign key's column, `b` the one that it references.
bool comparable(const sql::Column& a, const sql::Column& b) {
  const bool lists = a.arity == sql::Arity::list || b.arity == sql::Arity::list;
  const bool quoted_type = std::holds_alternative<sql::UnsupportedType>(a.type) ||
                           std::holds_alternative<sql::UnsupportedType>(b.type);
  if (lists || quoted_type) return true;  // the server decides
  const auto* left = std::get_if<sql::BuiltinType>(&a.type);
  const auto* right = std::get_if<sql::BuiltinType>(&b.type);
  if (left == nullptr || right == nullptr) return a.type == b.type;
  if (left->id == right->id || (is_bits(left->id) && is_bits(right->id))) return true;
  if (lacks_operator(left->id, right->id)) return false;
  return family_of(left->id) == family_of(right->id) && family_of(left->id) != Family::other;
}

std::string type_text(const sql::Column& column) { return sql::psl_type_name(column.type); }

base::Status check_key(const Tables& tables, const sql::Table& table, const sql::ForeignKey& key) {
  const sql::Table* target = find_table(tables, key.referenced_table);
  if (target == nullptr) return base::ok();
  for (size_t i = 0; i < key.columns.size() && i < key.referenced_columns.size(); ++i) {
    const sql::Column* from = table.column(key.columns[i]);
    const sql::Column* to = target->column(key.referenced_columns[i]);
    if (from == nullptr || to == nullptr || comparable(*from, *to)) continue;
    return base::Error{
        .code = "keys-not-comparable",
        .message = fmt::format("The foreign key {} cannot be made: {}.{} is {}, and {}.{}, to which it "
                               "points, is {}; PostgreSQL does "
                               "not compare them.",
                               quoted(key.name), quoted(table.name.name), quoted(from->name),
                               type_text(*from), quoted(target->name.name), quoted(to->name), type_text(*to)),
        .hint = "Give both fields the same type, with @db where it is a native one."};
  }
  return base::ok();
}

bool has_key(const sql::Table* table, const std::string& name) {
  return table != nullptr && std::any_of(table->foreign_keys.begin(), table->foreign_keys.end(),
                                         [&](const sql::ForeignKey& key) { return key.name == name; });
}
}  // namespace

base::Status check_clashes(const sql::Pair<sql::Schema>& schemas) {
  const auto tables = schemas.map(tables_of);
  Clashes clashes;
  clashes.find(relations_of(schemas.before, {}), relations_of(schemas.after, tables.before),
               "tables, indexes, primary keys and sequences of a schema share their names");
  clashes.find(types_of(schemas.before), types_of(schemas.after),
               "a table is also the type of its rows, and types share their names");
  for (const sql::Table& table : schemas.after.tables) {
    clashes.find(constraints_of(find_table(tables.before, table.name)), constraints_of(&table),
                 "the constraints of a table share their names");
  }
  SCHEMAC_CHECK(clashes.status());
  for (const sql::Table& table : schemas.after.tables) {
    const sql::Table* old = find_table(tables.before, table.name);
    for (const sql::ForeignKey& key : table.foreign_keys) {
      if (!has_key(old, key.name)) SCHEMAC_CHECK(check_key(tables.after, table, key));
    }
  }
  return base::ok();
}

}  // namespace schemac::plan
