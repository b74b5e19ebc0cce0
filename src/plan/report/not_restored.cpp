#include "schemac/plan/not_restored.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "conversion/conversion.hpp"
#include "schemac/base/text.hpp"
#include "sql/enum_value_merge.hpp"
#include "sql/spelling.hpp"

namespace schemac::plan {

namespace {
class NotRestored {
 public:
  NotRestored(const Spelling& spelling, const sql::Surroundings& around)
      : spelling_(spelling), around_(around) {}

  void operator()(const diff::DropTable& s) {
    add("the rows of the table {}", spelling_.qualified(s.table.name));
  }
  void operator()(const diff::AlterEnum& s) {
    for (const auto& labels : s.merged) {
      add("which rows held {} of {}: they hold {} now and cannot be told from the others", labels.before,
          spelling_.qualified(s.types.before.name), labels.after);
    }
    moved_defaults(s);
    order_of_values(s);
    if (s.removed.empty() && !s.added.empty()) {
      add("rows that have got a value that is taken out again ({} of {}): it fails while there are any",
          base::join(s.added, ", "), spelling_.qualified(s.types.before.name));
    }
  }
  void operator()(const diff::AlterTable& s) {
    table_ = spelling_.qualified(s.tables.before.name);
    for (const diff::TableChange& change : s.changes) std::visit(*this, change);
  }
  void operator()(const diff::ReplaceIndex& s) {
    if (!s.indexes.before.nulls_not_distinct || s.indexes.after.nulls_not_distinct) return;
    add("rows that have become equal in NULLs (the unique index {}): it fails while there are any",
        spelling_.name(s.indexes.after.name));
  }
  void operator()(const diff::DropColumn& c) { add("the values of {}", shown(c.column)); }
  void operator()(const diff::RecreateColumn& c) { add("the values of {}", shown(c.columns.before)); }
  void operator()(const diff::AlterColumn& c) {
    if (c.changes.type != diff::TypeChange::none) type(c.columns);
    if (c.changes.autoincrement && c.columns.before.autoincrement) {
      add("the counter of {}: it continues behind the greatest number", shown(c.columns.before));
    }
    if (c.columns.before.generated && !c.columns.after.generated) {
      add("values written to {} since it stopped being computed; the column moves to the end",
          shown(c.columns.before));
    }
    if (c.columns.before.arity == sql::Arity::nullable && c.columns.after.arity == sql::Arity::required &&
        c.changes.autoincrement) {
      add("the NULLs of {} that got a number", shown(c.columns.before));
    }
  }
  void operator()(const diff::ValidateForeignKey& s) {
    add("that the foreign key {} was NOT VALID", spelling_.name(s.key.name));
  }
  void operator()(const diff::RebuildIndex& s) {
    add("that the index {} was invalid", spelling_.name(s.index.name));
  }
  template <class Other>
  void operator()(const Other&) {}

  std::string text() const {
    if (lines_.empty()) return {};
    return "-- This script does not bring back:\n" + base::join(lines_, "") + "\n";
  }

  template <class... Values>
  void add(fmt::format_string<Values...> line, Values&&... values) {
    std::string text = fmt::format(line, std::forward<Values>(values)...);
    // A name may contain a line break, which would end the comment.
    for (char& c : text) {
      if (c == '\n' || c == '\r') c = ' ';
    }
    lines_.push_back("--   " + text + "\n");
  }

 private:
  // The type is rebuilt in the schema's order; the down script adds removed values to the existing ones.
  void order_of_values(const diff::AlterEnum& s) {
    if (s.removed.empty() || !s.added.empty()) return;
    const auto common = [](std::vector<std::string> values, const std::vector<std::string>& others) {
      std::erase_if(values, [&](const std::string& value) {
        return std::find(others.begin(), others.end(), value) == others.end();
      });
      return values;
    };
    const std::vector<std::string>& before = s.types.before.values;
    const std::vector<std::string>& after = s.types.after.values;
    if (common(before, after) == common(after, before)) return;
    add("the order of the values of {}: it was {}", spelling_.qualified(s.types.before.name),
        base::join(before, ", "));
  }

  // Defaults of the model are in the steps of the down script.
  void moved_defaults(const diff::AlterEnum& s) {
    for (const sql::EnumHolder& c : around_.enum_columns) {
      const bool in_model =
          std::find(s.managed_tables.begin(), s.managed_tables.end(), c.table) != s.managed_tables.end();
      if (in_model || c.type != s.types.before.name) continue;
      if (with_merged_labels(c.default_text, s.merged) == c.default_text) continue;
      add("the default {} of {}.{}", c.default_text, spelling_.qualified(c.table), spelling_.name(c.column));
    }
  }
  std::string shown(const sql::Column& column) const { return table_ + "." + spelling_.name(column.name); }

  void type(const sql::Pair<sql::Column>& columns) {
    const bool lossy = conversion(columns, spelling_).impossible ||
                       !conversion_checks({"", "t"}, columns, spelling_).empty();
    if (lossy) {
      add("what {} lost on the way from {} to {}", shown(columns.before),
          sql::psl_type_name(columns.before.type), sql::psl_type_name(columns.after.type));
    }
  }

  const Spelling& spelling_;
  const sql::Surroundings& around_;
  std::string table_;
  std::vector<std::string> lines_;
};
}  // namespace

std::string not_restored(const diff::Steps& steps, const Wording& wording, const sql::Surroundings& around,
                         const std::vector<std::string>& others) {
  const Spelling spelling(wording);
  NotRestored losses(spelling, around);
  for (const diff::Step& step : steps) std::visit(losses, step);
  for (const std::string& other : others) losses.add("{}", other);
  return losses.text();
}

}  // namespace schemac::plan
