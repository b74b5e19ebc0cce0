// Splits SQL text into statements, with their places and the facts that decide how each may
// run.
//
// Text that PostgreSQL 15's own parser (libpg_query) accepts is cut where that parser cuts.
// Text that it refuses (newer syntax, an error of the author's) is cut at every `;` outside
// strings, dollar quotes, quoted names, comments, parentheses and BEGIN ATOMIC bodies, which is
// psql's rule; `parsed` is then false. The same holds for a statement of more than 256 KB,
// whose parse tree would take many times the memory. Facts come from the statement's words in
// both cases, so that newer syntax is judged by the same rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/source/source.hpp"

namespace schemac::ddl {

enum class Kind {
  other,
  begin,      // BEGIN, START TRANSACTION
  commit,     // COMMIT, END
  rollback,   // ROLLBACK, ABORT of the whole transaction
  savepoint,  // SAVEPOINT, RELEASE, ROLLBACK TO: fine inside a transaction
  two_phase,  // PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED
  create_index,
  drop_index,
  reindex,
  detach_partition,  // ALTER TABLE .. DETACH PARTITION .. CONCURRENTLY
  create_database,
  drop_database,
  add_enum_value,   // ALTER TYPE .. ADD VALUE: runs in a transaction, but its value cannot be used there
                    // (55P04)
  session_setting,  // SET, RESET (not SET LOCAL, SET TRANSACTION, SET CONSTRAINTS), SELECT set_config(..)
  copy_data,        // COPY .. FROM STDIN with its data behind it (Statement::data), as pg_dump writes it
  copy_stdin,       // COPY .. FROM STDIN without data that ends with `\.`, COPY .. TO STDOUT
  meta_command,     // psql's own, except those of a plain dump (below): \i, \copy, \gexec
};

enum class Block {
  inside,   // may run in a transaction block
  outside,  // PostgreSQL refuses it in a transaction block (25001), or may refuse it: it must run alone
  control,  // opens or ends a transaction itself
};

struct Statement {
  source::Span span;  // from its first word to its last character; comments before it and the `;` are outside
  uint32_t lead = 0;  // start of the comments and white space before it
  uint32_t line = 1;  // 1-based line of span.begin
  Kind kind = Kind::other;
  Block block = Block::inside;
  bool concurrently = false;
  bool plain = true;   // control: exactly `BEGIN` or `COMMIT` with no isolation level, AND CHAIN or the like
  std::string object;  // the index, database or partition in the statement, as written ("s"."i"); else empty
  std::string parent;  // create_index: the table; detach_partition: the partitioned table; as written
  source::Span data;   // copy_data: the lines before `\.`, each with its end
  bool operator==(const Statement&) const = default;
};

// The statements of a script in order, in less memory than their texts take: a dump has millions of them.
class StatementList {
 public:
  class Iterator;

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Statement operator[](size_t index) const;  // index < size(); in constant time
  // The statement must come after the others, in the same file.
  void push_back(const Statement& statement);
  Iterator begin() const;
  Iterator end() const;
  Iterator at(size_t index) const;  // end() for size()
  bool operator==(const StatementList&) const = default;

 private:
  static constexpr size_t stretch_size = 32;  // statements
  struct Stretch {
    uint32_t end = 0;   // end of the previous statement
    uint32_t line = 1;  // line of the previous statement
    std::string bytes;  // the differences from one statement to the next
    bool operator==(const Stretch&) const = default;
  };

  source::FileId file_;
  size_t size_ = 0;
  uint32_t end_ = 0;
  uint32_t line_ = 1;
  std::vector<Stretch> stretches_;
};

// Decodes each statement once. Valid as long as the list exists and is not changed.
class StatementList::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Statement;
  using difference_type = std::ptrdiff_t;
  using pointer = const Statement*;
  using reference = const Statement&;

  reference operator*() const { return statement_; }
  pointer operator->() const { return &statement_; }
  Iterator& operator++();
  bool operator==(const Iterator& other) const { return index_ == other.index_; }

 private:
  friend class StatementList;
  Iterator(const StatementList& list, size_t stretch);
  void read();

  const StatementList* list_;
  size_t index_;   // of `statement_`
  size_t at_ = 0;  // in the stretch's bytes, behind the current statement
  uint32_t end_ = 0;
  uint32_t line_ = 1;
  Statement statement_;
};

// psql's `\connect name`.
struct Connect {
  std::string database;
  uint32_t line = 1;
  size_t before = 0;  // index of the statement that follows it
  bool operator==(const Connect&) const = default;
};

// The text ends inside a comment, a string or a quoted name. PostgreSQL refuses it, and no statement of the
// script may run: the extent of the last statement is unknown.
struct Unterminated {
  std::string what;   // as PostgreSQL's message names it: "/* comment", "quoted string", "quoted identifier"
  uint32_t line = 1;  // where it begins
  bool operator==(const Unterminated&) const = default;
};

struct Script {
  StatementList statements;
  std::vector<Connect> connects;
  std::optional<Unterminated> unterminated;
  bool parsed = true;   // by libpg_query 15
  std::string problem;  // the parser's message, if it refused the text
  uint32_t problem_line = 0;
  bool operator==(const Script&) const = default;
};

// Never fails; at most 4 GB of text. Needs a few MB of memory beside the resulting list, which is smaller
// than the text. Every byte is part of a statement, of its lead or of the data of a COPY, or it is a `;`,
// white space, a closed comment or one of the commands below: nothing is silently left out (coverage_test.cpp
// sums the spans). Left out are empty statements (`;;`) and, at a statement's beginning, the commands with
// which pg_dump and its readers guard, label and pace a plain dump: \restrict, \unrestrict, \encoding UTF8,
// \echo, \set ON_ERROR_STOP and the like.
Script split(std::string_view text, source::FileId file = {});

// 1-based line of a byte offset; `\n`, `\r\n` and a lone `\r` end a line.
uint32_t line_at(std::string_view text, size_t offset);

// The byte offset of a 1-based character position, which is the unit of PostgreSQL's errors. The size of the
// text for a position past its end.
size_t byte_offset(std::string_view text, int character_position);

}  // namespace schemac::ddl
