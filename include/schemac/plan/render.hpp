// Steps to SQL text. One function per step, no decisions: what happens was decided by `diff`.
// Source of the layout and of every shape: PRISMA.md F (byte for byte what Prisma 7.10 writes).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/script/statement.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::plan {

enum class Style {
  prisma,  // Prisma's text byte for byte, its defects included
  safe     // the same where that runs, keeps every value and converges; else docs/safe-style.md
};

struct Options {
  Style style = Style::safe;
  // Objects of this schema are printed without it: the connection's (`?schema=`), else "public".
  std::string default_schema = "public";
  // What the safe style finds around the objects that change; empty without a live database.
  sql::Surroundings surroundings;
  // Somebody has agreed to lose what the steps lose: the script does not ask before it starts.
  bool accept_data_loss = false;
  // `before` was read from a database. Prisma's text then names the schema where it drops an enum's defaults
  // and its old type (PRISMA.md C.4); no other style asks.
  bool from_database = false;
  // Indexes and foreign keys that the model cannot say whole, by table and name: the server's own statement.
  std::map<std::pair<sql::QualifiedName, std::string>, std::string> exact;
};

// "CreateTable": the word of the comment above the step's statements.
std::string_view step_name(const diff::Step& step);

// The statements of one step, each with its terminating semicolon; comments that belong to a statement stand
// before it in the same string.
std::vector<script::Statement> render_step(const diff::Step& step, const Options& options);

// write_script(make_plan(steps, options)) of plan.hpp, without warnings and checks.
std::string render_script(const diff::Steps& steps, const Options& options);

}  // namespace schemac::plan
