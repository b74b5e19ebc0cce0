// Steps to SQL text. One function per step, no decisions: what happens was decided by `diff`.
// Source of the layout and of every shape: PRISMA.md F (byte for byte what Prisma 7.10 writes).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/diff/steps.hpp"

namespace schemac::plan {

enum class Style {
  prisma,  // Prisma's text byte for byte, its defects included
  safe     // the same, but every name and value is quoted as PostgreSQL demands
};

struct Options {
  Style style = Style::safe;
  // Objects of this schema are printed without it: the connection's (`?schema=`), else "public".
  std::string default_schema = "public";
  // `before` was read from a database. Prisma's text then names the schema where it drops an enum's defaults
  // and its old type (PRISMA.md C.4); no other style asks.
  bool from_database = false;
};

// "CreateTable": the word of the comment above the step's statements.
std::string_view step_name(const diff::Step& step);

// The statements of one step, each with its terminating semicolon; comments that belong to a statement stand
// before it in the same string.
std::vector<std::string> render_step(const diff::Step& step, const Options& options);

// The whole script: `-- StepName`, statements, a blank line between steps, one newline at the end.
// "-- This is an empty migration.\n" for no steps.
std::string render_script(const diff::Steps& steps, const Options& options);

}  // namespace schemac::plan
