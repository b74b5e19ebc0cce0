#include "step_needs.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "sequences.hpp"

namespace schemac::diff {

namespace {
using Kind = Thing::Kind;
using Things = std::vector<Thing>;
using sql::QualifiedName;

Thing of_schema(Kind kind, std::string_view schema, std::string_view name) {
  return {kind, schema, name, {}};
}
Thing of(Kind kind, const QualifiedName& name, std::string_view member = {}) {
  return {kind, name.schema, name.name, member};
}

class Reader {
 public:
  explicit Reader(const Steps& steps) {
    for (const Step& step : steps) {
      if (const auto* release = std::get_if<ReleaseSequence>(&step)) released_.insert(release->sequence);
    }
    for (const Step& step : steps) {
      out_.steps.emplace_back();
      std::visit(*this, step);
    }
  }
  NeedsOfSteps take() { return std::move(out_); }

  void operator()(const CreateSchema& s) { provides({Kind::schema, s.name, {}, {}}); }
  void operator()(const DropSchema& s) { takes({Kind::schema, s.name, {}, {}}); }
  void operator()(const CreateExtension& s) { make_extension(s.extension); }
  void operator()(const AlterExtension& s) {
    if (s.extensions.after.schema) needs({Kind::schema, *s.extensions.after.schema, {}, {}});
    provides({Kind::extensions, {}, {}, {}});
  }
  void operator()(const DropExtension& s) { takes({Kind::extension, s.extension.name, {}, {}}); }

  void operator()(const CreateEnum& s) {
    needs({Kind::schema, s.type.name.schema, {}, {}});
    provides(of(Kind::type, s.type.name));
    provides(of(Kind::type_name, s.type.name));
  }
  void operator()(const AlterEnum& s) {
    provides(of(Kind::type, s.types.after.name));
    if (!s.removed.empty()) takes(of(Kind::type, s.types.before.name));
  }
  void operator()(const DropEnum& s) {
    takes(of(Kind::type, s.type.name));
    takes(of(Kind::type_name, s.type.name));
  }

  void operator()(const CreateTable& s) {
    const QualifiedName& name = s.table.name;
    needs({Kind::schema, name.schema, {}, {}});
    needs({Kind::extensions, {}, {}, {}});
    provides(of(Kind::table, name));
    provides(of(Kind::relation, name));
    provides(of(Kind::type_name, name));
    if (s.table.primary_key) add_key(name, *s.table.primary_key);
    for (const sql::Column& column : s.table.columns) new_column(name, column);
  }
  void operator()(const DropTable& s) {
    const QualifiedName& name = s.table.name;
    takes(of(Kind::table, name));
    takes(of(Kind::relation, name));
    takes(of(Kind::type_name, name));
    takes(of(Kind::unique_keys, name));
    if (s.table.primary_key) takes(of_schema(Kind::relation, name.schema, s.table.primary_key->name));
    for (const auto* indexes : {&s.table.indexes, &s.table.hand_made_indexes}) {
      for (const sql::Index& index : *indexes) takes(of_schema(Kind::relation, name.schema, index.name));
    }
    for (const sql::Column& column : s.table.columns) lost_column(name, column);
  }
  void operator()(const AlterTable& s) {
    table_ = &s.tables.before.name;
    needs(of(Kind::table, *table_));
    needs({Kind::extensions, {}, {}, {}});
    leaves(of(Kind::table, *table_));
    in_turn(of(Kind::table, *table_));
    for (const TableChange& change : s.changes) std::visit(*this, change);
  }
  void operator()(const DropPrimaryKey& c) {
    takes(of_schema(Kind::relation, table_->schema, c.key.name));
    takes(of(Kind::constraint, *table_, c.key.name));
    takes(of(Kind::unique_keys, *table_));
  }
  void operator()(const AddPrimaryKey& c) { add_key(*table_, c.key); }
  void operator()(const RenamePrimaryKey& c) { rename_relation(table_->schema, c.names); }
  void operator()(const DropColumn& c) {
    takes(of(Kind::column, *table_, c.column.name));
    lost_column(*table_, c.column);
  }
  void operator()(const AddColumn& c) {
    provides(of(Kind::column, *table_, c.column.name));
    new_column(*table_, c.column);
  }
  void operator()(const RecreateColumn& c) {
    lost_column(*table_, c.columns.before);
    new_column(*table_, c.columns.after);
  }
  void operator()(const AlterColumn& c) {
    const sql::Column& before = c.columns.before;
    const sql::Column& after = c.columns.after;
    if (c.changes.type != TypeChange::none) {
      takes(of(Kind::column_type, *table_, before.name));
      provides(of(Kind::column_type, *table_, after.name));
    }
    uses_type(after);
    if (before.type != after.type) leaves_type(before);
    if (!c.changes.default_value && !c.changes.autoincrement) return;
    uses_sequence_of(after);
    leaves_sequence_of(*table_, before);
    left_.insert({*table_, before.name});
    if (c.drop_sequence) own_sequence(*table_, before, [&](const Thing& thing) { takes(thing); });
    if (c.create_sequence) own_sequence(*table_, after, [&](const Thing& thing) { provides(thing); });
  }

  void operator()(const CreateIndex& s) {
    needs(of(Kind::table, s.table));
    needs({Kind::extensions, {}, {}, {}});
    provides(of_schema(Kind::relation, s.table.schema, s.index.name));
    if (s.index.unique) provides(of(Kind::unique_keys, s.table));
    for_columns(s.index, [&](const std::string& column) { needs_column(s.table, column); });
  }
  void operator()(const DropIndex& s) {
    takes(of_schema(Kind::relation, s.table.schema, s.index.name));
    if (s.index.unique) takes(of(Kind::unique_keys, s.table));
    for_columns(s.index, [&](const std::string& column) { leaves(of(Kind::column, s.table, column)); });
  }
  void operator()(const RenameIndex& s) { rename_relation(s.table.schema, s.names); }
  void operator()(const RebuildIndex& s) { needs(of_schema(Kind::relation, s.table.schema, s.index.name)); }
  void operator()(const ReplaceIndex& s) {
    needs(of_schema(Kind::relation, s.table.schema, s.indexes.after.name));
    replace_key(s.table);
  }
  void operator()(const ReplacePrimaryKey& s) {
    needs(of_schema(Kind::relation, s.table.schema, s.keys.after.name));
    replace_key(s.table);
  }

  void operator()(const AddForeignKey& s) {
    provides(of(Kind::constraint, s.table, s.key.name));
    needs(of(Kind::table, s.table));
    needs(of(Kind::table, s.key.referenced_table));
    needs(of(Kind::unique_keys, s.key.referenced_table));
    for (const std::string& column : s.key.columns) needs_column(s.table, column);
    for (const std::string& column : s.key.referenced_columns) needs_column(s.key.referenced_table, column);
  }
  void operator()(const DropForeignKey& s) {
    takes(of(Kind::constraint, s.table, s.key.name));
    leaves(of(Kind::table, s.table));
    leaves(of(Kind::table, s.key.referenced_table));
    leaves(of(Kind::unique_keys, s.key.referenced_table));
    for (const std::string& column : s.key.columns) leaves_column(s.table, column);
    for (const std::string& column : s.key.referenced_columns) leaves_column(s.key.referenced_table, column);
  }
  void operator()(const RenameForeignKey& s) {
    step().is_rename = true;
    in_turn(of(Kind::constraint, s.table));
    takes(of(Kind::constraint, s.table, s.names.before));
    provides(of(Kind::constraint, s.table, s.names.after));
  }
  void operator()(const ValidateForeignKey& s) { needs(of(Kind::constraint, s.table, s.key.name)); }
  void operator()(const AlterForeignKey& s) { needs(of(Kind::constraint, s.table, s.keys.after.name)); }

  void operator()(const ReleaseSequence& s) { provides(of(Kind::released, s.sequence)); }
  // Renames of what the user names come before everything else; they are not among these steps.
  void operator()(const RenameEnum&) {}
  void operator()(const RenameEnumValue&) {}
  void operator()(const RenameTable&) {}
  void operator()(const RenameColumn&) {}
  void operator()(const RenameSequence&) {}

 private:
  StepNeeds& step() { return out_.steps.back(); }
  void provides(const Thing& thing) { step().provides.push_back(thing); }
  void needs(const Thing& thing) { step().needs.push_back(thing); }
  void leaves(const Thing& thing) { step().leaves.push_back(thing); }
  void takes(const Thing& thing) { step().takes.push_back(thing); }
  void in_turn(const Thing& thing) { step().in_turn.push_back(thing); }
  std::string_view kept(std::string text) { return out_.texts.emplace_back(std::move(text)); }

  template <class Each>
  static void for_columns(const sql::Index& index, Each each) {
    for (const sql::IndexColumn& column : index.columns) each(column.name);
    for (const std::string& column : index.include) each(column);
  }
  void needs_column(const QualifiedName& table, const std::string& column) {
    needs(of(Kind::column, table, column));
    needs(of(Kind::column_type, table, column));
  }
  void leaves_column(const QualifiedName& table, const std::string& column) {
    leaves(of(Kind::column, table, column));
    leaves(of(Kind::column_type, table, column));
  }
  void add_key(const QualifiedName& table, const sql::PrimaryKey& key) {
    provides(of_schema(Kind::relation, table.schema, key.name));
    provides(of(Kind::constraint, table, key.name));
    provides(of(Kind::unique_keys, table));
  }
  void replace_key(const QualifiedName& table) {
    takes(of(Kind::unique_keys, table));
    provides(of(Kind::unique_keys, table));
  }
  void rename_relation(std::string_view schema, const sql::Pair<std::string>& names) {
    step().is_rename = true;
    in_turn(of_schema(Kind::relation, schema, {}));
    takes(of_schema(Kind::relation, schema, names.before));
    provides(of_schema(Kind::relation, schema, names.after));
  }
  void make_extension(const sql::Extension& extension) {
    if (extension.schema) needs({Kind::schema, *extension.schema, {}, {}});
    provides({Kind::extension, extension.name, {}, {}});
    provides({Kind::extensions, {}, {}, {}});
  }

  void new_column(const QualifiedName& table, const sql::Column& column) {
    uses_type(column);
    uses_sequence_of(column);
    own_sequence(table, column, [&](const Thing& thing) { provides(thing); });
  }
  void lost_column(const QualifiedName& table, const sql::Column& column) {
    leaves_type(column);
    leaves_sequence_of(table, column);
    own_sequence(table, column, [&](const Thing& thing) { takes(thing); });
  }
  void uses_type(const sql::Column& column) {
    if (const auto* type = std::get_if<sql::EnumType>(&column.type)) needs(of(Kind::type, *type->name));
  }
  void leaves_type(const sql::Column& column) {
    if (const auto* type = std::get_if<sql::EnumType>(&column.type)) leaves(of(Kind::type, *type->name));
  }

  // A default may name its sequence without a schema. A released one stays when its owner goes.
  template <class Each>
  void own_sequence(const QualifiedName& table, const sql::Column& column, Each each) {
    const auto made = sequence_made(table, column);
    if (!made) return;
    if (released_.contains(*made))
      return needs(of_schema(Kind::released, kept(made->schema), kept(made->name)));
    const std::string_view name = kept(made->name);
    each(of_schema(Kind::sequence, kept(made->schema), name));
    each(of_schema(Kind::sequence, {}, name));
  }
  void uses_sequence_of(const sql::Column& column) {
    if (const auto used = sequence_used(column))
      needs(of_schema(Kind::sequence, kept(used->schema), kept(used->name)));
  }
  // A default that is in the way has been dropped by a step of its own.
  void leaves_sequence_of(const QualifiedName& table, const sql::Column& column) {
    const auto used = sequence_used(column);
    if (used && !left_.contains({table, column.name}))
      leaves(of_schema(Kind::sequence, kept(used->schema), kept(used->name)));
  }

  const QualifiedName* table_ = nullptr;
  std::set<QualifiedName> released_;
  std::set<std::pair<QualifiedName, std::string>> left_;  // columns that no longer use their old sequence
  NeedsOfSteps out_;
};
}  // namespace

size_t ThingHash::operator()(const Thing& thing) const {
  const std::hash<std::string_view> hash;
  size_t value = static_cast<size_t>(thing.kind);
  for (const std::string_view text : {thing.schema, thing.name, thing.member})
    value = value * 31 + hash(text);
  return value;
}

bool is_name(Thing::Kind kind) { return kind <= Thing::Kind::extension; }

NeedsOfSteps needs_of(const Steps& steps) { return Reader(steps).take(); }

}  // namespace schemac::diff
