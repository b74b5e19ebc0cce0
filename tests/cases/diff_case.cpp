#include "diff_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "schemac/base/text.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/plan/plan.hpp"
#include "schemac/sql/names.hpp"
#include "support/frontend/schema.hpp"

namespace schemac::testing {
namespace {

// In the order of diff::TableChange.
constexpr std::array<std::string_view, std::variant_size_v<diff::TableChange>> change_names{
    "DropPrimaryKey", "DropColumn",    "AddColumn",       "AlterColumn",
    "RecreateColumn", "AddPrimaryKey", "RenamePrimaryKey"};

std::string with_datasource(const std::string& text) {
  if (text.find("datasource ") != std::string::npos) return text;
  return "datasource db {\n  provider = \"postgresql\"\n}\n" + text;
}

std::string step_kind(const diff::Step& step) {
  std::string text(plan::step_name(step));
  const auto* table = std::get_if<diff::AlterTable>(&step);
  if (table == nullptr) return text;
  std::vector<std::string> changes;
  for (const diff::TableChange& change : table->changes) changes.emplace_back(change_names[change.index()]);
  return text + "(" + base::join(changes, " ") + ")";
}

template <size_t... I>
std::vector<std::string> names_of_steps(std::index_sequence<I...>) {
  return {std::string(plan::step_name(diff::Step(std::in_place_index<I>)))...};
}

std::vector<std::string> schemas_of(const sql::Schema& before, const sql::Schema& after) {
  std::vector<std::string> names = after.namespaces;
  for (const std::string& name : before.namespaces) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names.empty() ? std::vector<std::string>{"public"} : names;
}

}  // namespace

DiffCase::DiffCase(const std::filesystem::path& path)
    : file_(read_case(path)),
      before_(with_datasource(file_.section("before"))),
      after_(with_datasource(file_.section("after"))) {
  for (const std::string& line : base::split(file_.section("options"), '\n')) {
    if (line.starts_with("rename ")) renames_.push_back(line.substr(7));
    if (line == "strict") opt_ins_.strict = true;
    if (line == "recreate views") opt_ins_.recreate_views = true;
    if (line == "accept data loss") accept_data_loss_ = true;
  }
}

base::Status DiffCase::set_up(pg::Session& session) const {
  const sql::Schema wanted = lowered(before_);
  SCHEMAC_CHECK(session.execute(
      plan::write_script(plan::make_plan(diff::diff({sql::Schema{}, wanted}, diff::Policy::safe)))));
  for (const char* section : {"setup", "rows"}) {
    if (file_.has(section)) SCHEMAC_CHECK(session.execute(file_.section(section)));
  }
  return base::ok();
}

base::Result<app::Change> DiffCase::plan(pg::Session& session, plan::Style style, bool renames) const {
  sql::Schema wanted = lowered(after_);
  const bool safe = style == plan::Style::safe;
  catalog::Options options;
  options.schemas = schemas_of(lowered(before_), wanted);
  options.partial_indexes = after_.find("\"partialIndexes\"") != std::string::npos;
  options.like_prisma = !safe;
  options.strict = safe && opt_ins_.strict;
  SCHEMAC_TRY(sql::Schema live, catalog::read(session, options));
  if (safe) {
    SCHEMAC_TRY(wanted, catalog::normalize_expressions(session, live, wanted));
  }
  std::vector<diff::RenameRequest> requests;
  for (const std::string& text : renames_) {
    if (!renames) break;
    SCHEMAC_TRY(diff::RenameRequest one, diff::parse_rename(text));
    requests.push_back(std::move(one));
  }
  const auto losses = safe && accept_data_loss_ ? plan::Losses::accepted : plan::Losses::refused;
  return app::plan_change({std::move(live), std::move(wanted)}, requests, {style, "public", true}, losses,
                          &session, opt_ins_);
}

std::string step_kinds(const diff::Steps& steps) {
  std::vector<std::string> kinds;
  for (const diff::Step& step : steps) kinds.push_back(step_kind(step));
  return base::join(kinds, " ");
}

std::vector<std::string> all_step_kinds() {
  std::vector<std::string> names =
      names_of_steps(std::make_index_sequence<std::variant_size_v<diff::Step>>());
  names.insert(names.end(), change_names.begin(), change_names.end());
  return names;
}

std::string hazards(const app::Change& change) {
  const plan::Plan& plan = change.plan;
  std::string text;
  for (const plan::Warning& one : plan.warnings)
    text += fmt::format("{} {} {}\n", one.unexecutable ? "refuses" : "warns", one.kind, one.object);
  for (const plan::Check& one : plan.checks) {
    text += fmt::format("asks rows {}{}{}\n", one.object, one.refuses ? ", refuses" : "",
                        one.silent ? ", in the script" : "");
  }
  for (const plan::Warning& one : plan.blockers) text += fmt::format("blocks {} {}\n", one.kind, one.object);
  return text;
}

std::string findings(const app::Change& change) {
  std::string text;
  for (const plan::Warning& one : change.findings) {
    text += fmt::format("{} {} {}: {}\n", one.unexecutable ? "refuses" : "warns", one.kind, one.object,
                        one.message);
  }
  return text;
}

bool is_refused(const app::Change& change) {
  return std::any_of(change.findings.begin(), change.findings.end(),
                     [](const plan::Warning& one) { return one.unexecutable; });
}

std::string all_rows(pg::Session& session) {
  const auto tables = session.query(
      "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> "
      "'information_schema' ORDER BY 1, 2");
  if (!tables) return tables.error().message + "\n";
  std::string text;
  for (size_t t = 0; t < tables->size(); ++t) {
    const std::string name(tables->text(t, 1));
    const auto rows =
        session.query(fmt::format("SELECT t::text FROM {}.{} t ORDER BY 1",
                                  sql::quote_identifier(tables->text(t, 0)), sql::quote_identifier(name)));
    if (!rows) return rows.error().message + "\n";
    for (size_t i = 0; i < rows->size(); ++i) text += fmt::format("{} {}\n", name, rows->text(i, 0));
  }
  return text;
}

std::string changed_lines(const std::string& before, const std::string& after) {
  const auto old_lines = base::split(before, '\n');
  const auto new_lines = base::split(after, '\n');
  std::string text;
  const auto add = [&](char sign, const auto& lines, const auto& others) {
    for (const auto& line : lines) {
      if (std::find(others.begin(), others.end(), line) == others.end())
        text += fmt::format("{} {}\n", sign, line);
    }
  };
  add('-', old_lines, new_lines);
  add('+', new_lines, old_lines);
  return text;
}

}  // namespace schemac::testing
