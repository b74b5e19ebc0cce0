#include "warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "fields.hpp"
#include "schemac/base/text.hpp"

namespace schemac::introspect {
namespace {

constexpr const char* mapped_fields =
    "These fields were enriched with `@map` information taken from the previous Prisma schema:";
constexpr const char* unsupported_fields =
    "These fields are not supported by Prisma Client, because Prisma currently does not support their types:";

std::string quoted(const std::string& name) { return fmt::format("\"{}\"", name); }

class Report {
 public:
  explicit Report(const World& world) : world_(world) {}

  void block(const char* title, const std::vector<std::string>& items) {
    if (items.empty()) return;
    text_ += fmt::format("\n{}\n", title);
    for (const std::string& item : items) text_ += fmt::format("  - {}\n", item);
  }

  template <class Select>
  void models(const char* title, const Select& select) {
    std::vector<std::string> items;
    each_model([&](const TableItem& item) {
      if (select(item)) items.push_back(quoted(item.name.name));
    });
    block(title, items);
  }

  template <class NamesOf>
  void constraints(const char* title, const NamesOf& names_of) {
    std::vector<std::string> items;
    each_model([&](const TableItem& item) {
      for (const std::string& name : names_of(item)) {
        items.push_back(fmt::format("Model: \"{}\", constraint: \"{}\"", item.name.name, name));
      }
    });
    block(title, items);
  }

  template <class Visit>
  void each_model(const Visit& visit) const {
    for (const TableItem& item : world_.tables) {
      if (!item.join_table) visit(item);
    }
  }

  std::string text() const { return text_.empty() ? "" : "*** WARNING ***\n" + text_; }
  const World& world() const { return world_; }

 private:
  const World& world_;
  std::string text_;
};

bool is_mapped_by_old(const psl::Model* old, const std::string& name) {
  return old != nullptr && std::any_of(old->fields.begin(), old->fields.end(), [&](const psl::Field& field) {
           return field.name == name && field.mapped.has_value();
         });
}

void remapped_fields(Report& report) {
  std::vector<std::string> items;
  const auto collect = [&](const char* kind, const auto& item) {
    for (const MemberName& name : item.columns) {
      if (is_mapped_by_old(item.old, name.name)) {
        items.push_back(fmt::format("{}: \"{}\", field: \"{}\"", kind, item.name.name, name.name));
      }
    }
  };
  report.each_model([&](const TableItem& item) { collect("Model", item); });
  report.block(mapped_fields, std::exchange(items, {}));
  for (const ViewItem& item : report.world().views) collect("View", item);
  report.block(mapped_fields, items);
}

void identifiers(Report& report) {
  report.models(
      "The following models were commented out as we could not retrieve columns for them. Please check your "
      "privileges:",
      [](const TableItem& item) { return item.table->columns.empty(); });
  report.models(
      "The following models were ignored as they do not have a valid unique identifier or id. This is "
      "currently not supported by Prisma Client:",
      [](const TableItem& item) {
        const bool ignored_before = item.old != nullptr && item.old->ignored;
        return !item.table->columns.empty() && !item.identified && !ignored_before;
      });
  report.models(
      "These models were enriched with custom compound id names taken from the previous Prisma schema:",
      [](const TableItem& item) {
        return item.old != nullptr && item.old->primary_key && item.old->primary_key->client_name &&
               item.table->primary_key && item.table->primary_key->columns.size() > 1;
      });
}

void unsupported(Report& report) {
  std::vector<std::string> items;
  const auto collect = [&](const char* kind, const auto& item, const std::vector<sql::Column>& columns) {
    for (size_t i = 0; i < columns.size(); ++i) {
      const auto* type = std::get_if<sql::UnsupportedType>(&columns[i].type);
      if (type == nullptr) continue;
      items.push_back(fmt::format("{}: \"{}\", field: \"{}\", original data type: \"{}\"", kind,
                                  item.name.name, item.columns[i].name, type->text.str()));
    }
  };
  report.each_model([&](const TableItem& item) { collect("Model", item, item.table->columns); });
  report.block(unsupported_fields, std::exchange(items, {}));
  for (const ViewItem& item : report.world().views) collect("View", item, item.view->columns);
  report.block(unsupported_fields, items);
}

void remapped_blocks(Report& report) {
  const World& world = report.world();
  report.models("These models were enriched with `@@map` information taken from the previous Prisma schema:",
                [](const TableItem& item) { return item.old != nullptr && item.old->mapped; });
  std::vector<std::string> views;
  for (const ViewItem& item : world.views) {
    if (item.old != nullptr && item.old->mapped) views.push_back(quoted(item.name.name));
  }
  report.block("These views were enriched with `@@map` information taken from the previous Prisma schema:",
               views);
  std::vector<std::string> values;
  std::vector<std::string> enums;
  for (const EnumItem& item : world.enums) {
    if (item.old == nullptr) continue;
    if (item.old->mapped) enums.push_back(quoted(item.name.name));
    for (const psl::EnumValue& value : item.old->values) {
      const bool there = std::find(item.type->values.begin(), item.type->values.end(),
                                   value.database_name()) != item.type->values.end();
      if (there && value.mapped) {
        values.push_back(fmt::format("Enum: \"{}\", value: \"{}\"", item.name.name, value.name));
      }
    }
  }
  report.block(
      "These enum values were enriched with `@map` information taken from the previous Prisma schema:",
      values);
  report.block("These enums were enriched with `@@map` information taken from the previous Prisma schema:",
               enums);
}

void copied_relations(Report& report, const RelationFields& relations) {
  std::vector<std::string> items;
  const auto collect = [&](const sql::QualifiedName& name) {
    const auto found = relations.find(name);
    if (found == relations.end()) return;
    for (const RelationField& field : found->second) {
      if (field.copied) items.push_back(quoted(field.type));
    }
  };
  report.each_model([&](const TableItem& item) { collect(item.table->name); });
  for (const ViewItem& item : report.world().views) collect(item.view->name);
  report.block(
      "Relations were copied from the previous data model due to not using foreign keys in the database. If "
      "any of the relation columns changed in the database, the relations might not be correct anymore:",
      items);
}

void duplicates(Report& report) {
  std::vector<std::string> items;
  const auto add = [&](const char* kind, const ItemName& name) {
    if (name.duplicate) items.push_back(fmt::format("Type: \"{}\", name: \"{}\"", kind, name.name));
  };
  for (const EnumItem& item : report.world().enums) add("enum", item.name);
  report.each_model([&](const TableItem& item) { add("model", item.name); });
  for (const ViewItem& item : report.world().views) add("view", item.name);
  report.block("These items were renamed due to their names being duplicates in the Prisma schema:", items);
}

void table_properties(Report& report) {
  report.models("These tables are partition tables, which are not yet fully supported:",
                [](const TableItem& item) { return item.details.partitioned; });
  report.models("These tables are inherited tables, which are not yet fully supported:",
                [](const TableItem& item) { return item.details.inherited; });
  std::vector<std::string> columns;
  for (const TableItem& item : report.world().tables) {
    for (const sql::IndexedColumn& column : item.details.null_order) {
      columns.push_back(fmt::format("Index: \"{}\", column: \"{}\"", column.index, column.column));
    }
  }
  report.block(
      "These index columns are having a non-default null sort order, which is not yet fully supported. Read "
      "more: https://pris.ly/d/non-default-index-null-ordering",
      columns);
  report.models(
      "These tables contain row level security, which is not yet fully supported. Read more: "
      "https://pris.ly/d/row-level-security",
      [](const TableItem& item) { return item.details.row_security; });
  report.constraints(
      "These constraints are not supported by Prisma Client, because Prisma currently does not fully support "
      "check constraints. Read more: https://pris.ly/d/check-constraints",
      [](const TableItem& item) { return item.details.checks; });
  report.constraints(
      "These constraints are not supported by Prisma Client, because Prisma currently does not fully support "
      "exclusion constraints. Read more: https://pris.ly/d/exclusion-constraints",
      [](const TableItem& item) { return item.details.exclusions; });
}

std::vector<std::string> partial_indexes(const TableItem& item) {
  std::vector<std::string> names;
  for (const sql::Index& index : item.table->hand_made_indexes) {
    const auto is_it = [&](const sql::Index& one) { return one.name == index.name; };
    const bool kept = std::any_of(item.stood_for.begin(), item.stood_for.end(), is_it);
    if (!kept && index.predicate) names.push_back(index.name);
  }
  return names;
}

// Keys and unique indexes first, then foreign keys, in the order of the table.
std::vector<std::string> deferrable(const TableItem& item) {
  std::set<std::string> foreign;
  for (const sql::ForeignKey& key : item.table->foreign_keys) foreign.insert(key.name);
  std::vector<std::string> out;
  for (const bool of_foreign_keys : {false, true}) {
    for (const std::string& name : item.details.deferrable) {
      if (foreign.contains(name) == of_foreign_keys) out.push_back(name);
    }
  }
  return out;
}

void comments(Report& report) {
  std::vector<std::string> items;
  const auto add = [&](const char* kind, const std::string& name) {
    items.push_back(fmt::format("Type: \"{}\", name: \"{}\"", kind, name));
  };
  const auto add_columns = [&](const auto& item, const std::vector<sql::Column>& columns,
                               const std::set<std::string>& commented) {
    for (size_t i = 0; i < columns.size(); ++i) {
      if (commented.contains(columns[i].name)) add("field", item.name.name + "." + item.columns[i].name);
    }
  };
  for (const EnumItem& item : report.world().enums) {
    if (item.commented) add("enum", item.name.name);
  }
  report.each_model([&](const TableItem& item) {
    if (item.details.commented) add("model", item.name.name);
    add_columns(item, item.table->columns, item.details.commented_columns);
  });
  for (const ViewItem& item : report.world().views) {
    if (item.view->commented) add("view", item.name.name);
    add_columns(item, item.view->columns, item.view->commented_columns);
  }
  report.block(
      "These objects have comments defined in the database, which is not yet fully supported. Read more: "
      "https://pris.ly/d/database-comments",
      items);
}

}  // namespace

std::string warnings(const World& world, const RelationFields& relations,
                     const std::vector<std::string>& left_out) {
  Report report(world);
  remapped_fields(report);
  identifiers(report);
  unsupported(report);
  remapped_blocks(report);
  copied_relations(report, relations);
  duplicates(report);
  table_properties(report);
  report.constraints(
      "These primary key, foreign key or unique constraints are using non-default deferring in the database, "
      "which is not yet fully supported. Read more: https://pris.ly/d/constraint-deferring",
      deferrable);
  comments(report);
  report.constraints(
      "These indexes are not supported by Prisma Client, because Prisma currently does not fully support "
      "expression indexes. Read more: https://pris.ly/d/expression-indexes",
      [](const TableItem& item) { return item.details.expression_indexes; });
  report.constraints(
      "These indexes were left out, because the schema has no preview feature `partialIndexes`:",
      partial_indexes);
  report.block("These lines were commented out, because the schema language cannot say them:", left_out);
  return report.text();
}

}  // namespace schemac::introspect
