#include "facts.hpp"

#include <algorithm>

#include "effect_table.hpp"
#include "effects_words.hpp"
#include "schemac/base/text.hpp"

namespace schemac::ddl {

std::string_view Words::at(size_t index) const {
  return index < count ? text.substr(first[index].begin, first[index].end - first[index].begin)
                       : std::string_view();
}

bool Words::is(size_t index, std::string_view keyword) const {
  if (index >= count || first[index].kind == TokenKind::quoted_name ||
      first[index].kind == TokenKind::string) {
    return false;
  }
  return base::iequals_ascii(at(index), keyword);
}

bool Words::row(size_t index, std::string_view keywords) const {
  while (!keywords.empty()) {
    const size_t space = std::min(keywords.find(' '), keywords.size());
    if (!is(index++, keywords.substr(0, space))) return false;
    keywords.remove_prefix(std::min(space + 1, keywords.size()));
  }
  return true;
}

size_t Words::after_name(size_t index) const {
  const auto is_part = [this](size_t i) {
    return i < count && (first[i].kind == TokenKind::word || first[i].kind == TokenKind::quoted_name);
  };
  if (!is_part(index)) return index;
  for (++index; is(index, ".") && is_part(index + 1);) index += 2;
  return index;
}

std::string Words::name(size_t index) const {
  const size_t end = after_name(index);
  if (end == index) return {};
  return std::string(text.substr(first[index].begin, first[end - 1].end - first[index].begin));
}

namespace {

// The index behind `(..)`; `index` itself if there is no opening parenthesis.
size_t after_parentheses(const Words& words, size_t index) {
  if (!words.is(index, "(")) return index;
  int depth = 0;
  for (; index < words.count; ++index) {
    if (words.is(index, "(")) ++depth;
    if (words.is(index, ")") && --depth == 0) return index + 1;
  }
  return index;
}

bool control(const Words& words, Statement& out) {
  const auto set = [&](Kind kind, size_t known) {
    out.kind = kind;
    out.block = Block::control;
    if (words.is(known, "work") || words.is(known, "transaction")) ++known;
    known = skip(words, known, "and no chain");
    out.plain = known >= words.count;
    return true;
  };
  if (words.row(0, "commit prepared") || words.row(0, "rollback prepared")) {
    out.kind = Kind::two_phase;
    out.block = Block::outside;
    return true;
  }
  if (words.is(0, "begin")) return set(Kind::begin, 1);
  if (words.row(0, "start transaction")) return set(Kind::begin, 2);
  if (words.row(0, "prepare transaction")) return set(Kind::two_phase, 2);
  if (words.is(0, "commit") || words.is(0, "end")) return set(Kind::commit, 1);
  if (words.is(0, "savepoint") || words.is(0, "release")) return out.kind = Kind::savepoint, true;
  if (!words.is(0, "rollback") && !words.is(0, "abort")) return false;
  const size_t next = words.is(1, "work") || words.is(1, "transaction") ? 2 : 1;
  if (words.is(next, "to")) return out.kind = Kind::savepoint, true;
  return set(Kind::rollback, 1);
}

void concurrent(const Words& words, size_t at, Statement& out) {
  out.concurrently = words.is(at, "concurrently");
  if (out.concurrently) out.block = Block::outside;
}

void create_index(const Words& words, size_t at, Statement& out) {
  out.kind = Kind::create_index;
  concurrent(words, at, out);
  at = skip(words, skip(words, at, "concurrently"), "if not exists");
  if (!words.is(at, "on")) {
    out.object = words.name(at);
    at = words.after_name(at);
  }
  out.parent = words.name(skip(words, skip(words, at, "on"), "only"));
}

void drop_index(const Words& words, Statement& out) {
  out.kind = Kind::drop_index;
  concurrent(words, 2, out);
  out.object = words.name(skip(words, skip(words, 2, "concurrently"), "if exists"));
}

void reindex(const Words& words, Statement& out) {
  out.kind = Kind::reindex;
  const size_t at = after_parentheses(words, 1);
  concurrent(words, at + 1, out);
  const size_t option = find_row(words, "concurrently");
  if (option < at && !turns_off(words.at(option + 1))) {
    out.concurrently = true;
    out.block = Block::outside;
  }
  const bool many = words.is(at, "schema") || words.is(at, "database") || words.is(at, "system");
  if (many) out.block = Block::outside;
  if (words.is(at, "index")) out.object = words.name(skip(words, at + 1, "concurrently"));
  if (words.is(at, "table")) out.parent = words.name(skip(words, at + 1, "concurrently"));
}

void alter_table(const Words& words, Statement& out) {
  const size_t detach = find_row(words, "detach partition");
  if (detach == words.count) return;
  const size_t behind = words.after_name(detach + 2);
  concurrent(words, behind, out);
  if (!out.concurrently) return;
  out.kind = Kind::detach_partition;
  out.object = words.name(detach + 2);
  out.parent = words.name(skip(words, skip(words, 2, "if exists"), "only"));
}

// COPY .. FROM STDIN and TO STDOUT exchange data with the client during the statement.
bool copies_through_client(const Words& words) {
  if (!words.is(0, "copy")) return false;
  const size_t from = std::min(find_row(words, "from stdin"), find_row(words, "to stdout"));
  return from < words.count;
}

// True if later statements of the session may depend on it, so that a resumed run must repeat it.
bool sets_session(const Words& words) {
  if (words.is(0, "reset")) return true;
  if (words.is(0, "set")) {
    return !words.is(1, "local") && !words.is(1, "transaction") && !words.is(1, "constraints");
  }
  return words.row(0, "select set_config (") || words.row(0, "select pg_catalog . set_config (");
}

void database(const Words& words, Kind kind, Statement& out) {
  out.kind = kind;
  out.object = words.name(skip(words, 2, "if exists"));
}

void other(const Words& words, Statement& out) {
  if (words.is(0, "cluster")) {
    const size_t at = after_parentheses(words, skip(words, 1, "verbose"));
    if (at >= words.count) out.block = Block::outside;
  } else if (words.row(0, "create database")) {
    database(words, Kind::create_database, out);
  } else if (words.row(0, "drop database")) {
    database(words, Kind::drop_database, out);
  } else if (words.row(0, "alter database") && words.row(words.after_name(2), "set tablespace")) {
    out.block = Block::outside;
  } else if (words.row(0, "alter type") && words.row(words.after_name(2), "add value")) {
    out.kind = Kind::add_enum_value;
    out.object = words.name(2);
  } else if (words.row(0, "create index")) {
    create_index(words, 2, out);
  } else if (words.row(0, "create unique index")) {
    create_index(words, 3, out);
  } else if (words.row(0, "drop index")) {
    drop_index(words, out);
  } else if (words.is(0, "reindex")) {
    reindex(words, out);
  } else if (words.row(0, "alter table")) {
    alter_table(words, out);
  } else if (copies_through_client(words)) {
    out.kind = Kind::copy_stdin;
  } else if (sets_session(words)) {
    out.kind = Kind::session_setting;
  }
}

}  // namespace

void classify(const Words& words, Statement& statement) {
  for (size_t i = 0; i < words.count; ++i) {
    // A backslash outside quotes is not an operator of PostgreSQL, so it must be a psql command.
    if (words.is(i, "\\")) {
      statement.kind = Kind::meta_command;
      return;
    }
  }
  if (control(words, statement)) return;
  other(words, statement);
  if (statement.kind == Kind::reindex) return;  // its options may stand before the words of a row
  const StatementRow* row = find_statement(words);
  if (row != nullptr && row->runs_alone) statement.block = Block::outside;
}

}  // namespace schemac::ddl
