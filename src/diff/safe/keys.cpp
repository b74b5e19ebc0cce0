// Indexes, primary keys and foreign keys under the safe policy.
#include <algorithm>
#include <set>

#include "safe/policy.hpp"

namespace schemac::diff {

namespace {
template <class Wanted>
const sql::Index* take_first(std::vector<const sql::Index*>& from, Wanted wanted) {
  const auto found = std::find_if(from.begin(), from.end(), [&](const sql::Index* i) { return wanted(*i); });
  if (found == from.end()) return nullptr;
  const sql::Index* index = *found;
  from.erase(found);
  return index;
}

std::vector<const sql::Index*> pointers(const std::vector<sql::Index>& indexes) {
  std::vector<const sql::Index*> out;
  for (const sql::Index& index : indexes) out.push_back(&index);
  return out;
}

// Pairs the indexes that `same` accepts, in the order of the previous side; the others stay in the lists.
template <class Same>
void pair_up(IndexMatch& match, Same same) {
  std::vector<const sql::Index*> unpaired;
  for (const sql::Index* before : match.dropped) {
    const sql::Index* after =
        take_first(match.created, [&](const sql::Index& other) { return same(*before, other); });
    if (after == nullptr) {
      unpaired.push_back(before);
    } else {
      match.pairs.push_back({before, after});
    }
  }
  match.dropped = std::move(unpaired);
}

std::set<std::string> as_set(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

std::set<std::string> index_columns(const sql::Index& index) {
  std::set<std::string> names;
  for (const sql::IndexColumn& column : index.columns) names.insert(column.name);
  return names;
}

// Types that a foreign key can compare with each other while only one side has changed.
std::string comparable_family(const sql::Type& type) {
  using Id = sql::TypeId;
  if (const auto* e = std::get_if<sql::EnumType>(&type))
    return "enum " + e->name->schema + "." + e->name->name;
  if (const auto* other = std::get_if<sql::UnsupportedType>(&type)) return "other " + other->text.str();
  const Id id = std::get<sql::BuiltinType>(type).id;
  if (id == Id::small_int || id == Id::integer || id == Id::big_int) return "integers";
  if (id == Id::text || id == Id::var_char) return "strings";
  return std::string(sql::type_info(id).catalog_name);
}

bool any_type_change(const TablePair& table, const std::vector<std::string>& columns) {
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& name) {
    const ColumnPair* column = table.column(name);
    return column != nullptr && column->changes.type != TypeChange::none;
  });
}

bool comparable_throughout(const TablePair& child, const TablePair& parent, const sql::ForeignKey& key) {
  std::set<std::string> families;
  for (size_t i = 0; i < key.columns.size() && i < key.referenced_columns.size(); ++i) {
    families.clear();
    for (const ColumnPair* column :
         {child.column(key.columns[i]), parent.column(key.referenced_columns[i])}) {
      if (column == nullptr) return false;
      if (column->before->arity == sql::Arity::list || column->after->arity == sql::Arity::list) return false;
      families.insert(comparable_family(column->before->type));
      families.insert(comparable_family(column->after->type));
    }
    if (families.size() > 1) return false;
  }
  return true;
}

// PostgreSQL does not tell which of several equal keys a foreign key depends on: dropping any of them counts.
bool loses_its_key(const Matching& m, const TablePair& parent, const sql::ForeignKey& key) {
  const std::set<std::string> columns = as_set(key.referenced_columns);
  const auto& primary = parent.before->primary_key;
  if (primary && as_set(primary->columns) == columns && key_is_rebuilt(parent)) return true;
  const IndexMatch indexes = match_indexes(m, parent);
  const bool replaced =
      std::any_of(indexes.pairs.begin(), indexes.pairs.end(), [&](const sql::Pair<const sql::Index*>& pair) {
        return pair.before->unique && is_replaced(m, pair) && index_columns(*pair.before) == columns;
      });
  return replaced ||
         std::any_of(indexes.dropped.begin(), indexes.dropped.end(), [&](const sql::Index* index) {
           return index->unique && index_columns(*index) == columns;
         });
}

// The columns of a rebuilt enum change one after the other, and their two types cannot be compared.
bool over_rebuilt_enum(const Matching& m, const TablePair& table, const sql::ForeignKey& key) {
  return std::any_of(key.columns.begin(), key.columns.end(), [&](const std::string& name) {
    const ColumnPair* column = table.column(name);
    return column != nullptr && is_rebuilt(m, column->before->type);
  });
}

bool can_stay(const Matching& m, const TablePair& table, const sql::ForeignKey& key) {
  const TablePair* parent = m.pair_of(key.referenced_table);
  if (over_rebuilt_enum(m, table, key)) return false;
  if (parent == nullptr) return true;
  if (loses_its_key(m, *parent, key)) return false;
  if (!any_type_change(table, key.columns) && !any_type_change(*parent, key.referenced_columns)) return true;
  return comparable_throughout(table, *parent, key);
}

// An operator class that is not the type's default does not work for another type (D11).
bool has_class_of_old_type(const TablePair& table, const sql::Index& index) {
  const bool named = index.method == sql::IndexMethod::btree || index.method == sql::IndexMethod::hash;
  return std::any_of(index.columns.begin(), index.columns.end(), [&](const sql::IndexColumn& part) {
    const ColumnPair* column = table.column(part.name);
    const bool foreign = part.operator_class && (named || !part.operator_class->is_default);
    return foreign && column != nullptr && column->changes.type != TypeChange::none;
  });
}

bool same_actions(const sql::ForeignKey& a, const sql::ForeignKey& b) {
  return a.on_delete == b.on_delete && a.on_update == b.on_update;
}

// The actions of an implicit relation's keys stay as they are, because no schema file has them.
bool same_key(const TablePair& table, const sql::ForeignKey& a, const sql::ForeignKey& b) {
  return a.referenced_table == b.referenced_table && a.columns == b.columns &&
         a.referenced_columns == b.referenced_columns && (same_actions(a, b) || is_join_table(*table.after));
}
}  // namespace

namespace {
// A second index equal to one that stays: Prisma never sees it, and dropping it has no benefit.
bool is_twin_of_paired(const IndexMatch& match, const sql::Index& index) {
  return std::any_of(match.pairs.begin(), match.pairs.end(), [&](const sql::Pair<const sql::Index*>& pair) {
    return same_index(*pair.before, index);
  });
}
}  // namespace

IndexMatch match_indexes(const Matching& m, const TablePair& table) {
  IndexMatch match{{}, pointers(table.before->indexes), pointers(table.after->indexes)};
  const auto same = [&](const sql::Index& a, const sql::Index& b) {
    return same_index(a, b) && !has_class_of_old_type(table, a);
  };
  pair_up(match, [&](const sql::Index& a, const sql::Index& b) { return a.name == b.name && same(a, b); });
  pair_up(match, same);
  // An unmanaged index that replaces an index on one side replaces it on the other: no step is made.
  std::erase_if(match.created,
                [&](const sql::Index* index) { return stands_by_hand(*table.before, *index); });
  std::erase_if(match.dropped, [&](const sql::Index* index) { return stands_by_hand(*table.after, *index); });
  if (!m.wishes.exact) {
    std::erase_if(match.dropped, [&](const sql::Index* index) { return is_twin_of_paired(match, *index); });
  }
  return match;
}

bool is_name_held(const TablePair& table, const sql::Pair<const sql::Index*>& indexes) {
  return stands_by_hand(*table.before, *indexes.after) || stands_by_hand(*table.after, *indexes.before);
}

bool is_replaced(const Matching& m, const sql::Pair<const sql::Index*>& indexes) {
  if (!m.wishes.strict || !indexes.before->unique) return false;
  return !indexes.map([](const sql::Index* index) { return index->nulls_not_distinct; }).unchanged() ||
         !indexes.map([](const sql::Index* index) { return index->deferrable; }).unchanged();
}

bool key_is_rebuilt(const TablePair& table) {
  const auto& before = table.before->primary_key;
  const auto& after = table.after->primary_key;
  if (!before || !after) return before.has_value() != after.has_value();
  return before->columns != after->columns;
}

ForeignKeyMatch match_foreign_keys(const Matching& m, const TablePair& table) {
  ForeignKeyMatch match;
  for (const sql::ForeignKey& key : table.after->foreign_keys) match.created.push_back(&key);
  std::vector<const sql::ForeignKey*> waiting;
  for (const sql::ForeignKey& key : table.before->foreign_keys) waiting.push_back(&key);
  for (const bool by_name : {true, false}) {
    std::vector<const sql::ForeignKey*> unpaired;
    for (const sql::ForeignKey* key : waiting) {
      const auto found =
          std::find_if(match.created.begin(), match.created.end(), [&](const sql::ForeignKey* other) {
            return same_key(table, *key, *other) && (!by_name || key->name == other->name);
          });
      if (found == match.created.end()) {
        unpaired.push_back(key);
        continue;
      }
      match.pairs.push_back({key, *found, can_stay(m, table, *key)});
      match.created.erase(found);
    }
    waiting = std::move(unpaired);
  }
  const auto is_twin = [&](const sql::ForeignKey* key) {
    return !m.wishes.exact &&
           std::any_of(match.pairs.begin(), match.pairs.end(), [&](const ForeignKeyPair& pair) {
             return pair.kept && same_key(table, *pair.before, *key);
           });
  };
  for (const sql::ForeignKey* key : waiting) (is_twin(key) ? match.twins : match.dropped).push_back(key);
  return match;
}

}  // namespace schemac::diff
