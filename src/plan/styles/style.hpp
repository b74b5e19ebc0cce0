// What a style is made of: a folder beside this file, and a row of styles.cpp. A style that does something as
// another one names that one's function. Shared code reads the row and never asks which style it is.
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/checks.hpp"
#include "schemac/plan/style.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/plan/wording.hpp"
#include "schemac/sql/surroundings.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

class Spelling;

// A view that stands in the way of steps: dropped before the first of them, made again after the last.
struct ViewAside {
  std::string drop;    // without the final semicolon
  std::string create;  // one statement or more, without the last one's semicolon
  size_t first;        // the indexes of the steps
  size_t last;
};

struct StyleRow {
  Style style;
  StyleTraits traits;
  // Names and values are written so that PostgreSQL reads them back as they are: quotes doubled, moments in
  // UTC.
  bool escapes;
  // Facts that the schema language lacks are written where a step has them: identity, computed columns, a
  // sequence of another name, a constraint for an index, DEFERRABLE, NULLS NOT DISTINCT, INCLUDE, a null
  // order.
  bool keeps_facts;
  // NULLs of a column that gets a sequence are numbered, and a value becomes a list of one: no warning.
  bool converts_rows;
  // A summary has a line for each index and foreign key of a table that comes or goes.
  bool tells_parts;
  // A column's default in a summary.
  std::string (*default_words)(const sql::Column&, const Spelling&);
  Statements (*alter_enum)(const diff::AlterEnum&, const Spelling&, const sql::Surroundings&);
  Statements (*alter_table)(const diff::AlterTable&, const Spelling&, const sql::Surroundings&, Losses);
  // In the order of the surroundings.
  std::vector<ViewAside> (*views_aside)(const diff::Steps&, const Spelling&, const sql::Surroundings&);
  // Of warnings.hpp and plan.hpp.
  std::vector<Check> (*checks)(const diff::Steps&, const Spelling&, const sql::Surroundings&);
  std::vector<Warning> (*blockers)(const diff::Steps&, const Spelling&, const sql::Surroundings&);
};

const StyleRow& row_of(Style style);

}  // namespace schemac::plan
