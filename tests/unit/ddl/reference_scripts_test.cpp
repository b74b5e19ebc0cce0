// Whole scripts of tests/reference, each with what PostgreSQL did when it ran: what is read from their
// statements must agree with that.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "schemac/ddl/effects.hpp"
#include "schemac/ddl/statements.hpp"
#include "support/reference.hpp"

namespace schemac::ddl {
namespace {

using nlohmann::json;
using script::Answer;
using script::Effects;
using script::LockMode;
using script::LossKind;

std::string_view text_of(std::string_view sql, const Statement& statement) {
  return sql.substr(statement.span.begin, statement.span.end - statement.span.begin);
}

bool contradicts(Answer told, bool seen) { return told == (seen ? Answer::no : Answer::yes); }

// What a statement runs is not in its text.
bool is_opaque(std::string_view statement) {
  return statement.starts_with("DO ") || statement.starts_with("CALL ");
}

bool has_message(const json& measured, std::string_view beginning) {
  const json messages = measured.value("messages", json::array());
  return std::any_of(messages.begin(), messages.end(), [&](const json& message) {
    return message.get_ref<const std::string&>().starts_with(beginning);
  });
}

bool has_error(const json& measured, std::string_view sqlstate) {
  return measured.value("error", "").starts_with(sqlstate);
}

// What is read otherwise than the server told: new files, indexes, messages about rows that it reads,
// refusals.
std::string measured_problem(std::string_view statement, const json& measured, bool in_transaction) {
  const Effects told = effects(statement);
  if (has_error(measured, "25001") != (in_transaction && told.runs_alone)) return "runs alone";
  if (measured.contains("error") || is_opaque(statement)) return "";
  const bool rewritten = measured.contains("rewritten");
  if (contradicts(told.rewrites, rewritten)) return "rewrites";
  if (rewritten) return "";
  if (measured.contains("indexes_rebuilt")) return told.builds_index == Answer::no ? "builds an index" : "";
  // A table that gets an index is read for that; other commands than ALTER TABLE read without a message.
  if (told.builds_index != Answer::no) return "";
  const bool scans =
      has_message(measured, "verifying table") || has_message(measured, "validating foreign key");
  if (!scans && !statement.starts_with("ALTER TABLE")) return "";
  return contradicts(told.scans, scans) ? "scans" : "";
}

bool loses(const Effects& told, LossKind kind) {
  return std::any_of(told.losses.begin(), told.losses.end(),
                     [&](const script::Loss& loss) { return loss.kind == kind; });
}

bool locks(const Effects& told, LockMode least) {
  return !told.locks.empty() && told.locks.front().mode >= least;
}

// What a danger of the file means for the effects of the statement that it stands at. Dangers without a line
// are none that a single statement's text tells.
using Means = bool (*)(const Effects&, const Statement&);
const std::map<std::string, Means> meanings = {
    {"access-changed", [](const Effects& told, const Statement&) { return told.losses.empty(); }},
    {"add-column-domain", [](const Effects& told, const Statement&) { return told.rewrites != Answer::no; }},
    {"add-column-serial", [](const Effects& told, const Statement&) { return told.rewrites == Answer::yes; }},
    {"add-column-stored", [](const Effects& told, const Statement&) { return told.rewrites == Answer::yes; }},
    {"add-column-volatile-default",
     [](const Effects& told, const Statement&) { return told.rewrites == Answer::yes; }},
    {"attach-scans", [](const Effects& told, const Statement&) { return told.scans != Answer::no; }},
    {"change-type-rebuilds-index",
     [](const Effects& told, const Statement&) { return told.builds_index != Answer::no; }},
    {"change-type-rechecks", [](const Effects& told, const Statement&) { return told.scans != Answer::no; }},
    {"change-type-rewrites",
     [](const Effects& told, const Statement&) { return told.rewrites != Answer::no; }},
    {"check-validates", [](const Effects& told, const Statement&) { return told.scans == Answer::yes; }},
    {"concurrently-if-not-exists", [](const Effects&, const Statement& one) { return one.concurrently; }},
    {"concurrently-in-transaction",
     [](const Effects& told, const Statement& one) {
       return told.runs_alone && one.block == Block::outside;
     }},
    {"concurrently-timeout", [](const Effects&, const Statement& one) { return one.concurrently; }},
    {"concurrently-unsupported", [](const Effects&, const Statement& one) { return one.concurrently; }},
    {"drop-column", [](const Effects& told, const Statement&) { return loses(told, LossKind::column); }},
    {"drop-foreign-key",
     [](const Effects& told, const Statement&) { return locks(told, LockMode::access_exclusive); }},
    {"drop-index-not-concurrent",
     [](const Effects& told, const Statement& one) {
       return locks(told, LockMode::access_exclusive) && !one.concurrently;
     }},
    {"drop-schema", [](const Effects& told, const Statement&) { return loses(told, LossKind::schema); }},
    {"drop-table", [](const Effects& told, const Statement&) { return loses(told, LossKind::table); }},
    {"foreign-key-validates", [](const Effects& told, const Statement&) { return told.scans != Answer::no; }},
    {"index-not-concurrent",
     [](const Effects& told, const Statement& one) {
       return told.builds_index == Answer::yes && locks(told, LockMode::share) && !one.concurrently;
     }},
    {"nested-transaction", [](const Effects&, const Statement& one) { return one.kind == Kind::begin; }},
    {"primary-key-builds-index",
     [](const Effects& told, const Statement&) { return told.builds_index == Answer::yes; }},
    {"primary-key-scans",
     [](const Effects& told, const Statement&) {
       return told.scans != Answer::no || told.builds_index == Answer::yes;
     }},
    {"refresh-not-concurrent",
     [](const Effects& told, const Statement&) { return locks(told, LockMode::access_exclusive); }},
    {"reindex-not-concurrent",
     [](const Effects& told, const Statement& one) {
       return told.builds_index == Answer::yes && !one.concurrently;
     }},
    {"rename-column",
     [](const Effects& told, const Statement&) { return locks(told, LockMode::access_exclusive); }},
    {"rename-table",
     [](const Effects& told, const Statement&) { return locks(told, LockMode::access_exclusive); }},
    {"rewrite-command", [](const Effects& told, const Statement&) { return told.rewrites != Answer::no; }},
    {"set-not-null-scans", [](const Effects& told, const Statement&) { return told.scans != Answer::no; }},
    {"truncate", [](const Effects& told, const Statement&) { return loses(told, LossKind::rows); }},
    {"unbalanced-transaction",
     [](const Effects&, const Statement& one) { return one.block == Block::control; }},
    {"unique-constraint-builds-index",
     [](const Effects& told, const Statement&) { return told.builds_index == Answer::yes; }},
    {"validate-in-same-transaction",
     [](const Effects& told, const Statement&) { return told.scans == Answer::yes; }},
};

struct Case {
  explicit Case(const json& line)
      : id(line.at("id").get<std::string>()), sql(line.at("sql").get<std::string>()), script(split(sql)) {}
  // The statement at these bytes, or that they lead to.
  std::optional<Statement> at(size_t begin) const {
    std::optional<Statement> found;
    for (const Statement& one : script.statements) {
      if (one.lead <= begin && begin < one.span.end) found = one;
    }
    return found;
  }
  std::string id;
  std::string sql;
  Script script;
};

TEST(LintScripts, are_cut_where_the_server_s_parser_cuts_them) {
  size_t scripts = 0;
  testing::for_each_reference("lint_sql/own.jsonl.xz", [&](const json& line) {
    const Case one(line);
    ++scripts;
    const json majors = line.value("parses", json::array({"15", "16", "17", "18"}));
    const bool is_known = std::find(majors.begin(), majors.end(), "15") != majors.end();
    EXPECT_EQ(one.script.parsed, is_known) << one.id << ": " << one.script.problem;
    EXPECT_EQ(one.script.unterminated.has_value(), majors.empty()) << one.id;
    if (!line.contains("measured")) return;
    EXPECT_EQ(one.script.statements.size(), line["measured"].size()) << one.id;
  });
  EXPECT_EQ(scripts, 173u);
}

std::string measured_problems(const Case& one, const json& line) {
  std::string problems;
  bool in_transaction = line.at("transactions") == "file";
  for (const json& measured : line.value("measured", json::array())) {
    const Statement statement = one.script.statements[measured.at("statement").get<size_t>()];
    if (statement.kind == Kind::begin) in_transaction = true;
    if (statement.kind == Kind::commit || statement.kind == Kind::rollback) in_transaction = false;
    const std::string_view text = text_of(one.sql, statement);
    if (const std::string problem = measured_problem(text, measured, in_transaction); !problem.empty())
      problems += std::string(text) + ": " + problem + "\n";
  }
  return problems;
}

// Where each danger stands, and what it means there.
std::string finding_problems(const Case& one, const json& line, std::set<std::string>& judged) {
  std::string problems;
  for (const json& finding : line.at("findings")) {
    const auto rule = finding.at("rule").get<std::string>();
    const auto begin = finding.at("start").get<size_t>();
    const auto statement = one.at(begin);
    if (!statement) {
      problems += rule + ": no statement is there\n";
      continue;
    }
    const std::string_view text = text_of(one.sql, *statement);
    const auto means = meanings.find(rule);
    if (means == meanings.end() || is_opaque(text)) continue;
    judged.insert(rule);
    if (statement->span.begin != begin || statement->span.end != finding.at("end").get<size_t>())
      problems += rule + ": another place\n";
    if (!means->second(effects(text), *statement)) problems += rule + ": not read\n";
  }
  return problems;
}

TEST(LintScripts, are_read_as_the_server_told_and_people_judged) {
  const auto known = testing::listed("tests/cases/lint_sql/deviations.txt");
  std::set<std::string> judged;
  testing::for_each_reference("lint_sql/own.jsonl.xz", [&](const json& line) {
    const Case one(line);
    const std::string problems = measured_problems(one, line) + finding_problems(one, line, judged);
    if (known.contains(one.id)) {
      EXPECT_NE(problems, "") << one.id << " is right now: take it out of deviations.txt";
    } else {
      EXPECT_EQ(problems, "") << one.id;
    }
  });
  EXPECT_EQ(judged.size(), meanings.size());
}

// A new label is not used in the transaction that made it, which the splitter knows by the statement's kind.
TEST(LintScripts, a_label_that_the_server_refuses_was_added_before) {
  testing::for_each_reference("lint_sql/own.jsonl.xz", [&](const json& line) {
    const Case one(line);
    const json measured = line.value("measured", json::array());
    if (std::none_of(measured.begin(), measured.end(),
                     [](const json& each) { return has_error(each, "55P04"); }))
      return;
    EXPECT_EQ(one.script.statements[0].kind, Kind::add_enum_value) << one.id;
  });
}

// Every unit of such a change ran on PostgreSQL 14 to 18: in a transaction, but for those marked so.
void compare_unit(const std::string& unit) {
  const Script script = split(unit);
  EXPECT_TRUE(script.parsed) << script.problem;
  const bool is_alone = unit.starts_with("-- no transaction\n");
  EXPECT_TRUE(!is_alone || script.statements.size() == 1) << unit;
  for (const Statement& statement : script.statements) {
    const Effects told = effects(text_of(unit, statement));
    EXPECT_EQ(told.runs_alone, statement.block == Block::outside) << unit;
    EXPECT_EQ(told.runs_alone, is_alone && statement.concurrently) << unit;
  }
}

std::vector<script::Loss> losses_of(const json& units) {
  std::vector<script::Loss> all;
  for (const json& unit : units) {
    const auto text = unit.get<std::string>();
    for (const Statement& statement : split(text).statements) {
      const Effects told = effects(text_of(text, statement));
      all.insert(all.end(), told.losses.begin(), told.losses.end());
    }
  }
  return all;
}

bool adds_column(const json& units, const std::string& column) {
  return std::any_of(units.begin(), units.end(), [&](const json& unit) {
    return unit.get_ref<const std::string&>().find("ADD COLUMN " + column) != std::string::npos;
  });
}

TEST(ExpandScripts, run_in_the_transactions_that_they_say) {
  size_t units = 0;
  testing::for_each_reference("expand/cases.jsonl.xz", [&](const json& line) {
    SCOPED_TRACE(line.at("id").get<std::string>());
    for (const char* part :
         {"expand_sql", "backfill", "after_backfill_sql", "contract_sql", "cleanup_sql", "back_sql"}) {
      for (const json& unit : line.value(part, json::array())) {
        compare_unit(unit.get<std::string>());
        ++units;
      }
    }
  });
  EXPECT_GE(units, 200u);
}

TEST(ExpandScripts, lose_what_they_lost) {
  size_t given_back = 0;
  testing::for_each_reference("expand/cases.jsonl.xz", [&](const json& line) {
    SCOPED_TRACE(line.at("id").get<std::string>());
    const json expand = line.value("expand_sql", json::array());
    // The old release's statements gave the same answers: nothing of its rows was lost.
    EXPECT_TRUE(!line.at("old_parity").get<bool>() || losses_of(expand).empty());
    EXPECT_TRUE(losses_of(line.value("backfill", json::array())).empty());
    // The catalog was the old one again: what the way back drops, the expand had made.
    if (!line.at("back_equal").get<bool>()) return;
    for (const script::Loss& loss : losses_of(line.value("back_sql", json::array()))) {
      EXPECT_EQ(loss.kind, LossKind::column) << loss.object;
      EXPECT_TRUE(adds_column(expand, loss.column)) << loss.column;
      ++given_back;
    }
  });
  EXPECT_GE(given_back, 25u);
}

}  // namespace
}  // namespace schemac::ddl
