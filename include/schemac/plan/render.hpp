// Renders steps as SQL text. One function per step, no decisions: `diff` has made them.
// Source of the layout and of every shape: docs/reference/prisma.md#sql-text (byte for byte what Prisma 7.10
// writes).
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
  safe     // the same if that runs, keeps every value and converges; else docs/safe-style.md
};

struct Options {
  Style style = Style::safe;
  // Objects of this schema are printed without it: the connection's (`?schema=`), else "public".
  std::string default_schema = "public";
  // Objects around those that change, for the safe style; empty without a live database.
  sql::Surroundings surroundings;
  // The user has agreed to the losses of the steps: the script does not check for them before it starts.
  bool accept_data_loss = false;
  // `before` was read from a database. Prisma's text then names the schema where it drops an enum's defaults
  // and its old type (docs/reference/prisma.md#schema-qualification); the other styles ignore it.
  bool from_database = false;
  // Indexes and foreign keys that the model cannot fully express, by table and name: the server's statement.
  std::map<std::pair<sql::QualifiedName, std::string>, std::string> exact;
};

// "CreateTable": the word of the comment above the step's statements.
std::string_view step_name(const diff::Step& step);

// The statements of one step, each with its terminating semicolon; comments of a statement are before it in
// the same string.
std::vector<script::Statement> render_step(const diff::Step& step, const Options& options);

// write_script(make_plan(steps, options)) of plan.hpp, without warnings and checks.
std::string render_script(const diff::Steps& steps, const Options& options);

}  // namespace schemac::plan
