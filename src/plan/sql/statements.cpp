#include "sql/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "schemac/base/text.hpp"

namespace schemac::plan {
namespace {

void raise(Answer& answer, Answer to) { answer = std::max(answer, to); }

const sql::BuiltinType* builtin(const sql::Type& type) { return std::get_if<sql::BuiltinType>(&type); }

bool grows(const std::optional<uint32_t>& from, const std::optional<uint32_t>& to) {
  return !to || (from && *from <= *to);
}

// Of types whose values are stored alike under a wider limit (docs/reference/postgres.md#rewrites).
bool is_wider(const sql::BuiltinType& from, const sql::BuiltinType& to) {
  using sql::TypeId;
  const bool texts = (from.id == TypeId::var_char || from.id == TypeId::text) &&
                     (to.id == TypeId::var_char || to.id == TypeId::text);
  if (texts)
    return to.id == TypeId::text || (from.id == TypeId::var_char && grows(from.first, to.first)) || !to.first;
  if (from.id != to.id) return false;
  switch (from.id) {
    case TypeId::decimal:
      return !to.first ||
             (from.first && *from.first <= *to.first && from.second.value_or(0) == to.second.value_or(0));
    case TypeId::timestamp:
    case TypeId::timestamptz:
    case TypeId::time:
    case TypeId::timetz:
    case TypeId::var_bit:
      return grows(from.first, to.first);
    default:
      return from == to;
  }
}

// Pairs whose values PostgreSQL may keep as they are: a cast without a function, or one that depends on the
// time zone.
constexpr std::pair<sql::TypeId, sql::TypeId> alike[] = {{sql::TypeId::text, sql::TypeId::citext},
                                                         {sql::TypeId::var_char, sql::TypeId::citext},
                                                         {sql::TypeId::citext, sql::TypeId::text},
                                                         {sql::TypeId::citext, sql::TypeId::var_char},
                                                         {sql::TypeId::xml, sql::TypeId::text},
                                                         {sql::TypeId::xml, sql::TypeId::var_char},
                                                         {sql::TypeId::oid, sql::TypeId::integer},
                                                         {sql::TypeId::integer, sql::TypeId::oid},
                                                         {sql::TypeId::timestamp, sql::TypeId::timestamptz},
                                                         {sql::TypeId::timestamptz, sql::TypeId::timestamp},
                                                         {sql::TypeId::bit, sql::TypeId::var_bit},
                                                         {sql::TypeId::var_bit, sql::TypeId::bit}};
bool stored_alike(const sql::BuiltinType& from, const sql::BuiltinType& to) {
  return std::find(std::begin(alike), std::end(alike), std::pair(from.id, to.id)) != std::end(alike);
}

Answer rewrites_values(const sql::Pair<sql::Column>& columns, bool using_expression) {
  const sql::BuiltinType* from = builtin(columns.before.type);
  const sql::BuiltinType* to = builtin(columns.after.type);
  const bool lists = columns.before.arity == sql::Arity::list || columns.after.arity == sql::Arity::list;
  // A user's type may be a domain over anything.
  if (from == nullptr || to == nullptr || lists || using_expression) return Answer::depends;
  return is_wider(*from, *to) ? Answer::no : stored_alike(*from, *to) ? Answer::depends : Answer::yes;
}

}  // namespace

Effects lock_of(const std::string& relation, LockMode mode) {
  Effects effects;
  effects.locks.push_back({mode, relation});
  return effects;
}

Effects builds_index(Effects effects) {
  effects.scans = Answer::yes;
  effects.builds_index = Answer::yes;
  return effects;
}

script::Statement with_effects(std::string sql, Effects effects) {
  return {std::move(sql), std::move(effects)};
}
script::Statement plain(std::string sql) { return with_effects(std::move(sql), {}); }
script::Statement locking(std::string sql, const std::string& relation, LockMode mode) {
  return with_effects(std::move(sql), lock_of(relation, mode));
}
script::Statement unread(std::string sql) { return {std::move(sql), std::nullopt}; }
script::Statement begin_transaction() { return {"BEGIN;", Effects(), script::TransactionMode::begins}; }
script::Statement commit_transaction() { return {"COMMIT;", Effects(), script::TransactionMode::ends}; }
script::Statement alone(std::string sql, Effects effects) {
  effects.runs_alone = true;
  return {std::move(sql), std::move(effects), script::TransactionMode::alone};
}

Statements in_order(TableStatements statements, const std::string& table) {
  Statements all = std::move(statements.before);
  if (!statements.clauses.empty()) {
    all.push_back(
        with_effects(fmt::format("ALTER TABLE {} {};", table, base::join(statements.clauses, ",\n")),
                     std::move(statements.effects)));
  }
  std::move(statements.after.begin(), statements.after.end(), std::back_inserter(all));
  return all;
}

void add_column_cost(const sql::Column& column, Effects& effects) {
  if (column.autoincrement || (column.generated && !column.generated_virtual))
    raise(effects.rewrites, Answer::yes);
  if (builtin(column.type) == nullptr && !std::holds_alternative<sql::EnumType>(column.type))
    raise(effects.rewrites, Answer::depends);
  // Whether a function gives each row its own value is the server's to say.
  if (column.default_value && !column.generated &&
      std::holds_alternative<sql::SqlExpression>(*column.default_value))
    raise(effects.rewrites, Answer::depends);
}

void written_anew(Effects& effects) {
  effects.rewrites = Answer::yes;
  raise(effects.scans, Answer::depends);
  raise(effects.builds_index, Answer::depends);
}

void change_type_cost(const sql::Pair<sql::Column>& columns, bool using_expression, Effects& effects) {
  raise(effects.rewrites, rewrites_values(columns, using_expression));
  // A CHECK on the column is verified again, an index over an expression is built again.
  raise(effects.scans, Answer::depends);
  raise(effects.builds_index, Answer::depends);
}

}  // namespace schemac::plan
