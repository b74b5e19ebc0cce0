// The questions to the rows before the steps run.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "conversion/conversion.hpp"
#include "report/collected.hpp"
#include "schemac/base/text.hpp"
#include "sql/spelling.hpp"
#include "styles/safe/enum.hpp"
#include "styles/safe/safe.hpp"

namespace schemac::plan::safe {

namespace {
std::vector<std::string> column_names(const sql::Index& index) {
  std::vector<std::string> names;
  for (const sql::IndexColumn& column : index.columns) names.push_back(column.name);
  return names;
}

bool is_constant(const sql::Default& value) {
  return std::holds_alternative<sql::Literal>(value) || std::holds_alternative<sql::LiteralList>(value) ||
         std::holds_alternative<sql::CurrentTimestamp>(value);
}

class CheckCollector {
 public:
  CheckCollector(const diff::Steps& steps, const Spelling& spelling, const sql::Surroundings& around)
      : spelling_(spelling), around_(around) {
    for (const diff::Step& step : steps) {
      if (const auto* created = std::get_if<diff::CreateTable>(&step)) created_.insert(created->table.name);
      if (const auto* altered = std::get_if<diff::AlterTable>(&step))
        altered_[altered->tables.before.name].push_back(altered);
    }
  }

  void operator()(const diff::AlterTable& s) {
    for (const diff::TableChange& change : s.changes) {
      if (const auto* alter = std::get_if<diff::AlterColumn>(&change)) alter_column(s.tables.before, *alter);
      if (const auto* key = std::get_if<diff::AddPrimaryKey>(&change)) add_primary_key(s, key->key);
    }
    kept_keys(s);
    kept_unique_keys(s);
  }
  void operator()(const diff::AlterEnum& s) {
    for (Check& check : removed_value_checks(s, spelling_, around_)) add(std::move(check));
    for (Check& check : merged_row_checks(s, spelling_)) add(std::move(check));
  }
  void operator()(const diff::AddForeignKey& s) {
    if (!is_new(s.table) && !is_new(s.key.referenced_table)) orphans(s.table, s.key);
  }
  void operator()(const diff::ValidateForeignKey& s) { orphans(s.table, s.key); }
  void operator()(const diff::CreateIndex& s) {
    if (s.index.unique && !s.table_is_new) duplicates(s.table, column_names(s.index), s.index.predicate);
  }
  template <class Other>
  void operator()(const Other&) {}

  std::vector<Check>& found() { return found_; }
  std::vector<Check> take() { return std::move(found_); }

 private:
  void add(Check check) { found_.push_back(std::move(check)); }

  bool is_new(const sql::QualifiedName& table) const { return created_.contains(table); }

  void alter_column(const sql::Table& table, const diff::AlterColumn& change) {
    if (change.changes.type == diff::TypeChange::none) return;
    for (Check& check : conversion_checks(table.name, change.columns, spelling_)) add(std::move(check));
    narrower_sequence(table, change.columns);
  }

  void narrower_sequence(const sql::Table& table, const sql::Pair<sql::Column>& columns) {
    const auto* to = std::get_if<sql::BuiltinType>(&columns.after.type);
    if (!columns.before.autoincrement || !columns.after.autoincrement || columns.before.identity ||
        to == nullptr || to->id == sql::TypeId::big_int)
      return;
    if (!columns.before.sequence || !columns.before.owns_sequence) return;
    const std::string sequence = spelling_.qualified(*columns.before.sequence);
    const std::string_view greatest = to->id == sql::TypeId::small_int ? "32767"
                                      : to->id == sql::TypeId::integer ? "2147483647"
                                                                       : "4294967295";
    add({table.name.name + "." + columns.before.name,
         fmt::format("SELECT last_value::text FROM {} WHERE last_value > {}", sequence, greatest),
         counted("The sequence {} stands at {first}, outside {}.", sequence,
                 spelling_.type(columns.after.type)),
         true, false, "", 3});
  }

  // A kept foreign key is checked again if its columns change to another type, not to another length (D22).
  static bool becomes_another_type(const diff::AlterColumn& change) {
    return change.changes.type != diff::TypeChange::none && sql::is_integer(change.columns.before.type);
  }
  void kept_keys(const diff::AlterTable& s) {
    for (const sql::ForeignKey& key : s.tables.before.foreign_keys) {
      const bool kept =
          std::any_of(s.tables.after.foreign_keys.begin(), s.tables.after.foreign_keys.end(),
                      [&](const sql::ForeignKey& other) { return other.columns == key.columns; });
      const bool concerned =
          std::any_of(s.changes.begin(), s.changes.end(), [&](const diff::TableChange& change) {
            const auto* alter = std::get_if<diff::AlterColumn>(&change);
            return alter != nullptr && becomes_another_type(*alter) &&
                   std::find(key.columns.begin(), key.columns.end(), alter->columns.before.name) !=
                       key.columns.end();
          });
      if (kept && concerned && key.validated) orphans(s.tables.before.name, key);
    }
  }

  // Different values may become equal.
  void kept_unique_keys(const diff::AlterTable& s) {
    const sql::QualifiedName& table = s.tables.before.name;
    const auto concerned = [&](const std::vector<std::string>& columns) {
      return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
        const diff::AlterColumn* change = type_change_of(table, column);
        return change != nullptr && may_merge(change->columns);
      });
    };
    const auto& key = s.tables.before.primary_key;
    if (key && s.tables.after.primary_key && key->columns == s.tables.after.primary_key->columns &&
        concerned(key->columns))
      duplicates(table, key->columns, std::nullopt);
    for (const sql::Index& index : s.tables.before.indexes) {
      const bool kept =
          index.unique && std::any_of(s.tables.after.indexes.begin(), s.tables.after.indexes.end(),
                                      [&](const sql::Index& other) {
                                        return other.unique && other.columns == index.columns &&
                                               other.predicate == index.predicate;
                                      });
      if (kept && concerned(column_names(index))) duplicates(table, column_names(index), index.predicate);
    }
  }

  // Integers and texts refuse values that do not fit; values of other types may be cut or rounded.
  static bool may_merge(const sql::Pair<sql::Column>& columns) {
    const auto never = [](const sql::Column& column) {
      const auto* type = std::get_if<sql::BuiltinType>(&column.type);
      return sql::is_integer(column.type) ||
             (type != nullptr && (type->id == sql::TypeId::text || type->id == sql::TypeId::var_char));
    };
    const bool same_kind = sql::is_integer(columns.before.type) == sql::is_integer(columns.after.type);
    return !(never(columns.before) && never(columns.after) && same_kind);
  }

  // The change of that kind to the table that `wanted` accepts; nullptr if there is none.
  template <class Change, class Wanted>
  const Change* change_of(const sql::QualifiedName& table, const Wanted& wanted) const {
    const auto found = altered_.find(table);
    if (found == altered_.end()) return nullptr;
    for (const diff::AlterTable* altered : found->second) {
      for (const diff::TableChange& one : altered->changes) {
        const auto* change = std::get_if<Change>(&one);
        if (change != nullptr && wanted(*change)) return change;
      }
    }
    return nullptr;
  }
  const diff::AlterColumn* type_change_of(const sql::QualifiedName& table, const std::string& column) const {
    return change_of<diff::AlterColumn>(table, [&](const diff::AlterColumn& change) {
      return change.changes.type != diff::TypeChange::none && change.columns.before.name == column;
    });
  }

  // The value that an existing row will have.
  std::string value_of(const sql::QualifiedName& table, const std::string& column) const {
    const std::string name = spelling_.name(column);
    const diff::AlterColumn* change = type_change_of(table, column);
    if (change == nullptr) return name;
    const std::string expression = conversion(change->columns, spelling_).expression;
    return expression.empty() ? fmt::format("{}::{}", name, spelling_.column_type(change->columns.after))
                              : fmt::format("({})", expression);
  }

  void orphans(const sql::QualifiedName& table, const sql::ForeignKey& key) {
    std::vector<std::string> equal;
    std::vector<std::string> given;
    std::vector<std::string> shown;
    for (size_t i = 0; i < key.columns.size(); ++i) {
      const std::string child = "c." + spelling_.name(key.columns[i]);
      equal.push_back(fmt::format("p.{} = {}", spelling_.name(key.referenced_columns[i]), child));
      given.push_back(child + " IS NOT NULL");
      shown.push_back(child + "::text");
    }
    const std::string query =
        fmt::format("SELECT {} FROM {} AS c WHERE {} AND NOT EXISTS (SELECT FROM {} AS p WHERE {})",
                    base::join(shown, " || ', ' || "), spelling_.qualified(table), base::join(given, " AND "),
                    spelling_.qualified(key.referenced_table), base::join(equal, " AND "));
    if (!orphans_asked_.insert(query).second) return;
    add({table.name, query,
         counted("{count} rows of {} refer to no row of {} (first: {first}); the foreign key {} cannot hold.",
                 spelling_.qualified(table), spelling_.qualified(key.referenced_table),
                 spelling_.name(key.name)),
         true, false, "", 3, BrokenKey{table, key.name}});
  }

  const sql::Column* added(const sql::QualifiedName& table, const std::string& column) const {
    const auto* add = change_of<diff::AddColumn>(
        table, [&](const diff::AddColumn& change) { return change.column.name == column; });
    return add == nullptr ? nullptr : &add->column;
  }

  // The columns with values in existing rows. None if the new columns make the rows differ: NULL, or a
  // different value for each row. A constant default is the same in all of them.
  std::optional<std::vector<std::string>> columns_to_compare(const sql::QualifiedName& table,
                                                             const std::vector<std::string>& columns) const {
    std::vector<std::string> compared;
    for (const std::string& name : columns) {
      const sql::Column* column = added(table, name);
      if (column == nullptr) {
        compared.push_back(name);
      } else if (column->autoincrement || !column->default_value || !is_constant(*column->default_value)) {
        return std::nullopt;
      }
    }
    return compared;
  }

  void duplicates(const sql::QualifiedName& table, const std::vector<std::string>& all,
                  const base::Box<std::string>& predicate) {
    const auto compared = columns_to_compare(table, all);
    if (!compared) return;
    if (compared->empty()) return one_row_only(table, all);
    std::vector<std::string> values;
    std::vector<std::string> shown;
    std::vector<std::string> given;
    for (const std::string& column : *compared) {
      values.push_back(value_of(table, column));
      shown.push_back(values.back() + "::text");
      given.push_back(values.back() + " IS NOT NULL");
    }
    if (predicate) given.push_back("(" + *predicate + ")");
    add({table.name,
         fmt::format("SELECT {} FROM {} WHERE {} GROUP BY {} HAVING count(*) > 1",
                     base::join(shown, " || ', ' || "), spelling_.qualified(table),
                     base::join(given, " AND "), base::join(values, ", ")),
         counted("{} has rows that are equal in ({}) (first: {first}); they cannot be made unique.",
                 spelling_.qualified(table), spelling_.names(all, ", ")),
         true, false, "", 3});
  }

  void one_row_only(const sql::QualifiedName& table, const std::vector<std::string>& columns) {
    const std::string shown = spelling_.qualified(table);
    add({table.name, fmt::format("SELECT '' FROM {} OFFSET 1", shown),
         fmt::format("{} has more than one row, and every row gets the same value in the new ({}); they "
                     "cannot be made unique.",
                     shown, spelling_.names(columns, ", ")),
         true, false, "", 3});
  }

  void add_primary_key(const diff::AlterTable& s, const sql::PrimaryKey& key) {
    duplicates(s.tables.before.name, key.columns, std::nullopt);
    for (const std::string& name : key.columns) {
      const sql::Column* column = s.tables.before.column(name);
      if (column == nullptr || column->arity != sql::Arity::nullable) continue;
      const std::string table = spelling_.qualified(s.tables.before.name);
      add({s.tables.before.name.name + "." + name,
           fmt::format("SELECT 'NULL' FROM {} WHERE {} IS NULL", table, spelling_.name(name)),
           counted("{count} rows of {}.{} are NULL; a primary key holds none.", table, spelling_.name(name)),
           true, false, "", 3});
    }
  }

  const Spelling& spelling_;
  const sql::Surroundings& around_;
  std::set<sql::QualifiedName> created_;
  std::map<sql::QualifiedName, std::vector<const diff::AlterTable*>> altered_;
  std::set<std::string> orphans_asked_;
  std::vector<Check> found_;
};
}  // namespace

std::vector<Check> checks(const diff::Steps& steps, const Spelling& spelling,
                          const sql::Surroundings& around) {
  CheckCollector collector(steps, spelling, around);
  return collected<Check>(steps, collector);
}

}  // namespace schemac::plan::safe
