#include "live_warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::app {
namespace {

enum class Count { rows, values, nulls };

// How a file's text becomes a live one; `{}` stands for the number. A warning without a row is told as it is.
struct Rule {
  std::string_view kind;
  Count count;
  std::string_view in_file;
  std::string_view live;
};
constexpr std::array<Rule, 9> rules{{
    {"drop-table", Count::rows, " table. If the table is not empty, all the data it contains will be lost.",
     " table, which is not empty ({} rows)."},
    {"drop-column", Count::values, " table. All the data in the column will be lost.",
     " table, which still contains {} non-null values."},
    {"cast", Count::values, " table. The data in that column could be lost. The data",
     " table, which contains {} non-null values. The data"},
    {"recreate-column", Count::values, " if there is data in the column.", "."},
    {"recreate-column", Count::rows, "which cannot be done if there is data, since the column is required.",
     "which cannot be done since the column is required and there is data in the table."},
    {"primary-key", Count::rows, "", ""},
    {"add-required-column", Count::rows, "This is not possible if the table is not empty.",
     "There are {} rows in this table, it is not possible to execute this step."},
    {"make-required", Count::nulls, ". This step will fail if there are existing NULL values in that column.",
     ", but there are {} existing NULL values."},
    {"scalar-to-list", Count::values, "If there are non-null values in that column, this step will fail.",
     "There are {} existing non-null values in that column, this step cannot be executed."},
}};

const Rule* rule_of(const plan::Warning& warning) {
  const auto* found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) {
    return rule.kind == warning.kind && warning.message.find(rule.in_file) != std::string::npos;
  });
  return found == rules.end() ? nullptr : found;
}

struct Question {
  plan::Warning warning;
  const Rule* rule = nullptr;
  size_t query = 0;
};

const sql::QualifiedName* table_of(const diff::Step& step) {
  if (const auto* drop = std::get_if<diff::DropTable>(&step)) return &drop->table.name;
  if (const auto* alter = std::get_if<diff::AlterTable>(&step)) return &alter->tables.before.name;
  return nullptr;
}

std::string query_of(const Rule& rule, const sql::QualifiedName& table, const std::string& object) {
  const std::string from = sql::quote_identifier(table.schema) + "." + sql::quote_identifier(table.name);
  std::string where;
  if (rule.count != Count::rows && object.size() > table.name.size()) {
    const std::string column = object.substr(table.name.size() + 1);
    where = fmt::format(" WHERE {} IS {}NULL", sql::quote_identifier(column),
                        rule.count == Count::values ? "NOT " : "");
  }
  return fmt::format("SELECT pg_catalog.count(*) FROM {}{}", from, where);
}

std::string live_text(const Rule& rule, const std::string& message, long long count) {
  if (rule.in_file.empty()) return message;
  const std::string live = base::replace_all(std::string(rule.live), "{}", std::to_string(count));
  return base::replace_all(message, rule.in_file, live);
}

}  // namespace

base::Result<std::vector<plan::Warning>> live_warnings(pg::Session& session, const diff::Steps& steps) {
  std::vector<Question> questions;
  std::vector<std::string> queries;
  for (const diff::Step& step : steps) {
    const sql::QualifiedName* table = table_of(step);
    for (plan::Warning& warning : plan::warnings({step})) {
      const Rule* rule = table == nullptr ? nullptr : rule_of(warning);
      if (rule != nullptr) queries.push_back(query_of(*rule, *table, warning.object));
      questions.push_back({std::move(warning), rule, queries.size()});
    }
  }
  std::vector<pg::Rows> answers;
  if (!queries.empty()) {
    SCHEMAC_TRY(answers, session.read_batch(queries));
  }
  std::vector<plan::Warning> out;
  for (Question& question : questions) {
    if (question.rule != nullptr) {
      const long long count = answers.at(question.query - 1).integer(0, 0);
      if (count == 0) continue;
      question.warning.message = live_text(*question.rule, question.warning.message, count);
    }
    out.push_back(std::move(question.warning));
  }
  std::stable_partition(out.begin(), out.end(), [](const plan::Warning& w) { return !w.unexecutable; });
  return out;
}

}  // namespace schemac::app
