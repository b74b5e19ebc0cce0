#include <fmt/format.h>

#include <algorithm>

#include "conversion/conversion.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"
#include "sql/keys_and_indexes.hpp"
#include "sql/sequences.hpp"
#include "sql/spelling.hpp"
#include "styles/safe/safe.hpp"

namespace schemac::plan::safe {

namespace {
bool is_list(const sql::Column& column) { return column.arity == sql::Arity::list; }

bool loses_fraction(const sql::Pair<sql::Column>& columns) {
  const auto* from = std::get_if<sql::BuiltinType>(&columns.before.type);
  const bool fraction =
      from != nullptr && (from->id == sql::TypeId::decimal || from->id == sql::TypeId::real ||
                          from->id == sql::TypeId::double_precision);
  return fraction && sql::is_integer(columns.after.type) && !is_oid(columns.after.type) &&
         !is_list(columns.before) && !is_list(columns.after);
}

class SafeTable {
 public:
  SafeTable(const diff::AlterTable& step, const Spelling& spelling, const sql::Surroundings& around,
            Losses losses)
      : spelling_(spelling),
        around_(around),
        accepted_(losses == Losses::accepted),
        table_(step.tables.before),
        name_(spelling_.qualified(table_.name)) {
    out_.effects = lock_of(name_);
  }

  void operator()(const diff::DropPrimaryKey& change) {
    clause("DROP CONSTRAINT " + spelling_.name(change.key.name));
  }
  void operator()(const diff::DropColumn& change) { drop_column(change.column); }
  void operator()(const diff::AddColumn& change) { add_column(change.column); }
  void operator()(const diff::RecreateColumn& change) {
    drop_column(change.columns.before);
    add_column(change.columns.after);
  }
  void operator()(const diff::AddPrimaryKey& change) {
    clause("ADD " + primary_key_sql(change.key, ", ", spelling_));
    out_.effects = builds_index(std::move(out_.effects));
  }
  // RENAME CONSTRAINT cannot be combined with other clauses.
  void operator()(const diff::RenamePrimaryKey& change) {
    out_.after.push_back(
        on_table(fmt::format("ALTER TABLE {} RENAME CONSTRAINT {} TO {};", name_,
                             spelling_.name(change.names.before), spelling_.name(change.names.after))));
  }
  void operator()(const diff::AlterColumn& change) {
    const sql::Pair<sql::Column>& columns = change.columns;
    if (change.changes.default_value &&
        columns.map([](const sql::Column& c) { return c.generated; }).unchanged() == false) {
      return alter_generated(columns);
    }
    const bool type_changes = change.changes.type != diff::TypeChange::none;
    if (type_changes) {
      alter_type(change);
    } else {
      if (loses(change)) lose_sequence(change);
      if (change.changes.default_value) alter_default(columns);
    }
    if (change.changes.arity) alter_arity(change);
    if (change.changes.autoincrement && columns.after.autoincrement) gain_sequence(change);
    if (type_changes) retype_sequence(columns);
  }

  Statements take() {
    // For the session, not SET LOCAL: that has no effect if a runner sends the statements one by one, and a
    // transaction for it would commit a part of the script.
    if (in_utc_) {
      out_.before.push_back(plain("SET TIME ZONE 'UTC';"));
      out_.after.insert(out_.after.begin(), plain("RESET TIME ZONE;"));
    }
    return in_order(std::move(out_), name_);
  }

 private:
  static bool loses(const diff::AlterColumn& change) {
    return change.changes.autoincrement && change.columns.before.autoincrement;
  }
  void clause(std::string text) { out_.clauses.push_back(std::move(text)); }
  void alter(const sql::Pair<sql::Column>& columns, std::string_view what) {
    clause(fmt::format("ALTER COLUMN {} {}", spelling_.name(columns.before.name), what));
  }
  script::Statement on_table(std::string sql) const { return locking(std::move(sql), name_); }
  script::Statement alter_alone(const sql::Column& column, std::string_view what) const {
    return on_table(
        fmt::format("ALTER TABLE {} ALTER COLUMN {} {};", name_, spelling_.name(column.name), what));
  }
  static void once(Statements& statements, script::Statement statement) {
    if (std::find(statements.begin(), statements.end(), statement) == statements.end()) {
      statements.push_back(std::move(statement));
    }
  }
  void set_not_null(const sql::Pair<sql::Column>& columns) {
    alter(columns, "SET NOT NULL");
    out_.effects.scans = std::max(out_.effects.scans, Answer::depends);
  }
  void drop_column(const sql::Column& column) {
    const std::string name = spelling_.name(column.name);
    clause("DROP COLUMN " + name);
    out_.effects.losses.push_back({script::LossKind::column, name_, name});
  }

  void add_column(const sql::Column& column) {
    SequenceStatements sequence = sequence_of_new_column(table_.name, column, spelling_);
    if (sequence.before) out_.before.push_back(std::move(*sequence.before));
    clause("ADD COLUMN     " + spelling_.column(table_.name, column));
    add_column_cost(column, out_.effects);
    if (sequence.after) out_.after.push_back(std::move(*sequence.after));
  }

  // A default of the old type blocks the change, and one of the new type must be read as such: PostgreSQL
  // sorts the three into DROP DEFAULT, SET DATA TYPE, SET DEFAULT.
  void alter_type(const diff::AlterColumn& change) {
    const sql::Pair<sql::Column>& columns = change.columns;
    for (const Check& check : conversion_checks(table_.name, columns, spelling_)) {
      if (check.silent && !accepted_) out_.before.push_back(plain(guard_sql(check)));
    }
    step_aside(columns.before.name);
    const Conversion how = conversion(columns, spelling_);
    in_utc_ = in_utc_ || how.in_utc;
    const bool keeps_any =
        columns.after.default_value && std::holds_alternative<sql::AnyDefault>(*columns.after.default_value);
    if (loses(change)) lose_sequence(change);
    if (columns.before.default_value && !keeps_any) alter(columns, "DROP DEFAULT");
    const std::string type = spelling_.type(columns.after.type) + (is_list(columns.after) ? "[]" : "");
    const bool assigned = how.expression.empty() && !(accepted_ && loses_fraction(columns));
    alter(columns, "SET DATA TYPE " + type + (assigned ? "" : " USING " + filled(how, columns)));
    change_type_cost(columns, !assigned, out_.effects);
    if (columns.after.default_value && !keeps_any) {
      alter(columns, "SET DEFAULT " + spelling_.default_value(columns.after));
    }
  }

  // If no value can be kept and a value is required, the default is used. Fractions that are lost with
  // consent are cut: a cast would round numeric and floating point in two ways.
  std::string filled(const Conversion& how, const sql::Pair<sql::Column>& columns) const {
    if (how.expression.empty()) return fmt::format("trunc({})", spelling_.name(columns.before.name));
    const bool needs_one = how.impossible && columns.after.arity == sql::Arity::required && accepted_;
    const std::string value = needs_one ? spelling_.default_value(columns.after) : "";
    return value.empty() ? how.expression : "(" + value + ")";
  }

  // Policies are dropped and recreated around the change
  // (docs/reference/safe-style-defects.md#objects-in-the-way).
  void step_aside(const std::string& column) {
    for (const sql::Object& dependent : around_.dependents) {
      if (dependent.has(sql::ObjectFact::only_for_rebuilt_enums)) continue;
      if (dependent.kind == sql::ObjectKind::view || dependent.create.empty()) continue;
      if (!dependent.uses(table_.name, column)) continue;
      once(out_.before, unread(dependent.drop + ";"));
      once(out_.after, unread(dependent.create + ";"));
    }
  }

  void alter_arity(const diff::AlterColumn& change) {
    const sql::Pair<sql::Column>& columns = change.columns;
    if (columns.after.arity == sql::Arity::required) {
      // Rows without a number get one before (see gain_sequence).
      if (!gains(change)) set_not_null(columns);
    } else if (columns.before.arity == sql::Arity::required) {
      alter(columns, "DROP NOT NULL");
    }
  }
  void alter_default(const sql::Pair<sql::Column>& columns) {
    if (columns.after.default_value) {
      const std::string value = spelling_.default_value(columns.after);
      if (!value.empty()) alter(columns, "SET DEFAULT " + value);
    } else if (!columns.before.autoincrement) {
      alter(columns, "DROP DEFAULT");
    }
  }

  // A computed column that becomes an ordinary one keeps its values; the reverse change needs a new
  // column.
  void alter_generated(const sql::Pair<sql::Column>& columns) {
    if (columns.after.generated) {
      drop_column(columns.before);
      add_column(columns.after);
      return;
    }
    if (columns.before.generated_virtual) return replace_virtual(columns);
    alter(columns, "DROP EXPRESSION");
    if (columns.after.default_value) alter_default(columns);
    if (!columns.map([](const sql::Column& c) { return c.arity; }).unchanged()) {
      columns.after.arity == sql::Arity::required ? set_not_null(columns) : alter(columns, "DROP NOT NULL");
    }
  }
  // PostgreSQL 18 cannot drop the expression of a virtual column.
  void replace_virtual(const sql::Pair<sql::Column>& columns) {
    sql::Column column = columns.after;
    column.name = "schemac_tmp_1";
    column.arity = column.arity == sql::Arity::required ? sql::Arity::nullable : column.arity;
    const std::string parked = spelling_.name(column.name);
    const std::string name = spelling_.name(columns.after.name);
    Effects added = lock_of(name_);
    add_column_cost(column, added);
    Effects dropped = lock_of(name_);
    dropped.losses.push_back({script::LossKind::column, name_, name});
    out_.before.push_back(with_effects(
        fmt::format("ALTER TABLE {} ADD COLUMN     {};", name_, spelling_.column(table_.name, column)),
        std::move(added)));
    out_.before.push_back(
        locking(fmt::format("UPDATE {} SET {} = {};", name_, parked, name), name_, LockMode::row_exclusive));
    out_.before.push_back(
        with_effects(fmt::format("ALTER TABLE {} DROP COLUMN {};", name_, name), std::move(dropped)));
    out_.before.push_back(
        on_table(fmt::format("ALTER TABLE {} RENAME COLUMN {} TO {};", name_, parked, name)));
    if (columns.after.arity == sql::Arity::required) set_not_null(columns);
  }

  static bool gains(const diff::AlterColumn& change) {
    return change.changes.autoincrement && change.columns.after.autoincrement;
  }

  // The ALTER that sets the default takes the lock, so that no row is added between it and max().
  void gain_sequence(const diff::AlterColumn& change) {
    const sql::Column& column = change.columns.after;
    const std::string name = spelling_.name(column.name);
    if (column.identity) {
      out_.after.push_back(alter_alone(
          column,
          fmt::format("ADD GENERATED {} AS IDENTITY", column.identity_always ? "ALWAYS" : "BY DEFAULT")));
      continue_from_max(column, fmt::format("pg_get_serial_sequence({}, {})", sql::quote_literal(name_),
                                            sql::quote_literal(column.name)));
      return;
    }
    const sql::QualifiedName sequence = spelling_.sequence(table_.name, column);
    const std::string owner = fmt::format("{}.{}", name_, name);
    if (change.create_sequence) {
      out_.after.push_back(
          plain(fmt::format("CREATE SEQUENCE {}{} OWNED BY {};", spelling_.qualified(sequence),
                            sequence_type(column, spelling_), owner)));
    }
    out_.after.push_back(alter_alone(column, "SET DEFAULT " + spelling_.next_value(sequence)));
    if (change.create_sequence) {
      continue_from_max(column, sql::quote_literal(spelling_.qualified(sequence)));
    } else if (column.owns_sequence) {
      const std::string written = spelling_.qualified(sequence);
      out_.after.push_back(locking(fmt::format("ALTER SEQUENCE {} OWNED BY {};", written, owner), written,
                                   LockMode::share_row_exclusive));
    }
    if (change.changes.arity && change.columns.after.arity == sql::Arity::required) {
      out_.after.push_back(
          locking(fmt::format("UPDATE {0} SET {1} = DEFAULT WHERE {1} IS NULL;", name_, name), name_,
                  LockMode::row_exclusive));
      out_.after.push_back(alter_alone(column, "SET NOT NULL"));
      out_.after.back().effects->scans = Answer::depends;
    }
  }
  void continue_from_max(const sql::Column& column, const std::string& sequence) {
    const std::string name = spelling_.name(column.name);
    const std::string greatest = is_oid(column.type)
                                     ? fmt::format("(SELECT max({}::text::bigint) FROM {})", name, name_)
                                     : fmt::format("(SELECT max({}) FROM {})", name, name_);
    out_.after.push_back(
        plain(fmt::format("SELECT setval({}, GREATEST({}, 0) + 1, false);", sequence, greatest)));
  }

  void lose_sequence(const diff::AlterColumn& change) {
    const sql::Column& column = change.columns.before;
    // Separate, because SET DATA TYPE reads the identity that the same ALTER TABLE drops.
    if (column.identity) return out_.before.push_back(alter_alone(column, "DROP IDENTITY"));
    alter(change.columns, "DROP DEFAULT");
    if (!change.drop_sequence) return;
    const sql::QualifiedName sequence = spelling_.sequence(table_.name, column);
    const std::string written =
        fmt::format("{}.{}", spelling_.name(sequence.schema), spelling_.name(sequence.name));
    out_.after.push_back(locking(fmt::format("DROP SEQUENCE {};", written), written));
  }

  // An identity's sequence changes with its column automatically.
  void retype_sequence(const sql::Pair<sql::Column>& columns) {
    if (!columns.before.autoincrement || !columns.after.autoincrement || columns.before.identity) return;
    if (columns.before.sequence && !columns.before.owns_sequence) return;
    std::string range = sequence_type(columns.after, spelling_);
    if (is_oid(columns.before.type)) range += " NO MAXVALUE";
    const std::string sequence = spelling_.qualified(spelling_.sequence(table_.name, columns.before));
    out_.after.push_back(locking(fmt::format("ALTER SEQUENCE {}{};", sequence, range), sequence,
                                 LockMode::share_row_exclusive));
  }

  const Spelling& spelling_;
  const sql::Surroundings& around_;
  bool accepted_;  // the losses
  const sql::Table& table_;
  std::string name_;
  bool in_utc_ = false;
  TableStatements out_;
};
}  // namespace

Statements alter_table(const diff::AlterTable& step, const Spelling& spelling,
                       const sql::Surroundings& around, Losses losses) {
  return written_by(SafeTable(step, spelling, around, losses), step.changes);
}

std::string default_words(const sql::Column& column, const Spelling& spelling) {
  const std::string text = spelling.default_value(column);
  if (!text.empty()) return "`" + text + "`";
  return column.autoincrement ? "the next number of a sequence" : "none";
}

}  // namespace schemac::plan::safe
