#include "safe.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "enums.hpp"
#include "tables.hpp"

namespace schemac::diff {

namespace {
void append(Steps& to, Steps from) { std::move(from.begin(), from.end(), std::back_inserter(to)); }

bool becomes_primary_key(const TablePair& table, const sql::Index& index) {
  if (!index.unique || table.before->primary_key || !table.after->primary_key) return false;
  const std::vector<std::string>& columns = table.after->primary_key->columns;
  return std::equal(index.columns.begin(), index.columns.end(), columns.begin(), columns.end(),
                    [](const sql::IndexColumn& a, const std::string& b) { return a.name == b; });
}

// The steps by the place that they have. Order matters: each place says why.
struct Places {
  Steps committed_first;  // enum values that the rest uses: PostgreSQL wants them committed
  Steps schemas;          // everything else may live in a new schema or use a new extension
  Steps enums;            // types before columns that have them
  Steps released;         // sequences before their owner leaves
  Steps keys_out;         // foreign keys before the keys and columns that they rest on
  Steps indexes_out;      // indexes before their columns
  Steps tables_early;     // columns that leave an enum which is built again
  Steps tables_out_early;
  Steps rebuilt;  // when nothing that holds a removed value is left
  Steps renamed;  // before something new takes an old name
  Steps tables;
  Steps replaced_out;  // unique indexes whose columns are a primary key now
  Steps tables_out;
  Steps renamed_late;  // to names that a dropped key or table has held
  Steps enums_out;     // types when no column has them any more
  Steps tables_in;
  Steps indexes_in;  // before the foreign keys that need them
  Steps keys_in;
  Steps completed;  // what a database holds half-made

  Steps take() {
    Steps all;
    for (Steps* steps :
         {&committed_first, &schemas, &enums, &released, &keys_out, &indexes_out, &tables_early,
          &tables_out_early, &rebuilt, &renamed, &tables, &replaced_out, &tables_out, &renamed_late,
          &enums_out, &tables_in, &indexes_in, &keys_in, &completed}) {
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
    extensions(m_, out_.schemas);
    enums();
    release_sequences(m_, out_.released);
    create_tables(m_, out_.tables_in);
    new_indexes();
    for (const TablePair& table : m_.tables) tables(table);
    drop_tables(m_, out_.rebuilt.empty() ? out_.tables_out : out_.tables_out_early);
    dropped_keys();
    added_keys();
    renames();
    return out_.take();
  }

 private:
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
    std::vector<TableChange> changes = safe_table_changes(m_, table, out_.tables_early);
    if (!changes.empty())
      out_.tables.push_back(AlterTable{{*table.before, *table.after}, std::move(changes)});
    indexes(table);
    const auto& before = table.before->primary_key;
    const auto& after = table.after->primary_key;
    if (before && after && !key_is_rebuilt(table) && before->name != after->name) {
      name_changes_.push_back({NameChange::Kind::primary_key, &table, {before->name, after->name}});
    }
  }

  void indexes(const TablePair& table) {
    const IndexMatch match = match_indexes(table);
    for (const sql::Index* index : match.dropped) {
      (becomes_primary_key(table, *index) ? out_.replaced_out : out_.indexes_out)
          .push_back(DropIndex{table.before->name, *index});
    }
    for (const sql::Index* index : match.created) {
      out_.indexes_in.push_back(CreateIndex{table.after->name, *index, false, false});
    }
    for (const auto& pair : match.pairs) {
      if (pair.before->name != pair.after->name) {
        name_changes_.push_back({NameChange::Kind::index, &table, {pair.before->name, pair.after->name}});
      }
      if (!pair.before->valid && pair.after->valid) {
        out_.completed.push_back(RebuildIndex{table.after->name, *pair.after});
      }
    }
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
      const ForeignKeyMatch match = match_foreign_keys(m_, *pair);
      for (const sql::ForeignKey& key : table.foreign_keys) {
        const bool stays = std::any_of(match.pairs.begin(), match.pairs.end(),
                                       [&](const ForeignKeyPair& p) { return p.before == &key && p.kept; });
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
  }

  void added_keys() {
    for (const sql::Table& table : m_.after->tables) {
      const TablePair* pair = m_.pair_of(table.name);
      const ForeignKeyMatch match = pair == nullptr ? ForeignKeyMatch{} : match_foreign_keys(m_, *pair);
      for (const sql::ForeignKey& key : table.foreign_keys) {
        const bool stays = std::any_of(match.pairs.begin(), match.pairs.end(),
                                       [&](const ForeignKeyPair& p) { return p.after == &key && p.kept; });
        if (!stays) out_.keys_in.push_back(AddForeignKey{table.name, key});
      }
    }
  }

  // Names that leave only with a table or with a primary key.
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
    const std::set<sql::QualifiedName> late = freed_late();
    bool behind = false;  // what follows a late rename may wait for its old name
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

Steps safe_steps(const Matching& m) { return Collector(m).run(); }

}  // namespace schemac::diff
