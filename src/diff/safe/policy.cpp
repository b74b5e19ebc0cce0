#include "safe/policy.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "dependency_order.hpp"
#include "prisma/enums.hpp"
#include "prisma/tables.hpp"
#include "sequences.hpp"

namespace schemac::diff {

namespace {
void append(Steps& to, Steps from) { std::move(from.begin(), from.end(), std::back_inserter(to)); }

bool becomes_primary_key(const TablePair& table, const sql::Index& index) {
  if (!index.unique || table.before->primary_key || !table.after->primary_key) return false;
  const std::vector<std::string>& columns = table.after->primary_key->columns;
  return std::equal(index.columns.begin(), index.columns.end(), columns.begin(), columns.end(),
                    [](const sql::IndexColumn& a, const std::string& b) { return a.name == b; });
}

// The steps by place, each with its reason. Where a step needs another one, that goes before the place
// (in_order_of_need).
struct Places {
  Steps committed_first;  // enum values that later steps use: PostgreSQL requires them to be committed
  Steps schemas;          // all other objects may be in a new schema or use a new extension
  Steps enums;            // types before columns that have them
  Steps released;         // sequences before their owner is dropped
  Steps keys_out;         // foreign keys before the keys and columns that they depend on
  Steps indexes_out;      // indexes before their columns
  Steps tables_early;     // columns that stop using a rebuilt enum
  Steps tables_out_early;
  Steps rebuilt;  // after all holders of a removed value are gone
  Steps renamed;  // before a new object takes an old name
  Steps tables;
  Steps replaced_out;  // unique indexes whose columns are a primary key now
  Steps tables_out;
  Steps renamed_late;  // to names that a dropped key or table had
  Steps enums_out;     // types when no column uses them any more
  Steps tables_in;
  Steps tables_late;  // defaults over a new table's sequence
  Steps replaced;     // differences of a strict comparison: names are final, dependent keys are dropped
  Steps indexes_in;   // before the foreign keys that need them
  Steps keys_in;
  Steps completed;  // objects that the database has unfinished

  Steps take() {
    Steps all;
    for (Steps* steps :
         {&committed_first,  &schemas,   &enums,       &released, &keys_out,     &indexes_out, &tables_early,
          &tables_out_early, &rebuilt,   &renamed,     &tables,   &replaced_out, &tables_out,  &renamed_late,
          &enums_out,        &tables_in, &tables_late, &replaced, &indexes_in,   &keys_in,     &completed}) {
      append(all, std::move(*steps));
    }
    return all;
  }
};

class Collector {
 public:
  explicit Collector(const Matching& m) : m_(m) {}

  Steps run() {
    create_schemas(m_, out_.schemas);
    new_extensions();
    enums();
    release_sequences(m_, out_.released);
    for (const sql::Table* table : in_create_order(m_.created)) out_.tables_in.push_back(CreateTable{*table});
    new_indexes();
    for (const TablePair& table : m_.tables) tables(table);
    out_.tables_late = late_defaults(m_, out_.tables, out_.tables_in);
    users_first(out_.tables);
    drop_tables();
    dropped_keys();
    added_keys();
    renames();
    return out_.take();
  }

 private:
  void drop_tables() {
    const std::vector<const sql::Table*> dropped = in_drop_order(m_.dropped);
    const bool early = !out_.rebuilt.empty();
    append(out_.released, defaults_in_the_way(m_, dropped, early));
    Steps& place = early ? out_.tables_out_early : out_.tables_out;
    for (const sql::Table* table : dropped) place.push_back(DropTable{*table});
  }

  // CREATE EXTENSION needs an existing schema, and the schema files list only the schemas of tables.
  void new_extensions() {
    Steps steps;
    extensions(m_, steps);
    for (const Step& step : steps) {
      if (const auto* created = std::get_if<CreateExtension>(&step)) need_schema(created->extension);
      if (const auto* altered = std::get_if<AlterExtension>(&step)) need_schema(altered->extensions.after);
    }
    append(out_.schemas, std::move(steps));
  }

  void need_schema(const sql::Extension& extension) {
    if (!extension.schema || extension.schema->starts_with("pg_")) return;  // the server's own schemas
    const auto& others = m_.before->extensions;
    const bool there = m_.before->has_namespace(*extension.schema) ||
                       std::any_of(others.begin(), others.end(),
                                   [&](const sql::Extension& e) { return e.schema == extension.schema; });
    const Step step = CreateSchema{*extension.schema};
    if (!there && std::count(out_.schemas.begin(), out_.schemas.end(), step) == 0)
      out_.schemas.push_back(step);
  }

  void enums() {
    create_enums(m_, out_.enums);
    drop_enums(m_, out_.enums_out);
    Steps added;
    alter_enums_safely(m_, added, out_.rebuilt);
    for (Step& step : added) {
      (std::get<AlterEnum>(step).used_at_once ? out_.committed_first : out_.enums).push_back(std::move(step));
    }
  }

  void new_indexes() {
    for (const sql::Table* table : m_.created) {
      for (const sql::Index& index : table->indexes) {
        out_.indexes_in.push_back(CreateIndex{table->name, index, true, false});
      }
    }
  }

  void tables(const TablePair& table) {
    if (table.settled) return;
    std::vector<TableChange> changes = safe_table_changes(m_, table, out_.tables_early);
    if (!changes.empty())
      out_.tables.push_back(AlterTable{{*table.before, *table.after}, std::move(changes)});
    indexes(table);
    const auto& before = table.before->primary_key;
    const auto& after = table.after->primary_key;
    if (!before || !after || key_is_rebuilt(table)) return;
    if (before->name != after->name) {
      name_changes_.push_back({NameChange::Kind::primary_key, &table, {before->name, after->name}});
    }
    if (m_.wishes.strict && before->deferrable != after->deferrable) {
      sql::PrimaryKey renamed = *before;
      renamed.name = after->name;
      out_.replaced.push_back(ReplacePrimaryKey{table.after->name, {std::move(renamed), *after}});
    }
  }

  void indexes(const TablePair& table) {
    const IndexMatch match = match_indexes(m_, table);
    for (const sql::Index* index : match.dropped) {
      (becomes_primary_key(table, *index) ? out_.replaced_out : out_.indexes_out)
          .push_back(DropIndex{table.before->name, *index});
    }
    for (const sql::Index* index : match.created) {
      out_.indexes_in.push_back(CreateIndex{table.after->name, with_facts(*index, match), false, false});
    }
    for (const auto& pair : match.pairs) {
      if (pair.before->name != pair.after->name && !is_name_held(table, pair)) {
        name_changes_.push_back({NameChange::Kind::index, &table, {pair.before->name, pair.after->name}});
      }
      if (!pair.before->valid && pair.after->valid) {
        out_.completed.push_back(RebuildIndex{table.after->name, *pair.after});
      }
      if (is_replaced(m_, pair)) replace(table, pair);
    }
  }

  void keep(sql::Deferrable& now, sql::Deferrable before) const {
    if (!m_.wishes.strict && now == sql::Deferrable::no) now = before;
  }

  // Keeps facts that are not compared, from the side that has them: the one from a database.
  static void keep_facts(sql::Index& index, const sql::Index& old) {
    index.constraint = index.constraint || old.constraint;
    if (index.include.empty()) index.include = old.include;
    for (size_t i = 0; i < index.columns.size(); ++i) {
      std::optional<bool>& first = index.columns[i].nulls_first;
      if (!first) first = old.columns[i].nulls_first;
    }
  }

  // An index that is dropped and created again (D11) keeps the facts that only the database has.
  sql::Index with_facts(sql::Index index, const IndexMatch& match) const {
    for (const sql::Index* old : match.dropped) {
      if (old->name != index.name || !same_index(*old, index)) continue;
      keep_facts(index, *old);
      keep(index.deferrable, old->deferrable);
      if (!m_.wishes.strict) index.nulls_not_distinct = index.nulls_not_distinct || old->nulls_not_distinct;
    }
    return index;
  }

  // Built again under the new name, with the facts that are not compared (INCLUDE, a null order).
  void replace(const TablePair& table, const sql::Pair<const sql::Index*>& pair) {
    sql::Index before = *pair.before;
    before.name = pair.after->name;
    keep_facts(before, *pair.after);
    sql::Index after = before;
    after.deferrable = pair.after->deferrable;
    after.nulls_not_distinct = pair.after->nulls_not_distinct;
    out_.replaced.push_back(ReplaceIndex{table.after->name, {std::move(before), std::move(after)}});
  }

  // True if every foreign key of the table is unchanged, and the keys it depends on, too.
  bool keys_rest(const TablePair& table) const {
    const auto& before = table.before->foreign_keys;
    const auto& after = table.after->foreign_keys;
    return table.settled && out_.rebuilt.empty() &&
           std::is_permutation(before.begin(), before.end(), after.begin(), after.end()) &&
           std::all_of(before.begin(), before.end(), [&](const sql::ForeignKey& key) {
             const TablePair* parent = m_.pair_of(key.referenced_table);
             return parent == nullptr || parent->settled;
           });
  }

  // In the previous side's order, new and paired tables mixed.
  void dropped_keys() {
    for (const sql::Table& table : m_.before->tables) {
      const TablePair* pair = m_.pair_of(table.name);
      if (pair == nullptr) {
        for (const sql::ForeignKey& key : table.foreign_keys)
          out_.keys_out.push_back(DropForeignKey{table.name, key});
        continue;
      }
      if (keys_rest(*pair)) continue;
      const ForeignKeyMatch match = match_foreign_keys(m_, *pair);
      for (const sql::ForeignKey& key : table.foreign_keys) {
        const bool stays = std::any_of(match.pairs.begin(), match.pairs.end(),
                                       [&](const ForeignKeyPair& p) { return p.before == &key && p.kept; }) ||
                           std::find(match.twins.begin(), match.twins.end(), &key) != match.twins.end();
        if (!stays) out_.keys_out.push_back(DropForeignKey{table.name, key});
      }
      for (const ForeignKeyPair& key : match.pairs) kept_key(*pair, key);
    }
  }

  void kept_key(const TablePair& table, const ForeignKeyPair& key) {
    if (!key.kept) return;
    if (key.before->name != key.after->name) {
      name_changes_.push_back({NameChange::Kind::foreign_key, &table, {key.before->name, key.after->name}});
    }
    if (!key.before->validated && key.after->validated) {
      out_.completed.push_back(ValidateForeignKey{table.after->name, *key.after});
    }
    if (m_.wishes.strict && key.before->deferrable != key.after->deferrable) {
      sql::ForeignKey renamed = *key.before;
      renamed.name = key.after->name;
      sql::ForeignKey wanted = renamed;
      wanted.deferrable = key.after->deferrable;
      out_.replaced.push_back(AlterForeignKey{table.after->name, {std::move(renamed), std::move(wanted)}});
    }
  }

  void added_keys() {
    for (const sql::Table& table : m_.after->tables) {
      const TablePair* pair = m_.pair_of(table.name);
      if (pair != nullptr && keys_rest(*pair)) continue;
      const ForeignKeyMatch match = pair == nullptr ? ForeignKeyMatch{} : match_foreign_keys(m_, *pair);
      for (const sql::ForeignKey& key : table.foreign_keys) {
        const auto same = std::find_if(match.pairs.begin(), match.pairs.end(),
                                       [&](const ForeignKeyPair& p) { return p.after == &key; });
        if (same != match.pairs.end() && same->kept) continue;
        AddForeignKey step{table.name, key};
        // One that is dropped only temporarily gets its old facts.
        if (same != match.pairs.end()) keep(step.key.deferrable, same->before->deferrable);
        out_.keys_in.push_back(std::move(step));
      }
    }
  }

  // Names that become free only with a dropped table or primary key.
  std::set<sql::QualifiedName> freed_late() const {
    std::set<sql::QualifiedName> names;
    for (const sql::Table* table : m_.dropped) {
      names.insert(table->name);
      if (table->primary_key) names.insert({table->name.schema, table->primary_key->name});
      for (const sql::Index& index : table->indexes) names.insert({table->name.schema, index.name});
    }
    for (const TablePair& table : m_.tables) {
      if (table.before->primary_key && key_is_rebuilt(table)) {
        names.insert({table.before->name.schema, table.before->primary_key->name});
      }
    }
    return names;
  }

  void renames() {
    keep_unsaid_names(m_, {&out_.tables_in, &out_.indexes_in}, name_changes_);
    const std::set<sql::QualifiedName> late = freed_late();
    bool behind = false;  // later renames may need the old name of a late one
    for (const NameChange& change : in_runnable_order(std::move(name_changes_))) {
      const sql::QualifiedName& table = change.table->before->name;
      behind = behind || late.contains({table.schema, change.names.after});
      Steps& place = behind ? out_.renamed_late : out_.renamed;
      if (change.kind == NameChange::Kind::index) {
        place.push_back(RenameIndex{table, change.names});
      } else if (change.kind == NameChange::Kind::foreign_key) {
        place.push_back(RenameForeignKey{table, change.names});
      } else {
        const sql::Pair<sql::Table> tables{*change.table->before, *change.table->after};
        place.push_back(AlterTable{tables, {RenamePrimaryKey{change.names}}});
      }
    }
  }

  const Matching& m_;
  Places out_;
  std::vector<NameChange> name_changes_;
};
}  // namespace

Steps steps_by_place(const Matching& m) { return Collector(m).run(); }

Steps safe_steps(const Matching& m) { return in_order_of_need(steps_by_place(m)); }

}  // namespace schemac::diff
