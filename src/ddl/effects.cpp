#include "schemac/ddl/effects.hpp"

#include <algorithm>
#include <array>

#include "effects_words.hpp"
#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

constexpr std::array<std::string_view, 8> lock_names = {
    "ACCESS SHARE", "ROW SHARE",           "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE",
    "SHARE",        "SHARE ROW EXCLUSIVE", "EXCLUSIVE",     "ACCESS EXCLUSIVE"};
static_assert(lock_names.size() == static_cast<size_t>(LockMode::access_exclusive) + 1);

constexpr LockMode strongest = LockMode::access_exclusive;

// Statements that name the one relation that they lock right behind these words.
struct Simple {
  std::string_view words;
  std::string_view optional;  // words that may stand between, in this order
  LockMode mode;
};
constexpr std::array<Simple, 25> simple_statements = {{
    {"drop materialized view", "if exists", strongest},
    {"drop foreign table", "if exists", strongest},
    {"drop table", "if exists", strongest},
    {"drop view", "if exists", strongest},
    {"drop sequence", "if exists", strongest},
    {"truncate table", "only", strongest},
    {"truncate", "only", strongest},
    {"alter view", "if exists", strongest},
    {"alter materialized view", "if exists", strongest},
    {"alter foreign table", "if exists", strongest},
    {"alter sequence", "if exists", LockMode::share_row_exclusive},
    {"create or replace view", "", strongest},
    {"refresh materialized view concurrently", "", LockMode::exclusive},
    {"refresh materialized view", "", strongest},
    {"comment on table", "", LockMode::share_update_exclusive},
    {"comment on view", "", LockMode::share_update_exclusive},
    {"insert into", "", LockMode::row_exclusive},
    {"update", "only", LockMode::row_exclusive},
    {"delete from", "only", LockMode::row_exclusive},
    {"merge into", "only", LockMode::row_exclusive},
    {"copy", "", LockMode::row_exclusive},
    {"analyze", "verbose", LockMode::share_update_exclusive},
    {"cluster", "verbose", strongest},
    {"vacuum full", "verbose", strongest},
    {"vacuum", "verbose", LockMode::share_update_exclusive},
}};

// Statements that lock the table behind ON: CREATE INDEX, triggers, policies, rules.
struct OnTable {
  std::string_view words;
  LockMode mode;
};
constexpr std::array<OnTable, 13> on_table = {{
    {"create trigger", LockMode::share_row_exclusive},
    {"create or replace trigger", LockMode::share_row_exclusive},
    {"create constraint trigger", LockMode::share_row_exclusive},
    {"drop trigger", strongest},
    {"alter trigger", strongest},
    {"create policy", strongest},
    {"alter policy", strongest},
    {"drop policy", strongest},
    {"drop rule", strongest},
    {"create index concurrently", LockMode::share_update_exclusive},
    {"create unique index concurrently", LockMode::share_update_exclusive},
    {"create index", LockMode::share},
    {"create unique index", LockMode::share},
}};

// Actions of ALTER TABLE that take less than ACCESS EXCLUSIVE.
struct Action {
  std::string_view words;
  LockMode mode;
};
constexpr std::array<Action, 11> gentle_actions = {{
    {"validate constraint", LockMode::share_update_exclusive},
    {"attach partition", LockMode::share_update_exclusive},
    {"cluster on", LockMode::share_update_exclusive},
    {"set without cluster", LockMode::share_update_exclusive},
    {"set (", LockMode::share_update_exclusive},
    {"reset (", LockMode::share_update_exclusive},
    {"disable trigger", LockMode::share_row_exclusive},
    {"enable trigger", LockMode::share_row_exclusive},
    {"enable always trigger", LockMode::share_row_exclusive},
    {"enable replica trigger", LockMode::share_row_exclusive},
    {"add foreign key", LockMode::share_row_exclusive},
}};

void add(std::vector<Lock>& all, LockMode mode, std::string object) {
  if (object.empty()) return;
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const Lock& lock) { return lock.object == object; });
  if (known == all.end()) {
    all.push_back({mode, std::move(object)});
  } else {
    known->mode = std::max(known->mode, mode);
  }
}

LockMode mode_of_action(const Words& words, size_t at) {
  for (const Action& action : gentle_actions) {
    if (words.row(at, action.words)) return action.mode;
  }
  if (words.row(at, "add constraint") && words.row(words.after_name(at + 2), "foreign key")) {
    return LockMode::share_row_exclusive;
  }
  if (words.is(at, "alter")) {
    size_t behind = words.after_name(words.is(at + 1, "column") ? at + 2 : at + 1);
    if (words.row(behind, "set statistics") || words.row(behind, "set (") || words.row(behind, "reset (")) {
      return LockMode::share_update_exclusive;
    }
  }
  return strongest;
}

void alter_table(const Words& words, std::vector<Lock>& all) {
  const size_t at = table_of_alter(words);
  const std::string table = words.name(at);
  const bool detaches = words.row(words.after_name(at), "detach partition");
  const bool concurrently = detaches && find_row(words, "concurrently", at) < words.count;
  for (const size_t action : actions(words, words.after_name(at))) {
    add(all, concurrently ? LockMode::share_update_exclusive : mode_of_action(words, action), table);
    if (words.row(action, "attach partition") || words.row(action, "detach partition")) {
      add(all, strongest, words.name(action + 2));
    }
    if (words.is(action, "inherit")) add(all, LockMode::share_update_exclusive, words.name(action + 1));
  }
  for (const std::string& other : references(words)) add(all, LockMode::share_row_exclusive, other);
}

void simple(const Words& words, const Simple& row, std::vector<Lock>& all) {
  size_t at = skip(words, row.words.empty() ? 0 : count_words(row.words), row.optional);
  at = skip(words, at, "only");
  while (true) {
    const std::string name = words.name(at);
    add(all, row.mode, name);
    at = words.after_name(at);
    if (name.empty() || !words.is(at, ",")) return;
    ++at;
  }
}

void index_locks(const Words& words, std::vector<Lock>& all) {
  const bool concurrently = words.is(2, "concurrently");
  const size_t at = skip(words, skip(words, 2, "concurrently"), "if exists");
  add(all, concurrently ? LockMode::share_update_exclusive : strongest, words.name(at));
}

}  // namespace

std::string_view lock_name(LockMode mode) { return lock_names[static_cast<size_t>(mode)]; }

std::vector<Lock> locks(std::string_view statement) {
  const TokenizedStatement tokens(statement);
  const Words& words = tokens.words();
  std::vector<Lock> all;
  if (words.row(0, "alter table")) {
    alter_table(words, all);
  } else if (words.row(0, "create table") || words.row(0, "create unlogged table")) {
    for (const std::string& other : references(words)) add(all, LockMode::share_row_exclusive, other);
  } else if (words.row(0, "drop index")) {
    index_locks(words, all);
  } else if (words.row(0, "lock")) {
    add(all, strongest, words.name(skip(words, skip(words, 1, "table"), "only")));
  } else {
    const auto on = std::find_if(on_table.begin(), on_table.end(),
                                 [&](const OnTable& row) { return words.row(0, row.words); });
    if (on != on_table.end()) {
      const size_t at = find_row(words, "on", 2);
      add(all, on->mode, words.name(skip(words, at + 1, "only")));
    } else {
      const auto row = std::find_if(simple_statements.begin(), simple_statements.end(),
                                    [&](const Simple& known) { return words.row(0, known.words); });
      if (row != simple_statements.end()) simple(words, *row, all);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Lock& a, const Lock& b) { return a.mode > b.mode; });
  return all;
}

std::vector<Loss> losses(std::string_view statement) {
  const TokenizedStatement tokens(statement);
  const Words& words = tokens.words();
  std::vector<Loss> all;
  const auto names = [&](size_t at, LossKind kind) {
    at = skip(words, skip(words, at, "if exists"), "only");
    for (std::string name = words.name(at); !name.empty(); name = words.name(at)) {
      all.push_back({kind, name, ""});
      at = words.after_name(at);
      if (!words.is(at, ",")) return;
      ++at;
    }
  };
  if (words.row(0, "drop table")) names(2, LossKind::table);
  if (words.row(0, "drop schema")) names(2, LossKind::schema);
  if (words.is(0, "truncate")) names(skip(words, 1, "table"), LossKind::rows);
  if (words.row(0, "delete from")) names(2, LossKind::rows);
  if (!words.row(0, "alter table")) return all;
  const size_t at = table_of_alter(words);
  for (const size_t action : actions(words, words.after_name(at))) {
    if (!words.is(action, "drop") || is_drop_of_other(words, action + 1)) continue;
    const size_t column = skip(words, skip(words, action + 1, "column"), "if exists");
    all.push_back({LossKind::column, words.name(at), words.name(column)});
  }
  return all;
}

LockEntries lock_entries(std::string_view statement) {
  const TokenizedStatement tokens(statement);
  const Words& words = tokens.words();
  LockEntries entries;
  if (words.row(0, "create table") || words.row(0, "create unlogged table")) {
    entries.made = relations_of_new_table(words);
    entries.objects = references(words);
  } else if (words.row(0, "create index") || words.row(0, "create unique index")) {
    entries.made = 1;
  } else {
    for (Lock& lock : locks(statement)) entries.objects.push_back(std::move(lock.object));
  }
  return entries;
}

}  // namespace schemac::ddl
