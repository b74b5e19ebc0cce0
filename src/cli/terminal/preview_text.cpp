#include "terminal/preview_text.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"
#include "terminal/run_json.hpp"

namespace schemac::cli {
namespace {

constexpr size_t longest = 100;  // shown bytes of a statement

// The statement in one line.
std::string shortened(const std::string& sql) {
  std::string line;
  for (const std::string& word : base::split(base::replace_all(sql, "\n", " "), ' ')) {
    if (base::trim(word).empty()) continue;
    if (!line.empty()) line += ' ';
    line += base::trim(word);
  }
  return line.size() <= longest ? line : base::truncate_utf8(line, longest) + " ..";
}

// What a statement does with a table while it holds the lock.
struct Work {
  const char* field;
  script::Answer migrate::PlannedStatement::*answer;
  const char* certain;
  const char* possible;
};
constexpr Work works[] = {
    {"rewrites", &migrate::PlannedStatement::rewrites, "writes every row of the table anew",
     "may write every row of the table anew"},
    {"scans", &migrate::PlannedStatement::scans, "reads every row of the table",
     "may read every row of the table"},
    {"builds_index", &migrate::PlannedStatement::builds_index, "builds an index", "may build an index"},
};

// A table that is written anew is read for that, and its indexes are built.
std::string work_text(const migrate::PlannedStatement& statement) {
  std::string text;
  for (const Work& work : works) {
    const script::Answer answer = statement.*work.answer;
    if (answer != script::Answer::no)
      text += fmt::format("      {}\n", answer == script::Answer::yes ? work.certain : work.possible);
    if (work.answer == works[0].answer && answer == script::Answer::yes) break;
  }
  return text;
}

std::string unit_text(const migrate::PlannedUnit& unit) {
  std::string text = unit.batches       ? "  in batches, each in a transaction of its own:\n"
                     : unit.transaction ? "  in one transaction:\n"
                                        : "  by itself, outside of a transaction:\n";
  for (const migrate::PlannedStatement& statement : unit.statements) {
    text += fmt::format("    line {}: {}\n", statement.line, shortened(statement.sql));
    for (const std::string& lock : statement.locks) text += fmt::format("      locks {}\n", lock);
    text += work_text(statement);
  }
  return text;
}

Json unit_json(const migrate::PlannedUnit& unit) {
  Json statements = Json::array();
  for (const migrate::PlannedStatement& statement : unit.statements) {
    Json fields = {{"line", statement.line}, {"sql", statement.sql}, {"locks", statement.locks}};
    for (const Work& work : works) fields[work.field] = script::answer_name(statement.*work.answer);
    statements.push_back(std::move(fields));
  }
  return {{"transaction", unit.transaction}, {"batches", unit.batches}, {"statements", statements}};
}

}  // namespace

std::string preview_text(const app::Project& project, const app::PreviewReport& report) {
  const migrate::Preview& preview = report.preview;
  std::string text = fmt::format("{} found in {}\n", count_text(report.found, "migration", "migrations"),
                                 project.environment.shown(report.folder));
  for (const std::string& name : preview.taken_back_first) {
    text += fmt::format("The roll-back of {} was cut off and would be ended first.\n", name);
  }
  if (preview.migrations.empty()) return text + "No pending migrations to apply.\n";
  text += fmt::format("Would apply {} (nothing was run):\n",
                      count_text(preview.migrations.size(), "migration", "migrations"));
  for (const migrate::PlannedMigration& migration : preview.migrations) {
    text += fmt::format("\n{}\n", migration.name);
    if (migration.statements_done > 0) {
      text += fmt::format("  goes on behind the {} that an earlier run completed\n",
                          count_text(migration.statements_done, "statement", "statements"));
    }
    for (const migrate::PlannedUnit& unit : migration.units) {
      if (!unit.statements.empty()) text += unit_text(unit);
    }
    if (migration.untold > 0) {
      text += fmt::format("  and {}, which {} not listed here\n",
                          count_text(migration.untold, "more statement", "more statements"),
                          migration.untold == 1 ? "is" : "are");
    }
  }
  return text;
}

Json preview_fields(const app::PreviewReport& report) {
  Json pending = Json::array();
  Json planned = Json::array();
  for (const migrate::PlannedMigration& migration : report.preview.migrations) {
    Json units = Json::array();
    for (const migrate::PlannedUnit& unit : migration.units) units.push_back(unit_json(unit));
    pending.push_back(migration.name);
    planned.push_back({{"name", migration.name},
                       {"checksum", migration.checksum},
                       {"statements_done", migration.statements_done},
                       {"units", units},
                       {"untold", migration.untold}});
  }
  return {{"dry_run", true},   {"applied", Json::array()}, {"pending", pending},
          {"failed", nullptr}, {"planned", planned},       {"out_of_order", report.preview.out_of_order}};
}

}  // namespace schemac::cli
