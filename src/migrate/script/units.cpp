#include "script/units.hpp"

#include <algorithm>

namespace schemac::migrate {
namespace {

using ddl::Block;
using ddl::Kind;
using ddl::Statement;
using ddl::StatementList;

// True for BEGIN; ..; COMMIT; once or several times, without other control statements.
bool fits_one_transaction(const StatementList& statements, const CutHints& marks) {
  if (!marks.alone.empty() || !marks.after.empty()) return false;
  bool open = false;
  for (const Statement& statement : statements) {
    if (statement.block == Block::outside) return false;
    if (statement.block != Block::control) continue;
    const bool begins = statement.kind == Kind::begin;
    if (!statement.plain || (!begins && statement.kind != Kind::commit) || begins == open) return false;
    open = begins;
  }
  return true;
}

Units one_transaction(const StatementList& statements) {
  const bool empty = std::all_of(statements.begin(), statements.end(), [](const Statement& statement) {
    return statement.block == Block::control;
  });
  return {{Unit{.first = empty ? statements.size() : 0, .end = statements.size()}}, true};
}

class Cutter {
 public:
  Cutter(const StatementList& statements, const CutHints& marks, const UnitDirectives& own)
      : statements_(statements), marks_(marks), own_(own) {}

  Units run(size_t done) {
    replay_control(done);
    auto statement = statements_.at(done);
    for (size_t i = done; i < statements_.size(); ++i, ++statement) step(i, *statement);
    close(statements_.size(), false);
    return {std::move(units_), false};
  }

 private:
  // Finds whether the script has an open transaction at the resume point (inside its own BEGIN .. COMMIT).
  void replay_control(size_t done) {
    auto statement = statements_.begin();
    for (size_t i = 0; i < done; ++i, ++statement) {
      if (statement->block == Block::control) open_ = opens(*statement);
    }
  }

  static bool opens(const Statement& statement) {
    return statement.kind == Kind::begin || (statement.kind == Kind::commit && !statement.plain);
  }

  void step(size_t i, const Statement& statement) {
    if (own_.commits.count(i) > 0) close(i, false);
    if (statement.block == Block::control) {
      control(i, statement);
    } else if (own_.batches.count(i) > 0) {
      single(i, UnitKind::batches);
    } else if (!open_ && (statement.block == Block::outside || marks_.alone.count(i) > 0)) {
      single(i, UnitKind::alone);
    } else {
      if (!first_) first_ = i;
      if (marks_.after.count(i) > 0) close(i + 1, false);
    }
  }

  void single(size_t i, UnitKind kind) {
    close(i, false);
    units_.push_back({.first = i, .end = i + 1, .kind = kind});
  }

  void control(size_t i, const Statement& statement) {
    if (statement.kind == Kind::begin) {
      if (!open_) close(i, false);
      if (!statement.plain) begin_ = i;
    } else {
      close(i + 1, statement.kind == Kind::rollback);
    }
    open_ = opens(statement);
  }

  void close(size_t end, bool rolls_back) {
    if (first_) {
      units_.push_back({.first = *first_, .end = end, .rolls_back = rolls_back, .begin = begin_});
    } else if (!units_.empty()) {
      units_.back().end = end;  // a COMMIT with nothing before it belongs to the previous unit
    }
    first_.reset();
    begin_.reset();
  }

  const StatementList& statements_;
  const CutHints& marks_;
  const UnitDirectives& own_;
  std::vector<Unit> units_;
  std::optional<size_t> first_;  // of the transaction that is being collected
  std::optional<size_t> begin_;
  bool open_ = false;
};

}  // namespace

Units cut(const ddl::Script& script, const CutHints& marks, size_t done, const UnitDirectives& own) {
  if (done == 0 && own.empty() && fits_one_transaction(script.statements, marks))
    return one_transaction(script.statements);
  return Cutter(script.statements, marks, own).run(done);
}

}  // namespace schemac::migrate
