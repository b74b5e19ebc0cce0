#include "schemac/plan/plan.hpp"

#include <fmt/format.h>

#include "render.hpp"
#include "schemac/base/text.hpp"
#include "sql/spelling.hpp"
#include "sql/statements.hpp"
#include "styles/style.hpp"

namespace schemac::plan {

namespace {
void add(Plan& plan, std::string_view heading, size_t step, Statements statements) {
  for (script::Statement& statement : statements) {
    statement.section = plan.sections.size();
    plan.statements.push_back(std::move(statement));
  }
  plan.sections.push_back({std::string(heading), step});
}

void lay_out(Plan& plan, const Ground& ground) {
  const std::vector<ViewAside> views =
      ground.spelling.style().views_aside(plan.steps, ground.spelling, ground.around);
  for (size_t i = 0; i < plan.steps.size(); ++i) {
    for (const ViewAside& view : views) {
      if (view.first == i) add(plan, "DropView", i, {unread(view.drop + ";")});
    }
    add(plan, step_name(plan.steps[i]), i, render_step(plan.steps[i], ground));
    for (const ViewAside& view : views) {
      if (view.last == i) add(plan, "CreateView", i, {unread(view.create + ";")});
    }
  }
}

// A transaction ends before a statement that runs alone and before the script's own BEGIN, and behind both.
void number_units(std::vector<script::Statement>& statements) {
  using script::TransactionMode;
  size_t unit = 0;
  bool is_empty = true;
  const auto next = [&] {
    if (!is_empty) ++unit;
    is_empty = true;
  };
  for (script::Statement& statement : statements) {
    const bool alone = statement.mode == TransactionMode::alone;
    if (alone || statement.mode == TransactionMode::begins) next();
    statement.unit = unit;
    is_empty = false;
    if (alone || statement.mode == TransactionMode::ends) next();
  }
}
}  // namespace

Plan make_plan(diff::Steps steps, const Wording& wording, const sql::Surroundings& around, Losses losses,
               const ExactDefinitions& exact) {
  const Spelling spelling(wording, around);
  Plan plan;
  plan.steps = std::move(steps);
  lay_out(plan, {spelling, around, losses, exact});
  number_units(plan.statements);
  plan.warnings = warnings(plan.steps, wording);
  plan.checks = spelling.style().checks(plan.steps, spelling, around);
  plan.blockers = spelling.style().blockers(plan.steps, spelling, around);
  return plan;
}

std::string write_script(const Plan& plan) {
  if (plan.sections.empty()) return "-- This is an empty migration.\n";
  std::string script;
  auto statement = plan.statements.begin();
  for (size_t section = 0; section < plan.sections.size(); ++section) {
    if (section > 0) script += '\n';
    std::vector<std::string> texts;
    for (; statement != plan.statements.end() && statement->section == section; ++statement)
      texts.push_back(statement->sql);
    script += fmt::format("-- {}\n{}\n", plan.sections[section].heading, base::join(texts, "\n"));
  }
  return script;
}

}  // namespace schemac::plan
