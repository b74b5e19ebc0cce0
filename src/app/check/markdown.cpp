#include <fmt/format.h>

#include "schemac/app/check.hpp"
#include "schemac/base/safe_text.hpp"
#include "schemac/base/text.hpp"
#include "schemac/ddl/data_loss.hpp"

namespace schemac::app {
namespace {

constexpr size_t longest_script = 60'000;  // bytes: the summary of a job holds 1 MiB

// A code fence longer than every fence in the text.
std::string fenced(const std::string& foreign, const char* language) {
  const std::string text = base::safe_text(foreign);
  std::string fence = "```";
  while (text.find(fence) != std::string::npos) fence += '`';
  return fmt::format("{}{}\n{}{}{}\n", fence, language, text, text.empty() || text.back() != '\n' ? "\n" : "",
                     fence);
}

std::string findings_table(const CheckReport& report) {
  if (report.findings.empty()) return "Nothing to correct.\n\n";
  std::string text = "| | where | what | what to do |\n|---|---|---|---|\n";
  for (const Finding& finding : report.findings) {
    text += fmt::format("| {} | <code>{}:{}</code> | {} | {} |\n", finding.warning ? "warning" : "**error**",
                        base::markdown_text(finding.file), finding.line, base::markdown_text(finding.message),
                        base::markdown_text(finding.fix));
  }
  return text + "\n";
}

std::string migration_part(const FreshMigration& migration) {
  std::string text = fmt::format("### <code>{}</code>\n\n", base::markdown_text(migration.name));
  if (!migration.summary.empty()) text += fenced(migration.summary, "text") + "\n";
  for (const ddl::DataLoss& loss : ddl::data_losses(migration.script))
    text += fmt::format("- :warning: line {}: {}\n", loss.line, base::markdown_text(loss.what));
  const std::string script = base::truncate_utf8(migration.script, longest_script);
  text += "\n<details><summary>SQL</summary>\n\n" + fenced(script, "sql");
  if (script.size() < migration.script.size()) text += "\nThe rest is in the file.\n";
  return text + "\n</details>\n\n";
}

}  // namespace

std::string check_markdown(const CheckReport& report) {
  std::string text = "## Database\n\n" + findings_table(report);
  for (const std::string& reason : report.skipped)
    text += fmt::format("- not checked: {}\n", base::markdown_text(reason));
  if (!report.skipped.empty()) text += "\n";
  if (report.fresh.empty()) return text + "No new migration.\n";
  text += fmt::format("## {} new migration{}\n\n", report.fresh.size(), report.fresh.size() == 1 ? "" : "s");
  for (const FreshMigration& migration : report.fresh) text += migration_part(migration);
  return text;
}

}  // namespace schemac::app
