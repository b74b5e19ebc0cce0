#include "named_objects.hpp"

#include <algorithm>
#include <set>

#include "identifiers.hpp"
#include "previous_indexes.hpp"
#include "schemac/base/text.hpp"
#include "schemac/psl/words.hpp"

namespace schemac::introspect {
namespace {

// `name`, or with the lowest number from 2 on that makes it unique.
std::string unused(std::string name, std::set<std::string>& taken) {
  std::string candidate = name;
  for (int number = 2; !taken.insert(candidate).second; ++number) {
    candidate = name + "_" + std::to_string(number);
  }
  return candidate;
}

// The namespace of all models, enums and views.
class TopLevel {
 public:
  void count(const std::string& name) { ++counts_[name]; }
  void keep(const std::string& name) { taken_.insert(name); }

  ItemName name(const sql::QualifiedName& object, std::string_view prefix) {
    ItemName out;
    const std::string plain = cleaned(object.name);
    std::string wanted = cleaned_or(prefix, object.name);
    out.in_relations = psl::is_reserved_name(wanted) ? "Renamed" + wanted : wanted;
    const auto found = counts_.find(plain);
    if (!plain.empty() && found != counts_.end() && found->second > 1) {
      out.duplicate = true;
      wanted = cleaned_or(prefix, object.schema + "_" + object.name);
    } else if (psl::is_reserved_name(wanted)) {
      out.reserved = true;
      wanted = "Renamed" + wanted;
    }
    out.name = unused(std::move(wanted), taken_);
    if (!out.duplicate) out.in_relations = out.name;
    if (out.name != object.name) out.mapped = object.name;
    return out;
  }

 private:
  std::map<std::string, size_t> counts_;
  std::set<std::string> taken_;
};

template <class Old>
ItemName old_name(const Old& old) {
  return {old.name, old.mapped, old.name};
}

// Two passes: names that need no change have precedence over changed ones.
template <class Item, class NameOf>
void name_items(std::vector<Item>& items, TopLevel& names, std::string_view prefix, const NameOf& name_of) {
  for (const bool clean : {true, false}) {
    for (Item& item : items) {
      if (item.old == nullptr && is_clean(name_of(item).name) == clean) {
        item.name = names.name(name_of(item), prefix);
      }
    }
  }
}

template <class Item, class NameOf>
void count_items(std::vector<Item>& items, TopLevel& names, const NameOf& name_of) {
  for (Item& item : items) {
    if (item.old != nullptr) item.name = old_name(*item.old);
    names.count(item.old != nullptr ? item.old->name : cleaned(name_of(item).name));
    if (item.old != nullptr) names.keep(item.old->name);
  }
}

// Names of columns or of an enum's values. `kept`: the name in the old schema. Prisma comments out a name
// without letters if no key uses it; the next migration would then drop the column with its values.
template <class Kept>
std::vector<MemberName> member_names(const std::vector<std::string>& originals, std::string_view prefix,
                                     const Kept& kept) {
  std::vector<MemberName> out(originals.size());
  std::set<std::string> taken;
  for (size_t i = 0; i < originals.size(); ++i) {
    if (const std::optional<MemberName> old = kept(originals[i])) {
      out[i] = *old;
      taken.insert(old->name);
    }
  }
  for (const bool clean : {true, false}) {
    for (size_t i = 0; i < originals.size(); ++i) {
      if (!out[i].name.empty() || is_clean(originals[i]) != clean) continue;
      out[i].name = unused(cleaned_or(prefix, originals[i]), taken);
      if (out[i].name != originals[i]) out[i].mapped = originals[i];
    }
  }
  return out;
}

std::optional<MemberName> kept_column(const psl::Model* old, const std::string& column) {
  const psl::Field* field = old == nullptr ? nullptr : field_of_column(*old, column);
  if (field == nullptr) return std::nullopt;
  return MemberName{field->name, field->mapped ? std::optional(*field->mapped) : std::nullopt};
}

std::vector<std::string> names_of(const std::vector<sql::Column>& columns) {
  std::vector<std::string> out;
  for (const sql::Column& column : columns) out.push_back(column.name);
  return out;
}

bool is_plain_key(const sql::Table& table, const std::vector<std::string>& columns) {
  return std::all_of(columns.begin(), columns.end(), [&](const std::string& name) {
    const sql::Column* column = table.column(name);
    return column != nullptr && is_supported(column->type) && column->arity == sql::Arity::required;
  });
}

bool is_identified(const TableItem& item) {
  const sql::Table& table = *item.table;
  if (table.primary_key && is_plain_key(table, table.primary_key->columns)) return true;
  const std::vector<const sql::Index*> indexes = item.indexes();
  return std::any_of(indexes.begin(), indexes.end(), [&](const sql::Index* index) {
    std::vector<std::string> columns;
    for (const sql::IndexColumn& column : index->columns) columns.push_back(column.name);
    return index->unique && is_plain_key(table, columns);
  });
}

TableItem table_item(const sql::Table& table, const sql::Schema& live, const sql::Details& details,
                     const Old& old) {
  TableItem item;
  item.table = &table;
  const auto found = details.tables.find(table.name);
  if (found != details.tables.end()) item.details = found->second;
  item.old = old.model(table.name);
  item.stood_for = stood_for(item.old, table);
  item.join_table = is_join_table(table, live);
  item.columns = member_names(names_of(table.columns), "column_",
                              [&](const std::string& name) { return kept_column(item.old, name); });
  item.identified = is_identified(item);
  item.ignored = (item.old != nullptr && item.old->ignored) || (!item.identified && !table.columns.empty());
  return item;
}

EnumItem enum_item(const sql::Enum& type, const sql::Details& details, const Old& old) {
  EnumItem item;
  item.type = &type;
  item.old = old.enumeration(type.name);
  item.commented = details.commented_enums.contains(type.name);
  const auto kept = [&](const std::string& label) -> std::optional<MemberName> {
    if (item.old == nullptr) return std::nullopt;
    for (const psl::EnumValue& value : item.old->values) {
      if (value.database_name() == label) return MemberName{value.name, value.mapped};
    }
    return std::nullopt;
  };
  item.values = member_names(type.values, "value_", kept);
  for (size_t i = 0; i < type.values.size(); ++i) {
    if (type.values[i].empty() && item.values[i].name == "value_") item.values[i].name = "EMPTY_ENUM_VALUE";
  }
  return item;
}

ViewItem view_item(const sql::View& view, const Old& old) {
  ViewItem item;
  item.view = &view;
  item.old = old.view(view.name);
  item.columns = member_names(names_of(view.columns), "column_",
                              [&](const std::string& name) { return kept_column(item.old, name); });
  return item;
}

const sql::QualifiedName& name_of_table(const TableItem& item) { return item.table->name; }
const sql::QualifiedName& name_of_enum(const EnumItem& item) { return item.type->name; }
const sql::QualifiedName& name_of_view(const ViewItem& item) { return item.view->name; }

void give_names(World& world) {
  TopLevel names;
  std::vector<TableItem> models;
  std::vector<TableItem> joins;
  for (TableItem& item : world.tables) (item.join_table ? joins : models).push_back(std::move(item));
  count_items(models, names, name_of_table);
  count_items(world.enums, names, name_of_enum);
  count_items(world.views, names, name_of_view);
  name_items(models, names, "table_", name_of_table);
  name_items(world.enums, names, "enum_", name_of_enum);
  name_items(world.views, names, "view_", name_of_view);
  world.tables = std::move(models);
  for (TableItem& item : joins) world.tables.push_back(std::move(item));
  std::sort(world.tables.begin(), world.tables.end(),
            [](const TableItem& a, const TableItem& b) { return a.table->name < b.table->name; });
}

const std::string& name_at(const std::vector<MemberName>& names, size_t index) {
  return names.at(index).name;
}

}  // namespace

bool is_supported(const sql::Type& type) { return !std::holds_alternative<sql::UnsupportedType>(type); }

std::vector<const sql::Index*> TableItem::indexes() const {
  std::vector<const sql::Index*> out;
  for (const std::vector<sql::Index>* some : {&table->indexes, &stood_for}) {
    for (const sql::Index& index : *some) out.push_back(&index);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const sql::Index* a, const sql::Index* b) { return a->name < b->name; });
  return out;
}

const std::string& TableItem::column(const std::string& database_name) const {
  const auto found = std::find_if(table->columns.begin(), table->columns.end(),
                                  [&](const sql::Column& one) { return one.name == database_name; });
  return name_at(columns, static_cast<size_t>(found - table->columns.begin()));
}

const std::string& EnumItem::value(const std::string& label) const {
  static const std::string none;
  const auto found = std::find(type->values.begin(), type->values.end(), label);
  if (found == type->values.end()) return none;
  return values.at(static_cast<size_t>(found - type->values.begin())).name;
}

const TableItem* World::table(const sql::QualifiedName& name) const {
  const auto found =
      std::lower_bound(tables.begin(), tables.end(), name,
                       [](const TableItem& item, const auto& wanted) { return item.table->name < wanted; });
  return found == tables.end() || found->table->name != name ? nullptr : &*found;
}

const EnumItem* World::enumeration(const sql::QualifiedName& name) const {
  const auto found =
      std::lower_bound(enums.begin(), enums.end(), name,
                       [](const EnumItem& item, const auto& wanted) { return item.type->name < wanted; });
  return found == enums.end() || found->type->name != name ? nullptr : &*found;
}

World make_world(const sql::Schema& live, const sql::Details& details, const Old& old) {
  World world{old, {}, {}, {}};
  for (const sql::Table& table : live.tables) world.tables.push_back(table_item(table, live, details, old));
  for (const sql::Enum& type : live.enums) world.enums.push_back(enum_item(type, details, old));
  if (old.has_preview_feature("views")) {
    for (const sql::View& view : details.views) {
      if (!view.columns.empty()) world.views.push_back(view_item(view, old));
    }
  }
  give_names(world);
  return world;
}

}  // namespace schemac::introspect
