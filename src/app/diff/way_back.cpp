// Writes down.sql: the reverse steps, restored objects from the catalog, and a list of what is not restored.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "diff/after_running.hpp"
#include "schemac/app/change.hpp"
#include "schemac/base/text.hpp"
#include "schemac/plan/not_restored.hpp"
#include "schemac/plan/plan.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::app {
namespace {

using sql::ObjectFact;
using sql::ObjectKind;
using Named = std::pair<sql::QualifiedName, std::string>;  // a table, and a constraint or index of it

// The surroundings of the previous side, without its tables: the next side may not have them.
sql::Surroundings surroundings_back(const Change& change) {
  sql::Surroundings around = change.around_way_back;
  std::erase_if(around.enum_columns, [&](const sql::EnumHolder& holder) {
    return change.schemas.before.table(holder.table) != nullptr;
  });
  sql::forget_tables(around.dependents, [&](const sql::QualifiedName& table) {
    return change.schemas.after.table(table) == nullptr;
  });
  return around;
}

// The constraints and indexes that steps create.
class Made {
 public:
  explicit Made(const diff::Steps& steps) {
    for (const diff::Step& step : steps) std::visit(*this, step);
  }
  void operator()(const diff::CreateTable& s) {
    if (s.table.primary_key) names.insert({s.table.name, s.table.primary_key->name});
  }
  void operator()(const diff::CreateIndex& s) { names.insert({s.table, s.index.name}); }
  void operator()(const diff::AddForeignKey& s) { names.insert({s.table, s.key.name}); }
  void operator()(const diff::ReplaceIndex& s) { names.insert({s.table, s.indexes.after.name}); }
  void operator()(const diff::ReplacePrimaryKey& s) { names.insert({s.table, s.keys.after.name}); }
  void operator()(const diff::AlterTable& s) {
    for (const diff::TableChange& change : s.changes) {
      const auto* key = std::get_if<diff::AddPrimaryKey>(&change);
      if (key != nullptr) names.insert({s.tables.before.name, key->key.name});
    }
  }
  template <class Other>
  void operator()(const Other&) {}

  std::set<Named> names;
};

bool is_number(const sql::Default& value) {
  const auto* literal = std::get_if<sql::Literal>(&value);
  return literal != nullptr && literal->kind == sql::Literal::Kind::number && !literal->text.starts_with('-');
}

// True if the server's text differs from the text that is rendered for the value.
bool is_written_otherwise(const sql::Default& value, std::string_view text) {
  if (std::holds_alternative<sql::CurrentTimestamp>(value)) return text != "CURRENT_TIMESTAMP";
  if (std::holds_alternative<sql::LiteralList>(value) || is_number(value)) return text.starts_with('\'');
  return false;
}

// Restored columns get the server's own type and default: a collation, a domain, now() instead of
// CURRENT_TIMESTAMP.
void make_exact(const sql::Objects& belongings, const sql::Schema& reached, sql::Schema& schema) {
  for (const sql::Object& one : belongings) {
    if (!one.has(ObjectFact::in_column_definition)) continue;
    const sql::Table* there = reached.table(one.parent);
    if (there != nullptr && there->column(one.name) != nullptr) continue;
    for (sql::Table& table : schema.tables) {
      if (table.name != one.parent) continue;
      for (sql::Column& column : table.columns) {
        if (column.name != one.name || column.autoincrement) continue;
        if (one.kind == ObjectKind::column_type) {
          const bool list = column.arity == sql::Arity::list && one.create.ends_with("[]");
          if (column.arity == sql::Arity::list && !list) continue;
          column.type = sql::UnsupportedType{one.create.substr(0, one.create.size() - (list ? 2 : 0))};
        } else if (column.default_value && is_written_otherwise(*column.default_value, one.create)) {
          column.default_value = sql::SqlExpression{one.create};
        }
      }
    }
  }
}

// The catalog reads each class of such an index as one that a schema need not name.
bool is_often_unnamed(sql::IndexMethod method) {
  return method == sql::IndexMethod::btree || method == sql::IndexMethod::hash;
}

// A dropped index has its own operator class again, also where a schema that names none would accept it.
void name_operator_classes(const diff::Steps& steps, sql::Schema& schema) {
  for (const diff::Step& step : steps) {
    const auto* drop = std::get_if<diff::DropIndex>(&step);
    if (drop == nullptr) continue;
    for (sql::Table& table : schema.tables) {
      for (sql::Index& index : table.indexes) {
        if (table.name != drop->table || index.name != drop->index.name) continue;
        for (sql::IndexColumn& column : index.columns) {
          if (column.operator_class && is_often_unnamed(index.method))
            column.operator_class = sql::OperatorClass{column.operator_class->name, false};
        }
      }
    }
  }
}

size_t place_of(const sql::Table& table, const std::string& column) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const sql::Column& one) { return one.name == column; });
  return static_cast<size_t>(found - table.columns.begin());
}

// Restored columns are added in their old order.
void order_new_columns(diff::Steps& back) {
  for (diff::Step& step : back) {
    auto* alter = std::get_if<diff::AlterTable>(&step);
    if (alter == nullptr) continue;
    const auto is_new = [](const diff::TableChange& c) { return std::holds_alternative<diff::AddColumn>(c); };
    const auto first = std::find_if(alter->changes.begin(), alter->changes.end(), is_new);
    const auto last = std::find_if_not(first, alter->changes.end(), is_new);
    std::stable_sort(first, last, [&](const diff::TableChange& a, const diff::TableChange& b) {
      return place_of(alter->tables.after, std::get<diff::AddColumn>(a).column.name) <
             place_of(alter->tables.after, std::get<diff::AddColumn>(b).column.name);
    });
  }
}

// A sequence that gets its owning column again: SERIAL would create a second one beside it.
struct Released {
  sql::QualifiedName sequence;
  sql::QualifiedName table;
  std::string column;
};

std::vector<Released> take_up_released(const diff::Steps& steps, const sql::Schema& reached,
                                       sql::Schema& schema) {
  std::vector<Released> out;
  for (const diff::Step& step : steps) {
    const auto* release = std::get_if<diff::ReleaseSequence>(&step);
    if (release == nullptr) continue;
    for (sql::Table& table : schema.tables) {
      const sql::Table* there = reached.table(table.name);
      for (sql::Column& column : table.columns) {
        if (!column.sequence || *column.sequence != release->sequence || !column.owns_sequence) continue;
        if (there != nullptr && there->column(column.name) != nullptr) continue;
        const std::string name = sql::quote_identifier(release->sequence.schema) + "." +
                                 sql::quote_identifier(release->sequence.name);
        column.autoincrement = column.owns_sequence = false;
        column.sequence = {};
        column.default_value =
            sql::SqlExpression{fmt::format("nextval({}::regclass)", sql::quote_literal(name))};
        out.push_back({release->sequence, table.name, column.name});
      }
    }
  }
  return out;
}

class WayBack {
 public:
  explicit WayBack(const Change& change) : change_(change), around_(surroundings_back(change)) {}

  std::string script() {
    sql::Schema before = change_.schemas.before;
    sql::Schema reached = after_running(change_);
    if (change_.belongings) make_exact(*change_.belongings, reached, before);
    name_operator_classes(change_.plan.steps, before);
    const std::vector<Released> released = take_up_released(change_.plan.steps, reached, before);
    diff::Steps back =
        diff::diff({std::move(reached), std::move(before)}, plan::traits_of(change_.wording.style).policy,
                   {change_.wishes.strict, true, {}, change_.wishes.renamed});
    order_new_columns(back);
    restore(Made(back).names);
    own_again(released);
    undo_surroundings(back);
    for (diff::Step& step : diff::inverse(change_.renames)) back.push_back(std::move(step));
    for (diff::Step& step : last_) back.push_back(std::move(step));
    note_obstacles(back);
    note_places();
    note_what_was_not_asked();
    std::string script = plan::write_script(
        plan::make_plan(std::move(back), change_.wording, around_, change_.losses, exact_));
    if (!statements_.empty()) script += fmt::format("\n-- Restore\n{}\n", base::join(statements_, "\n"));
    return plan::not_restored(change_.plan.steps, change_.wording, change_.surroundings, lost_) + script;
  }

 private:
  void restore(const std::set<Named>& made) {
    if (!change_.belongings) return;
    for (const sql::Object& one : *change_.belongings) {
      if (one.has(ObjectFact::in_column_definition)) continue;
      const bool by_model = made.contains({one.parent, one.name});
      if (one.has(ObjectFact::in_index_definition) && !by_model) continue;
      if (sql::may_be_in_model(one.kind) && by_model) {
        if (one.has(ObjectFact::exceeds_model)) exactly(one);
      } else if (one.create.empty()) {
        lost_.push_back(one.description);
      } else {
        statements_.push_back(one.create + ";");
      }
    }
  }

  void own_again(const std::vector<Released>& released) {
    for (const Released& one : released) {
      statements_.push_back(fmt::format("ALTER SEQUENCE {} OWNED BY {}.{};", shown(one.sequence),
                                        shown(one.table), sql::quote_identifier(one.column)));
    }
  }

  // The server's text has the names that the table has after the renames are undone.
  void exactly(const sql::Object& one) {
    if (change_.renames.empty()) {
      exact_[{one.parent, one.name}] = one.create;
    } else {
      lost_.push_back(fmt::format("all of the {}: {}", one.description, one.create));
    }
  }

  // An extension gets its schema back. Its version stays: extensions have no script to an older one.
  void move_back(sql::Pair<sql::Extension> extensions, diff::Steps& back) {
    if (extensions.after.version && extensions.before.version != extensions.after.version) {
      lost_.push_back(fmt::format("the version {} of the extension {}",
                                  extensions.before.version.value_or(""),
                                  sql::quote_identifier(extensions.before.name)));
    }
    if (!extensions.after.schema || extensions.before.schema == extensions.after.schema) return;
    extensions.before.version = extensions.after.version = std::nullopt;
    back.insert(back.begin(), diff::AlterExtension{{extensions.after, extensions.before}});
  }

  // Undoes new and altered extensions and new schemas: drops come last, when no object uses them any more.
  void undo_surroundings(diff::Steps& back) {
    for (const diff::Step& step : change_.plan.steps) {
      if (const auto* made = std::get_if<diff::CreateExtension>(&step)) {
        last_.insert(last_.begin(), diff::DropExtension{made->extension});
      } else if (const auto* altered = std::get_if<diff::AlterExtension>(&step)) {
        move_back(altered->extensions, back);
      } else if (const auto* schema = std::get_if<diff::CreateSchema>(&step)) {
        if (schema->name == change_.wording.default_schema) {
          lost_.push_back(fmt::format("that there was no schema {}: the history of migrations lies in it",
                                      sql::quote_identifier(schema->name)));
        } else {
          last_.emplace_back(diff::DropSchema{schema->name});
        }
      }
    }
  }

  // A dependent object does not block a new enum value, but it blocks the rebuilt enum of the down script.
  void note_obstacles(const diff::Steps& back) {
    sql::Surroundings around = around_;
    around.taken_names.clear();  // these names belong to objects that the migration creates
    for (const plan::Warning& blocked : plan::blockers(back, change_.wording, around)) {
      lost_.push_back(fmt::format("anything while this stands in its way: {}", blocked.message));
    }
  }

  // A restored column is the last of its table.
  void note_places() {
    for (const diff::Step& step : change_.plan.steps) {
      const auto* alter = std::get_if<diff::AlterTable>(&step);
      if (alter == nullptr) continue;
      const std::vector<sql::Column>& columns = alter->tables.before.columns;
      std::set<std::string> gone;
      for (const diff::TableChange& change : alter->changes) {
        if (const auto* drop = std::get_if<diff::DropColumn>(&change)) gone.insert(drop->column.name);
        const auto* again = std::get_if<diff::RecreateColumn>(&change);
        if (again != nullptr) gone.insert(again->columns.before.name);
      }
      const auto kept = std::find_if(columns.rbegin(), columns.rend(),
                                     [&](const sql::Column& c) { return !gone.contains(c.name); });
      const auto before_kept = static_cast<size_t>(columns.rend() - kept);
      for (size_t i = 0; i < before_kept; ++i) {
        if (!gone.contains(columns[i].name)) continue;
        lost_.push_back(fmt::format("the place of {}.{}: it comes back as a last column",
                                    shown(alter->tables.before.name),
                                    sql::quote_identifier(columns[i].name)));
      }
    }
  }

  // Without a live database: lists objects that the previous side knows to exist.
  void note_what_was_not_asked() {
    if (change_.belongings) return;
    bool any = false;
    for (const diff::Step& step : change_.plan.steps) {
      if (const auto* table = std::get_if<diff::DropTable>(&step)) {
        note_unmanaged(table->table.name.schema + "." + table->table.name.name);
        any = true;
      }
      const auto* alter = std::get_if<diff::AlterTable>(&step);
      if (alter == nullptr) continue;
      for (const diff::TableChange& change : alter->changes) {
        const auto* drop = std::get_if<diff::DropColumn>(&change);
        if (drop == nullptr) continue;
        const sql::QualifiedName& name = alter->tables.before.name;
        note_unmanaged(name.schema + "." + name.name + "." + drop->column.name);
        any = true;
      }
    }
    if (any && change_.wording.from_database) {
      lost_.emplace_back(
          "what else has gone with it: no live database was asked (checks of columns, rights, owners, "
          "comments)");
    }
  }
  void note_unmanaged(const std::string& object) {
    for (const sql::Object& one : change_.schemas.before.unmanaged) {
      const std::string name = one.full_name();
      if (name == object || name.starts_with(object + ".")) {
        lost_.push_back(fmt::format("{} {}", sql::object_kind_word(one.kind), name));
      }
    }
  }

  std::string shown(const sql::QualifiedName& table) const {
    const std::string name = sql::quote_identifier(table.name);
    return table.schema == change_.wording.default_schema ? name
                                                          : sql::quote_identifier(table.schema) + "." + name;
  }

  const Change& change_;
  sql::Surroundings around_;
  plan::ExactDefinitions exact_;
  diff::Steps last_;
  std::vector<std::string> statements_;
  std::vector<std::string> lost_;
};

}  // namespace

std::string down_script(const Change& change) {
  if (change.plan.steps.empty()) return plan::write_script(change.plan);
  return WayBack(change).script();
}

}  // namespace schemac::app
