#include "units.hpp"

#include <algorithm>

namespace schemac::migrate {
namespace {

using ddl::Block;
using ddl::Kind;
using ddl::Statement;

// BEGIN; ..; COMMIT; once or several times, nothing more special than that.
bool fits_one_transaction(const std::vector<Statement>& statements, const Marks& marks) {
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

Units one_transaction(const std::vector<Statement>& statements) {
  Unit unit;
  for (size_t i = 0; i < statements.size(); ++i) {
    if (statements[i].block != Block::control) unit.statements.push_back(i);
  }
  unit.end = statements.size();
  return {{std::move(unit)}, true};
}

class Cutter {
 public:
  Cutter(std::string_view text, const std::vector<Statement>& statements, const Marks& marks)
      : text_(text), statements_(statements), marks_(marks) {}

  Units run(size_t done) {
    replay_control(done);
    for (size_t i = done; i < statements_.size(); ++i) step(i);
    close(statements_.size(), false);
    return {std::move(units_), false};
  }

 private:
  // Whether the script has a transaction open where the rest begins (a cut inside its own BEGIN .. COMMIT).
  void replay_control(size_t done) {
    for (size_t i = 0; i < done; ++i) {
      if (statements_[i].block == Block::control) open_ = opens(statements_[i]);
    }
  }

  static bool opens(const Statement& statement) {
    return statement.kind == Kind::begin || (statement.kind == Kind::commit && !statement.plain);
  }

  void step(size_t i) {
    const Statement& statement = statements_[i];
    if (statement.block == Block::control) {
      control(i);
    } else if (!open_ && (statement.block == Block::outside || marks_.alone.count(i) > 0)) {
      close(i, false);
      units_.push_back({{i}, i + 1, false, false, {}});
    } else {
      current_.statements.push_back(i);
      if (marks_.after.count(i) > 0) close(i + 1, false);
    }
  }

  void control(size_t i) {
    const Statement& statement = statements_[i];
    if (statement.kind == Kind::begin) {
      if (!open_) close(i, false);
      if (!statement.plain) current_.begin = text_.substr(statement.span.begin, statement.span.size());
    } else {
      close(i + 1, statement.kind == Kind::rollback);
    }
    open_ = opens(statement);
  }

  void close(size_t end, bool rolls_back) {
    if (!current_.statements.empty()) {
      current_.end = end;
      current_.rolls_back = rolls_back;
      units_.push_back(std::move(current_));
    } else if (!units_.empty()) {
      units_.back().end = end;  // a COMMIT with nothing before it belongs to what was run last
    }
    current_ = Unit();
  }

  std::string_view text_;
  const std::vector<Statement>& statements_;
  const Marks& marks_;
  std::vector<Unit> units_;
  Unit current_;
  bool open_ = false;
};

}  // namespace

Units cut(std::string_view text, const ddl::Script& script, const Marks& marks, size_t done) {
  if (done == 0 && fits_one_transaction(script.statements, marks)) return one_transaction(script.statements);
  return Cutter(text, script.statements, marks).run(done);
}

}  // namespace schemac::migrate
