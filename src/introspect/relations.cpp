#include "relations.hpp"

#include <algorithm>
#include <set>

#include "relation_names.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::introspect {
namespace {

struct ActionWord {
  sql::ReferentialAction action;
  const char* word;
};
constexpr ActionWord action_words[] = {{sql::ReferentialAction::no_action, "NoAction"},
                                       {sql::ReferentialAction::restrict_, "Restrict"},
                                       {sql::ReferentialAction::cascade, "Cascade"},
                                       {sql::ReferentialAction::set_null, "SetNull"},
                                       {sql::ReferentialAction::set_default, "SetDefault"}};

std::string word(sql::ReferentialAction action) {
  return std::find_if(std::begin(action_words), std::end(action_words),
                      [&](const ActionWord& row) { return row.action == action; })
      ->word;
}

bool any_required(const sql::Table& table, const sql::ForeignKey& key) {
  return std::any_of(key.columns.begin(), key.columns.end(), [&](const std::string& column) {
    return table.column(column)->arity == sql::Arity::required;
  });
}

bool any_optional(const sql::Table& table, const sql::ForeignKey& key) {
  return std::any_of(key.columns.begin(), key.columns.end(), [&](const std::string& column) {
    return table.column(column)->arity != sql::Arity::required;
  });
}

// A one-to-one relation needs exactly the columns of a key, in its order.
bool is_unique(const TableItem& item, const sql::ForeignKey& key) {
  const auto& primary = item.table->primary_key;
  if (primary && primary->columns == key.columns) return true;
  const std::vector<const sql::Index*> indexes = item.indexes();
  return std::any_of(indexes.begin(), indexes.end(), [&](const sql::Index* index) {
    return index->unique &&
           std::equal(index->columns.begin(), index->columns.end(), key.columns.begin(), key.columns.end(),
                      [](const sql::IndexColumn& a, const std::string& b) { return a.name == b; });
  });
}

std::string field_list(const TableItem& item, const std::vector<std::string>& columns) {
  std::vector<std::string> names;
  for (const std::string& column : columns) names.push_back(item.column(column));
  return "[" + base::join(names, ", ") + "]";
}

std::string relation_attribute(const std::vector<std::string>& arguments) {
  return arguments.empty() ? "" : "@relation(" + base::join(arguments, ", ") + ")";
}

class Collector {
 public:
  explicit Collector(const World& world) : world_(world), names_(world) {}

  RelationFields run() {
    if (uses_foreign_keys()) {
      for (const TableItem& item : world_.tables) {
        if (!item.join_table) add_foreign_keys(item);
      }
      for (const TableItem& item : world_.tables) {
        if (item.join_table) add_join_table(item);
      }
    }
    for (const TableItem& item : world_.tables) {
      if (item.old != nullptr && !item.join_table) copy_old(*item.old, item.table->name, uses_foreign_keys());
    }
    for (const ViewItem& item : world_.views) {
      if (item.old != nullptr) copy_old(*item.old, item.view->name, false);
    }
    for (auto& [table, fields] : fields_) make_unique(table, fields);
    return std::move(fields_);
  }

 private:
  bool uses_foreign_keys() const {
    return world_.old.datamodel().datasource->relation_mode == psl::RelationMode::foreign_keys;
  }

  void add_foreign_keys(const TableItem& item) {
    for (const sql::ForeignKey& key : item.table->foreign_keys) {
      const TableItem* target = world_.table(key.referenced_table);
      if (target != nullptr && !target->join_table && !is_repeated(*item.table, key)) {
        add_foreign_key(item, *target, key);
      }
    }
  }

  // The names of a relation in the old schema, if it has both of its fields.
  RelationName name_of(const TableItem& item, const sql::ForeignKey& key) const {
    const psl::InlineRelation* old =
        item.old == nullptr ? nullptr : world_.old.relation(*item.old, key.columns);
    const TableItem& target = *world_.table(key.referenced_table);
    if (old == nullptr || !old->back_field || target.old == nullptr ||
        &world_.old.datamodel().model(old->referenced_model) != target.old) {
      return names_.inline_relation(item, key);
    }
    const psl::Field& forward = item.old->fields.at(old->field.value);
    const psl::Field& back = target.old->fields.at(old->back_field->value);
    return {world_.old.relation_name(*item.old, forward), forward.name, back.name};
  }

  std::vector<std::string> forward_arguments(const TableItem& item, const TableItem& target,
                                             const sql::ForeignKey& key, const std::string& name) const {
    std::vector<std::string> out;
    if (!name.empty()) out.push_back(syntax::quote_string(name));
    out.push_back("fields: " + field_list(item, key.columns));
    out.push_back("references: " + field_list(target, key.referenced_columns));
    const sql::ReferentialAction usual =
        any_required(*item.table, key) ? sql::ReferentialAction::restrict_ : sql::ReferentialAction::set_null;
    if (key.on_delete != usual) out.push_back("onDelete: " + word(key.on_delete));
    if (key.on_update != sql::ReferentialAction::cascade) out.push_back("onUpdate: " + word(key.on_update));
    const psl::InlineRelation* old =
        item.old == nullptr ? nullptr : world_.old.relation(*item.old, key.columns);
    const bool written = old != nullptr && old->mapped == key.name;
    if (written || key.name != sql::foreign_key_name(item.table->name.name, key.columns)) {
      out.push_back("map: " + syntax::quote_string(key.name));
    }
    return out;
  }

  void add_foreign_key(const TableItem& item, const TableItem& target, const sql::ForeignKey& key) {
    const RelationName name = name_of(item, key);
    const bool identified = item.identified && target.identified;
    RelationField forward{name.forward, target.name.name, any_optional(*item.table, key) ? "?" : "",
                          relation_attribute(forward_arguments(item, target, key, name.relation)),
                          !identified && !item.ignored};
    RelationField back{name.back, item.name.name, is_unique(item, key) ? "?" : "[]", "",
                       !identified && !target.ignored};
    if (!name.relation.empty()) back.attribute = relation_attribute({syntax::quote_string(name.relation)});
    fields_[item.table->name].push_back(std::move(forward));
    fields_[target.table->name].push_back(std::move(back));
  }

  RelationName name_of_join(const TableItem& item, const TableItem& a, const TableItem& b) const {
    RelationName made = names_.many_to_many(item);
    const psl::ManyToMany* old = world_.old.many_to_many(item.table->name.name.substr(1));
    if (old == nullptr) return made;
    const psl::Datamodel& datamodel = world_.old.datamodel();
    const psl::Model& old_a = datamodel.model(old->model_a);
    const psl::Model& old_b = datamodel.model(old->model_b);
    if (&old_a != a.old || &old_b != b.old) return made;
    const psl::Field& field_a = old_a.fields.at(old->field_a.value);
    const psl::Field& field_b = old_b.fields.at(old->field_b.value);
    // Its full name, given or default: as Prisma writes a relation that it finds again.
    return {old->relation_name, field_a.name, field_b.name};
  }

  void add_join_table(const TableItem& item) {
    const auto [key_a, key_b] = join_sides(*item.table);
    const TableItem& a = *world_.table(key_a->referenced_table);
    const TableItem& b = *world_.table(key_b->referenced_table);
    const RelationName name = name_of_join(item, a, b);
    const std::string attribute =
        name.relation.empty() ? "" : relation_attribute({syntax::quote_string(name.relation)});
    fields_[a.table->name].push_back({name.forward, b.name.name, "[]", attribute});
    fields_[b.table->name].push_back({name.back, a.name.name, "[]", attribute});
  }

  bool exists(const psl::Model& model) const {
    const auto is_it = [&](const auto& item) { return item.old == &model; };
    return std::any_of(world_.tables.begin(), world_.tables.end(), is_it) ||
           std::any_of(world_.views.begin(), world_.views.end(), is_it);
  }

  // Without foreign keys, and to and from views, a relation is known only from the old schema.
  void copy_old(const psl::Model& model, const sql::QualifiedName& table, bool only_of_views) {
    const psl::Datamodel& datamodel = world_.old.datamodel();
    for (const psl::Field& field : model.fields) {
      const auto* type = std::get_if<psl::ModelId>(&field.type);
      if (type == nullptr) continue;
      const psl::Model& other = datamodel.model(*type);
      if (only_of_views && !other.is_view && !model.is_view) continue;
      if (!exists(other)) continue;
      const char* arity = field.arity == psl::Arity::list       ? "[]"
                          : field.arity == psl::Arity::optional ? "?"
                                                                : "";
      fields_[table].push_back({field.name, other.name, arity, world_.old.attribute(model, field, "relation"),
                                field.ignored, true});
    }
  }

  std::set<std::string> scalar_names(const sql::QualifiedName& table) const {
    std::set<std::string> out;
    if (const TableItem* item = world_.table(table)) {
      for (const MemberName& column : item->columns) out.insert(column.name);
    }
    return out;
  }

  // The first field with a name keeps it.
  void make_unique(const sql::QualifiedName& table, std::vector<RelationField>& fields) const {
    std::set<std::string> taken = scalar_names(table);
    for (RelationField& field : fields) {
      std::string name = field.name;
      for (int number = 2; !taken.insert(name).second; ++number) {
        name = field.name + "_" + std::to_string(number);
      }
      field.name = std::move(name);
    }
  }

  const World& world_;
  RelationNames names_;
  RelationFields fields_;
};

}  // namespace

RelationFields relation_fields(const World& world) { return Collector(world).run(); }

}  // namespace schemac::introspect
