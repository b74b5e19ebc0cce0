#include "diff/live_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "diff/leaving.hpp"
#include "diff/names_before_renames.hpp"
#include "schemac/base/text.hpp"
#include "schemac/catalog/surroundings.hpp"
#include "schemac/plan/checks.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::app {
namespace {

using catalog::SurroundingsQuery;

// All relations of a schema that the model knows, by name.
std::set<sql::QualifiedName> relation_names(const sql::Schema& schema) {
  std::set<sql::QualifiedName> names;
  for (const sql::Table& table : schema.tables) {
    names.insert(table.name);
    if (table.primary_key) names.insert({table.name.schema, table.primary_key->name});
    for (const sql::Index& index : table.indexes) names.insert({table.name.schema, index.name});
    for (const sql::Column& column : table.columns) {
      if (column.sequence) names.insert(*column.sequence);
    }
  }
  return names;
}

class ConcernedCollector {
 public:
  void operator()(const diff::AlterTable& s) {
    for (const diff::TableChange& change : s.changes) {
      if (const auto* alter = std::get_if<diff::AlterColumn>(&change)) alter_column(s.tables.before, *alter);
      if (const auto* add = std::get_if<diff::AddColumn>(&change))
        sequence(s.tables.before.name, add->column);
      if (const auto* key = std::get_if<diff::AddPrimaryKey>(&change)) {
        concerned.new_names.push_back({s.tables.before.name.schema, key->key.name});
      }
    }
  }
  void operator()(const diff::AlterEnum& s) {
    // If values are only added, the down script rebuilds the type.
    if (!s.removed.empty() || !s.added.empty()) concerned.enums.push_back(s.types.before.name);
  }
  void operator()(const diff::CreateTable& s) {
    concerned.new_names.push_back(s.table.name);
    if (s.table.primary_key) concerned.new_names.push_back({s.table.name.schema, s.table.primary_key->name});
    for (const sql::Column& column : s.table.columns) sequence(s.table.name, column);
  }
  void operator()(const diff::CreateIndex& s) {
    concerned.new_names.push_back({s.table.schema, s.index.name});
  }
  template <class Other>
  void operator()(const Other&) {}

  SurroundingsQuery concerned;

 private:
  void alter_column(const sql::Table& table, const diff::AlterColumn& change) {
    if (change.changes.type != diff::TypeChange::none) {
      concerned.columns.push_back({table.name, change.columns.before.name});
    }
    if (change.changes.autoincrement && change.columns.after.autoincrement) {
      sequence(table.name, change.columns.after);
    }
  }
  // The names that PostgreSQL itself would try first.
  void sequence(const sql::QualifiedName& table, const sql::Column& column) {
    constexpr int tries = 10;
    if (!column.autoincrement) return;
    for (int number = 0; number < tries; ++number) {
      concerned.new_names.push_back({table.schema, sql::sequence_name(table.name, column.name, number)});
    }
  }
};

// Removes dependents that the steps drop: a check or index with its column, an index itself, a whole table.
class Leaving {
 public:
  explicit Leaving(const diff::Steps& steps) {
    for (const diff::Step& step : steps) {
      if (const auto* index = std::get_if<diff::DropIndex>(&step)) {
        indexes_.insert({index->table.schema, index->index.name});
      } else if (const auto* table = std::get_if<diff::DropTable>(&step)) {
        tables_.insert(table->table.name);
      } else if (const auto* altered = std::get_if<diff::AlterTable>(&step)) {
        for (const diff::TableChange& change : altered->changes) {
          const auto* drop = std::get_if<diff::DropColumn>(&change);
          if (drop != nullptr) columns_.insert({altered->tables.before.name, drop->column.name});
        }
      }
    }
  }
  void remove_from(sql::Objects& dependents) const {
    std::erase_if(dependents, [this](const sql::Object& dependent) { return takes(dependent); });
    sql::forget_tables(dependents,
                       [this](const sql::QualifiedName& table) { return tables_.contains(table); });
  }

 private:
  bool takes(const sql::Object& dependent) const {
    const bool index = dependent.kind == sql::ObjectKind::index;
    if (index && indexes_.contains({dependent.parent.schema, dependent.name})) return true;
    if (!index && dependent.kind != sql::ObjectKind::check_constraint) return false;
    return std::any_of(dependent.depends_on.begin(), dependent.depends_on.end(),
                       [&](const sql::Dependency& on) {
                         return columns_.contains({on.object, on.column});
                       });
  }

  std::set<sql::QualifiedName> indexes_;
  std::set<sql::QualifiedName> tables_;
  std::set<std::pair<sql::QualifiedName, std::string>> columns_;
};

// A read-only transaction with a time limit, rolled back at the end of the scope.
class Asking {
 public:
  explicit Asking(pg::Session& session) : session_(session) {}
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;
  ~Asking() { session_.rollback(); }

  base::Status begin(bool read_only) {
    SCHEMAC_CHECK(session_.begin());
    return session_.execute(fmt::format("{}SET LOCAL statement_timeout = '30s'; SET LOCAL TimeZone = 'UTC'",
                                        read_only ? "SET TRANSACTION READ ONLY; " : ""));
  }

 private:
  pg::Session& session_;
};

bool connection_lost(const base::Error& error) {
  return error.sqlstate.empty() || error.sqlstate.starts_with("08");
}

// A missing answer does not mean "no rows": the check is left out, and PostgreSQL decides when the step runs.
struct Answer {
  bool known = false;
  long long count = 0;
  std::string first;
};

base::Result<Answer> ask(pg::Session& session, const std::string& query, const std::string& prepare) {
  Asking asking(session);
  SCHEMAC_CHECK(asking.begin(prepare.empty()));
  base::Status prepared = prepare.empty() ? base::ok() : session.execute(prepare);
  auto rows = prepared ? session.query(query) : base::Result<pg::Rows>(prepared.error());
  if (!rows) {
    if (connection_lost(rows.error())) return rows.error();
    return Answer{};
  }
  Answer answer{true, rows->integer(0, 0), ""};
  if (rows->columns() > 1) answer.first = rows->text(0, 1);
  return answer;
}

// The plan validates the key that the check found broken.
bool validates(const plan::Plan& plan, const plan::BrokenKey& key) {
  return std::any_of(plan.steps.begin(), plan.steps.end(), [&](const diff::Step& step) {
    const auto* validate = std::get_if<diff::ValidateForeignKey>(&step);
    return validate != nullptr && key == plan::BrokenKey{validate->table, validate->key.name};
  });
}

}  // namespace

base::Result<sql::Surroundings> surroundings_of(pg::Session& session, const diff::Steps& steps,
                                                const sql::Schema& before) {
  ConcernedCollector collector;
  for (const diff::Step& step : steps) std::visit(collector, step);
  SurroundingsQuery concerned = std::move(collector.concerned);
  const std::set<sql::QualifiedName> known = relation_names(before);
  std::erase_if(concerned.new_names, [&](const sql::QualifiedName& name) { return known.contains(name); });
  if (concerned.empty()) return sql::Surroundings{};
  const OldNames names(steps);
  SCHEMAC_TRY(sql::Surroundings answer, catalog::surroundings(session, names.asked(std::move(concerned))));
  sql::Surroundings found = names.answered(std::move(answer));
  Leaving(steps).remove_from(found.dependents);
  return found;
}

base::Result<std::optional<sql::Objects>> belongings_of(pg::Session& session, const diff::Steps& steps) {
  const OldNames names(steps);
  auto found = catalog::belongings(session, names.asked(leaving_of(steps)));
  if (found.ok()) return std::optional(names.answered(std::move(found).value()));
  if (connection_lost(found.error())) return found.error();
  return std::optional<sql::Objects>();
}

base::Result<std::vector<plan::Warning>> counted(pg::Session& session,
                                                 const std::vector<plan::Warning>& warnings) {
  std::vector<plan::Warning> out;
  for (const plan::Warning& warning : warnings) {
    if (warning.count_query.empty()) {
      out.push_back(warning);
      continue;
    }
    SCHEMAC_TRY(const Answer answer, ask(session, warning.count_query, ""));
    if (answer.known && answer.count == 0) continue;
    plan::Warning found = warning;
    if (answer.known) {
      found.message = warning.live_message.filled(std::to_string(answer.count));
    }
    out.push_back(std::move(found));
  }
  return out;
}

base::Result<Answers> answers(pg::Session& session, const plan::Plan& plan, plan::Losses losses) {
  Answers out;
  for (const plan::Check& check : plan.checks) {
    const std::string prepare = check.probe.empty() ? "" : plan::probe_function(check.probe);
    SCHEMAC_TRY(const Answer answer, ask(session, plan::count_query(check), prepare));
    if (!answer.known || answer.count == 0) continue;
    const bool is_accepted = check.silent && losses == plan::Losses::accepted;
    const bool left_alone = check.broken_key && validates(plan, *check.broken_key);
    if (left_alone) out.broken.push_back(*check.broken_key);
    out.findings.push_back({"rows",
                            check.object,
                            check.message.filled(std::to_string(answer.count), answer.first),
                            check.refuses && !left_alone && !is_accepted,
                            check.query,
                            {},
                            check.step});
  }
  return out;
}

}  // namespace schemac::app
