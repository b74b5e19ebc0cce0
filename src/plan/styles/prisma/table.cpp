#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/text.hpp"
#include "sql/spelling.hpp"
#include "styles/prisma/prisma.hpp"

namespace schemac::plan::prisma {

namespace {
class TableRenderer {
 public:
  TableRenderer(const diff::AlterTable& step, const Spelling& spelling)
      : spelling_(spelling),
        before_(step.tables.before),
        after_(step.tables.after),
        name_(spelling_.qualified(before_.name)) {
    out_.effects = lock_of(name_);
  }

  void operator()(const diff::DropPrimaryKey& change) {
    out_.clauses.push_back("DROP CONSTRAINT " + spelling_.name(change.key.name));
  }
  void operator()(const diff::DropColumn& change) { drop_column(change.column); }
  void operator()(const diff::AddColumn& change) { add_column(change.column); }
  void operator()(const diff::RecreateColumn& change) {
    drop_column(change.columns.before);
    add_column(change.columns.after);
  }
  void operator()(const diff::AddPrimaryKey& change) {
    out_.clauses.push_back(fmt::format("ADD CONSTRAINT {} PRIMARY KEY ({})", spelling_.name(change.key.name),
                                       spelling_.names(change.key.columns, ", ")));
    out_.effects = builds_index(std::move(out_.effects));
  }
  // RENAME CONSTRAINT cannot be combined with other clauses.
  void operator()(const diff::RenamePrimaryKey& change) {
    out_.after.push_back(
        locking(fmt::format("ALTER TABLE {} RENAME CONSTRAINT {} TO {};", name_,
                            spelling_.name(change.names.before), spelling_.name(change.names.after)),
                name_));
  }
  void operator()(const diff::AlterColumn& change) {
    const sql::Pair<sql::Column>& columns = change.columns;
    if (change.changes.arity) alter_arity(columns);
    if (change.changes.default_value) alter_default(columns);
    if (change.changes.autoincrement) {
      columns.after.autoincrement ? gain_sequence(columns.after)
                                  : lose_sequence(columns.before, change.drop_sequence);
    }
    if (change.changes.type != diff::TypeChange::none || list_changes(columns)) {
      alter(columns, "SET DATA TYPE " + spelling_.column_type(columns.after));
      change_type_cost(columns, false, out_.effects);
    }
  }

  Statements take() { return in_order(std::move(out_), name_); }

 private:
  static bool list_changes(const sql::Pair<sql::Column>& columns) {
    return !columns.map([](const sql::Column& c) { return c.arity == sql::Arity::list; }).unchanged();
  }
  void alter(const sql::Pair<sql::Column>& columns, std::string_view what) {
    out_.clauses.push_back(fmt::format("ALTER COLUMN {} {}", spelling_.name(columns.before.name), what));
  }
  void drop_column(const sql::Column& column) {
    const std::string name = spelling_.name(column.name);
    out_.clauses.push_back("DROP COLUMN " + name);
    out_.effects.losses.push_back({script::LossKind::column, name_, name});
  }
  void add_column(const sql::Column& column) {
    add_column_cost(column, out_.effects);
    out_.clauses.push_back("ADD COLUMN     " + spelling_.column(before_.name, column));
  }
  void alter_arity(const sql::Pair<sql::Column>& columns) {
    if (columns.after.arity == sql::Arity::required) {
      alter(columns, "SET NOT NULL");
      out_.effects.scans = std::max(out_.effects.scans, Answer::depends);
    }
    if (columns.after.arity == sql::Arity::nullable) {
      alter(columns, "DROP NOT NULL");
    }
  }
  void alter_default(const sql::Pair<sql::Column>& columns) {
    const std::string value = spelling_.default_value(columns.after);
    if (columns.after.default_value) {
      alter(columns, "SET DEFAULT " + value);
    } else {
      alter(columns, "DROP DEFAULT");
    }
  }
  // The name is Prisma's: lower-cased, not quoted and not cut.
  void gain_sequence(const sql::Column& column) {
    const std::string name = spelling_.prefix(after_.name.schema) +
                             base::lower_ascii(fmt::format("{}_{}_seq", after_.name.name, column.name));
    out_.before.push_back(plain(fmt::format("CREATE SEQUENCE {};", name)));
    out_.clauses.push_back(
        fmt::format("ALTER COLUMN {} SET DEFAULT nextval('{}')", spelling_.name(column.name), name));
    out_.after.push_back(locking(fmt::format("ALTER SEQUENCE {} OWNED BY {}.{};", name,
                                             spelling_.qualified(after_.name), spelling_.name(column.name)),
                                 name, LockMode::share_row_exclusive));
  }
  void lose_sequence(const sql::Column& column, bool drop) {
    out_.clauses.push_back(fmt::format("ALTER COLUMN {} DROP DEFAULT", spelling_.name(column.name)));
    if (!drop) return;
    const std::string sequence = spelling_.name(column.sequence ? column.sequence->name : "");
    out_.after.push_back(locking(fmt::format("DROP SEQUENCE {};", sequence), sequence));
  }

  const Spelling& spelling_;
  const sql::Table& before_;
  const sql::Table& after_;
  std::string name_;
  TableStatements out_;
};
}  // namespace

Statements alter_table(const diff::AlterTable& step, const Spelling& spelling,
                       const sql::Surroundings& /*around*/, Losses /*losses*/) {
  return written_by(TableRenderer(step, spelling), step.changes);
}

}  // namespace schemac::plan::prisma
