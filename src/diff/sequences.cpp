#include "sequences.hpp"

#include <algorithm>

#include "safe/policy.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"
#include "schemac/sql/next_value.hpp"

namespace schemac::diff {

namespace {
using sql::Column;
using sql::QualifiedName;
using sql::Table;

const sql::SqlExpression* expression_of(const Column& column) {
  if (column.generated || !column.default_value) return nullptr;
  return std::get_if<sql::SqlExpression>(&*column.default_value);
}

std::optional<QualifiedName> named_sequence(const Column& column) {
  if (column.sequence) return *column.sequence;
  const sql::SqlExpression* expression = expression_of(column);
  return expression == nullptr ? std::nullopt : sql::sequence_of_next_value(expression->text);
}

// True if a default of `user` is filled by a sequence of `maker`.
bool rests_on(const Table& user, const Table& maker) {
  return std::any_of(user.columns.begin(), user.columns.end(), [&](const Column& column) {
    if (!named_sequence(column)) return false;
    return std::any_of(maker.columns.begin(), maker.columns.end(), [&](const Column& other) {
      const auto made = sequence_made(maker.name, other);
      return made && uses_sequence(column, *made);
    });
  });
}

bool names_sequences(const Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) {
    return !column.owns_sequence && named_sequence(column).has_value();
  });
}

// `waits(a, b)`: a comes after b. The next table is the first that waits for none; if all wait, the first.
template <class Waits>
std::vector<const Table*> ordered(std::vector<const Table*> tables, Waits waits) {
  if (std::none_of(tables.begin(), tables.end(), [](const Table* table) { return names_sequences(*table); }))
    return tables;
  std::vector<const Table*> out;
  while (!tables.empty()) {
    auto next = std::find_if(tables.begin(), tables.end(), [&](const Table* table) {
      return std::none_of(tables.begin(), tables.end(),
                          [&](const Table* other) { return other != table && waits(*table, *other); });
    });
    if (next == tables.end()) next = tables.begin();
    out.push_back(*next);
    tables.erase(next);
  }
  return out;
}
}  // namespace

std::optional<QualifiedName> sequence_made(const QualifiedName& table, const Column& column) {
  if (!column.autoincrement || column.identity || !column.owns_sequence) return std::nullopt;
  if (column.sequence) return *column.sequence;
  return QualifiedName{table.schema, sql::sequence_name(table.name, column.name)};
}

std::optional<QualifiedName> sequence_used(const Column& column) {
  return column.owns_sequence ? std::nullopt : named_sequence(column);
}

bool uses_sequence(const Column& column, const QualifiedName& sequence) {
  const auto used = named_sequence(column);
  return used && used->name == sequence.name && (used->schema.empty() || used->schema == sequence.schema);
}

std::vector<const Table*> in_drop_order(const std::vector<const Table*>& dropped) {
  return ordered(dropped, [](const Table& table, const Table& other) { return rests_on(other, table); });
}

std::vector<const Table*> in_create_order(const std::vector<const Table*>& created) {
  return ordered(created, [](const Table& table, const Table& other) { return rests_on(table, other); });
}

namespace {
bool uses_any(const Column& column, const std::vector<QualifiedName>& sequences) {
  return !column.owns_sequence &&
         std::any_of(sequences.begin(), sequences.end(),
                     [&](const QualifiedName& sequence) { return uses_sequence(column, sequence); });
}

bool loses_own_sequence(const ColumnPair& column) {
  return column.before->autoincrement && !column.after->autoincrement && !column.before->identity;
}

// Sequences that this migration creates, for columns of new and existing tables.
std::vector<QualifiedName> new_sequences(const Matching& m) {
  std::vector<QualifiedName> made;
  const auto add = [&](const Table& table, const Column& column) {
    if (auto sequence = sequence_made(table.name, column)) made.push_back(std::move(*sequence));
  };
  for (const Table* table : m.created) {
    for (const Column& column : table->columns) add(*table, column);
  }
  for (const TablePair& table : m.tables) {
    for (const Column* column : table.added) add(*table.after, *column);
    for (const ColumnPair& column : table.columns) {
      if (!column.before->autoincrement) add(*table.after, *column.after);
    }
  }
  return made;
}

}  // namespace

bool outlives_owner(const Matching& m, const QualifiedName& table, const Column& owner) {
  const auto sequence = sequence_made(table, owner);
  if (!sequence) return false;
  const std::vector<QualifiedName> made = new_sequences(m);
  return std::any_of(m.tables.begin(), m.tables.end(), [&](const TablePair& other) {
    return std::any_of(other.before->columns.begin(), other.before->columns.end(), [&](const Column& column) {
      if (!uses_sequence(column, *sequence)) return false;
      if (other.before->name == table && column.name == owner.name) return false;
      const ColumnPair* pair = other.column(column.name);
      if (pair == nullptr) return other.settled;
      // A default over a new table's sequence is set late: until then the old default stays.
      return uses_sequence(*pair->after, *sequence) || uses_any(*pair->after, made) ||
             !(pair->changes.default_value || pair->changes.autoincrement);
    });
  });
}

namespace {
// The column after its default is dropped.
AlterColumn without_default(const Column& column) {
  Column after = column;
  after.default_value = std::nullopt;
  after.autoincrement = false;
  after.sequence = std::nullopt;
  ColumnChanges changes;
  changes.default_value = column.default_value.has_value();
  changes.autoincrement = column.autoincrement;
  return {{column, std::move(after)}, changes, false, false};
}

// The changes of one table that must wait, with the key over a column that waits.
std::vector<TableChange> take_late(AlterTable& step, const std::vector<QualifiedName>& made) {
  std::vector<TableChange> now;
  std::vector<TableChange> late;
  std::vector<std::string> late_columns;
  for (TableChange& change : step.changes) {
    const bool waits = std::visit(
        base::Overloaded{
            [&](const AddColumn& added) {
              if (!uses_any(added.column, made)) return false;
              late_columns.push_back(added.column.name);
              return true;
            },
            [&](const AlterColumn& altered) {
              return (altered.changes.default_value || altered.changes.autoincrement) &&
                     uses_any(altered.columns.after, made);
            },
            [&](const AddPrimaryKey& added) {
              return std::any_of(late_columns.begin(), late_columns.end(), [&](const std::string& name) {
                return std::count(added.key.columns.begin(), added.key.columns.end(), name) > 0;
              });
            },
            [](const auto&) { return false; },
        },
        change);
    (waits ? late : now).push_back(std::move(change));
  }
  step.changes = std::move(now);
  return late;
}

// A table of a cycle is created without the defaults whose sequence comes with a later table.
std::vector<TableChange> take_late(Table& table, const std::vector<QualifiedName>& made_later) {
  std::vector<TableChange> late;
  for (Column& column : table.columns) {
    if (!uses_any(column, made_later)) continue;
    AlterColumn lost = without_default(column);
    const sql::Pair<Column> columns{lost.columns.after, lost.columns.before};
    column = columns.before;
    late.emplace_back(AlterColumn{columns, lost.changes, false, false});
  }
  return late;
}
}  // namespace

Steps late_defaults(const Matching& m, Steps& tables, Steps& created) {
  Steps late;
  const std::vector<QualifiedName> made = new_sequences(m);
  if (made.empty()) return late;
  for (Step& step : tables) {
    auto* altered = std::get_if<AlterTable>(&step);
    if (altered == nullptr) continue;
    std::vector<TableChange> changes = take_late(*altered, made);
    if (!changes.empty()) late.push_back(AlterTable{altered->tables, std::move(changes)});
  }
  std::erase_if(tables, [](const Step& step) {
    const auto* altered = std::get_if<AlterTable>(&step);
    return altered != nullptr && altered->changes.empty();
  });
  std::vector<QualifiedName> made_later;
  for (auto step = created.rbegin(); step != created.rend(); ++step) {
    Table& table = std::get<CreateTable>(*step).table;
    const Table whole = table;
    std::vector<TableChange> changes = take_late(table, made_later);
    if (!changes.empty()) late.push_back(AlterTable{{table, whole}, std::move(changes)});
    for (const Column& column : table.columns) {
      if (auto sequence = sequence_made(table.name, column)) made_later.push_back(std::move(*sequence));
    }
  }
  return late;
}

bool is_there(const Matching& m, const QualifiedName& sequence) {
  return std::any_of(m.tables.begin(), m.tables.end(), [&](const TablePair& table) {
    return std::any_of(table.after->columns.begin(), table.after->columns.end(), [&](const Column& column) {
      if (!uses_sequence(column, sequence)) return false;
      const ColumnPair* pair = table.column(column.name);
      if (pair == nullptr) return table.settled;
      return pair->before->autoincrement || uses_sequence(*pair->before, sequence);
    });
  });
}

void release_sequences(const Matching& m, Steps& steps) {
  const auto release = [&](const Table& table, const Column& column) {
    if (outlives_owner(m, table.name, column))
      steps.push_back(ReleaseSequence{*sequence_made(table.name, column)});
  };
  for (const Table* table : m.dropped) {
    for (const Column& column : table->columns) release(*table, column);
  }
  for (const TablePair& table : m.tables) {
    for (const Column* column : table.dropped) release(*table.before, *column);
    for (const ColumnPair& column : table.columns) {
      if (loses_own_sequence(column)) release(*table.before, *column.before);
    }
  }
}

namespace {
// True if the column is dropped with its sequence, or stops using it.
bool gives_up_sequence(const Matching& m, const TablePair& table, const Column& column) {
  const ColumnPair* pair = table.column(column.name);
  const bool goes = pair == nullptr ? !table.settled : loses_own_sequence(*pair);
  return goes && !outlives_owner(m, table.before->name, column);
}

// Finds defaults that still exist when the sequence that they use is dropped.
class InTheWay {
 public:
  InTheWay(const Matching& m, const std::vector<const Table*>& dropped, bool dropped_early)
      : m_(m), dropped_(dropped), dropped_early_(dropped_early) {}

  Steps find() const {
    Steps steps;
    for (const Table* user : dropped_) clear(*user, steps);
    for (const TablePair& user : m_.tables) clear(*user.before, steps);
    return steps;
  }

 private:
  void clear(const Table& user, Steps& steps) const {
    if (!names_sequences(user)) return;
    std::vector<TableChange> changes;
    Table without = user;
    for (Column& column : without.columns) {
      if (column.owns_sequence || !named_sequence(column) || !is_in_the_way(user, column)) continue;
      AlterColumn change = without_default(column);
      column = change.columns.after;
      changes.emplace_back(std::move(change));
    }
    if (!changes.empty()) steps.push_back(AlterTable{{user, std::move(without)}, std::move(changes)});
  }

  bool is_in_the_way(const Table& user, const Column& column) const {
    const auto uses = [&](const Table& maker, const Column& owner) {
      const auto made = sequence_made(maker.name, owner);
      return made && uses_sequence(column, *made);
    };
    const auto of_dropped = [&](const Table* maker) {
      return stays_longer(user, *maker) &&
             std::any_of(maker->columns.begin(), maker->columns.end(),
                         [&](const Column& owner) { return uses(*maker, owner); });
    };
    const auto of_altered = [&](const TablePair& maker) {
      return std::any_of(maker.before->columns.begin(), maker.before->columns.end(),
                         [&](const Column& owner) {
                           return uses(*maker.before, owner) && gives_up_sequence(m_, maker, owner) &&
                                  is_altered_later(user, maker);
                         });
    };
    return std::any_of(dropped_.begin(), dropped_.end(), of_dropped) ||
           std::any_of(m_.tables.begin(), m_.tables.end(), of_altered);
  }

  // True if `user` is dropped or altered later than `maker` is dropped.
  bool stays_longer(const Table& user, const Table& maker) const {
    const auto place = std::find(dropped_.begin(), dropped_.end(), &user);
    if (place == dropped_.end()) return dropped_early_ && m_.pair_of(user.name) != nullptr;
    return place > std::find(dropped_.begin(), dropped_.end(), &maker);
  }

  // Changes of two tables follow the order of `users_first`, which does not cover cycles.
  bool is_altered_later(const Table& user, const TablePair& maker) const {
    return m_.pair_of(user.name) == nullptr || &user == maker.before || rests_on(*maker.before, user);
  }

  const Matching& m_;
  const std::vector<const Table*>& dropped_;
  bool dropped_early_;
};
}  // namespace

Steps defaults_in_the_way(const Matching& m, const std::vector<const Table*>& dropped, bool dropped_early) {
  return InTheWay(m, dropped, dropped_early).find();
}

void users_first(Steps& tables) {
  std::vector<const Table*> before;
  for (const Step& step : tables) before.push_back(&std::get<AlterTable>(step).tables.before);
  const std::vector<const Table*> order = in_drop_order(before);
  if (order == before) return;
  Steps sorted;
  for (const Table* table : order) {
    const auto place = std::find(before.begin(), before.end(), table) - before.begin();
    sorted.push_back(std::move(tables[static_cast<size_t>(place)]));
  }
  tables = std::move(sorted);
}

}  // namespace schemac::diff
