#include "word_effects.hpp"

#include "effect_table.hpp"
#include "effects_words.hpp"

namespace schemac::ddl {
namespace {

using script::add_lock;
using script::Effects;

LockMode mode_of_action(const Words& words, size_t at, const ActionRow& row) {
  if (words.row(at, "add constraint") && words.row(words.after_name(at + 2), "foreign key"))
    return LockMode::share_row_exclusive;
  if (words.is(at, "alter")) {
    const size_t behind = words.after_name(words.is(at + 1, "column") ? at + 2 : at + 1);
    if (words.row(behind, "set statistics") || words.row(behind, "set (") || words.row(behind, "reset ("))
      return LockMode::share_update_exclusive;
  }
  return row.lock;
}

void dropped_column(const Words& words, size_t action, const std::string& table, Effects& effects) {
  if (!words.is(action, "drop") || is_drop_of_other(words, action + 1)) return;
  const size_t column = skip(words, skip(words, action + 1, "column"), "if exists");
  effects.losses.push_back({LossKind::column, table, words.name(column)});
}

void alter_table(const Words& words, Effects& effects) {
  const size_t at = table_of_alter(words);
  const std::string table = words.name(at);
  const bool detaches = words.row(words.after_name(at), "detach partition");
  const bool concurrently = detaches && find_row(words, "concurrently", at) < words.count;
  effects.runs_alone = concurrently;
  for (const size_t action : actions(words, words.after_name(at))) {
    const ActionRow& row = *find_action(words, action);
    add_lock(effects.locks,
             concurrently ? LockMode::share_update_exclusive : mode_of_action(words, action, row), table);
    add_work(row, effects);
    dropped_column(words, action, table, effects);
    if (words.row(action, "attach partition") || words.row(action, "detach partition"))
      add_lock(effects.locks, LockMode::access_exclusive, words.name(action + 2));
    if (words.is(action, "inherit"))
      add_lock(effects.locks, LockMode::share_update_exclusive, words.name(action + 1));
  }
  for (const std::string& other : references(words))
    add_lock(effects.locks, LockMode::share_row_exclusive, other);
}

std::vector<std::string> named(const Words& words, const StatementRow& row) {
  if (row.behind == Behind::nothing) return {};
  size_t at = count_words(row.words);
  if (row.behind == Behind::on) at = find_row(words, "on", 2) + 1;
  at = skip(words, skip(words, at, row.optional), "only");
  std::vector<std::string> found;
  while (true) {
    std::string name = words.name(at);
    if (name.empty()) return found;
    found.push_back(std::move(name));
    at = words.after_name(at);
    if (!words.is(at, ",")) return found;
    ++at;
  }
}

}  // namespace

Effects word_effects(const Words& words) {
  Effects effects;
  const bool table = words.row(0, "create table") || words.row(0, "create unlogged table");
  if (words.row(0, "alter table")) {
    alter_table(words, effects);
  } else if (const StatementRow* row = find_statement(words)) {
    add_effects(*row, named(words, *row), effects);
  }
  if (table) {
    effects.relations_made = relations_of_new_table(words);
    for (const std::string& other : references(words))
      add_lock(effects.locks, LockMode::share_row_exclusive, other);
  }
  if (words.row(0, "create index") || words.row(0, "create unique index")) effects.relations_made = 1;
  script::strongest_first(effects.locks);
  return effects;
}

}  // namespace schemac::ddl
