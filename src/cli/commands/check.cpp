#include "schemac/app/check.hpp"
#include "arguments/flags.hpp"

#include <fmt/format.h>

#include <fstream>
#include <memory>

#include "arguments/command.hpp"
#include "schemac/base/text.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::cli {
namespace {

using Replay = app::CheckRequest::Replay;

Json finding_json(const app::Finding& finding) {
  return {{"kind", app::finding_word(finding.kind)},
          {"file", finding.file},
          {"line", finding.line},
          {"message", finding.message},
          {"fix", finding.fix},
          {"severity", finding.warning ? "warning" : "error"}};
}

std::string text_of(const app::CheckReport& report) {
  std::string text;
  for (const app::Finding& finding : report.findings) {
    text += fmt::format("{}:{}: {}{}: {}\n  fix: {}\n", finding.file, finding.line,
                        finding.warning ? "warning: " : "", app::finding_word(finding.kind), finding.message,
                        finding.fix);
  }
  const size_t count = report.findings.size();
  if (count == 0) return "Nothing to correct.\n";
  return text + fmt::format("{} finding{}\n", count, count == 1 ? "" : "s");
}

// The escapes of a workflow command.
std::string escaped(const std::string& text, bool property) {
  std::string result =
      base::replace_all(base::replace_all(base::replace_all(text, "%", "%25"), "\r", "%0D"), "\n", "%0A");
  return property ? base::replace_all(base::replace_all(result, ":", "%3A"), ",", "%2C") : result;
}

void annotate(const Invocation& invocation, const app::CheckReport& report) {
  for (const app::Finding& finding : report.findings) {
    // GitHub's paths are relative to the repository's top.
    const bool relative = !report.folder.empty() && finding.file.rfind('/', 0) != 0;
    const std::string file = relative ? report.folder + "/" + finding.file : finding.file;
    const std::string text =
        fmt::format("::{} file={},line={},title={}::{}", finding.warning ? "warning" : "error",
                    escaped(file, true), finding.line, app::finding_word(finding.kind),
                    escaped(finding.message + "\nfix: " + finding.fix, false));
    invocation.console.annotation(
        "finding", [&] { return finding_json(finding); }, text);
  }
}

struct Flags {
  app::CheckRequest request;
  std::optional<std::string> summary;
};

// Appends to the job's summary file, to which every step of the job may append.
base::Status add_to_file(const std::filesystem::path& path, const std::string& text) {
  // A link that a branch added must not redirect the write.
  SCHEMAC_CHECK(trust::ProjectFiles(path.parent_path()).check_inside(path));
  std::ofstream file(path, std::ios::binary | std::ios::app);
  file << text << std::flush;
  if (file.good()) return base::ok();
  return base::Error{.code = "file-unwritable",
                     .message = fmt::format("{} cannot be written.", path.string()),
                     .hint = "Check the path given with --summary."};
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  const auto report = app::check(invocation.context, flags.request);
  if (!report.ok()) return failure(report.error());
  if (flags.summary) {
    const auto path = invocation.context.project.environment.absolute(*flags.summary);
    const auto written = add_to_file(path, app::check_markdown(*report));
    if (!written.ok()) return failure(written.error());
  }
  for (const std::string& reason : report->skipped) invocation.console.note("not checked: " + reason);
  const LogFormat format = invocation.console.options().log_format;
  if (format != LogFormat::text) annotate(invocation, *report);
  Outcome outcome;
  if (!report->clean()) outcome.code = ExitCode::finding;
  outcome.text = text_of(*report);
  Json findings = Json::array();
  for (const app::Finding& finding : report->findings) findings.push_back(finding_json(finding));
  outcome.fields = {{"findings", findings},
                    {"skipped", report->skipped},
                    {"base", report->base.empty() ? Json(nullptr) : Json(report->base)},
                    {"migrations", report->migrations}};
  return outcome;
}

}  // namespace

Run declare_check(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<Flags>();
  command.add_option("--base", flags->request.base,
                     "The revision to compare the migrations with [merge base with the main branch]");
  command.add_flag("--staged", flags->request.staged,
                   "Check what git has staged, not the working tree (for hooks)");
  command.add_flag_callback(
      "--replay", [flags] { flags->request.replay = Replay::always; },
      "Replay the history on a private PostgreSQL: its SQL is run");
  command.add_flag_callback(
      "--no-replay", [flags] { flags->request.replay = Replay::never; },
      "Never replay it, and do not name that flag: decide by the recorded state and by git");
  command.add_option("--summary", flags->summary,
                     "Add a report in Markdown to this file: findings, new migrations with their SQL");
  return [flags](const Invocation& invocation) {
    flags->request.describe = flags->summary.has_value();
    return run(*flags, invocation);
  };
}

}  // namespace schemac::cli
