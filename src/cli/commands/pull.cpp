#include "schemac/app/pull.hpp"
#include "arguments/flags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "arguments/command.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  app::PullRequest request;
  bool to_stdout = false;
};

Json fields_of(const Invocation& invocation, const app::PullReport& report) {
  Json files = Json::array();
  for (const app::PulledFile& file : report.files) {
    files.push_back({{"file", invocation.context.project.environment.shown(file.path)},
                     {"changed", file.changed},
                     {"text", file.text}});
  }
  return {
      {"files", files}, {"models", report.models}, {"enums", report.enums}, {"warnings", report.warnings}};
}

std::string printed(const Invocation& invocation, const app::PullReport& report) {
  std::string text;
  for (size_t i = 0; i < report.schema_files; ++i) {
    const app::PulledFile& file = report.files[i];
    if (report.schema_files > 1) {
      text += fmt::format("// file: {}\n", invocation.context.project.environment.shown(file.path));
    }
    text += file.text;
  }
  return text;
}

std::string summary(const Invocation& invocation, const app::PullReport& report) {
  return fmt::format("Introspected {} model{} and {} enum{} and wrote them into {}\n", report.models,
                     report.models == 1 ? "" : "s", report.enums, report.enums == 1 ? "" : "s",
                     invocation.context.project.environment.shown(report.schema));
}

// Each name once, in the order given.
std::vector<std::string> without_repetition(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
  }
  return out;
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  app::PullRequest request = flags.request;
  request.schemas = without_repetition(request.schemas);
  if (std::find(request.schemas.begin(), request.schemas.end(), "") != request.schemas.end()) {
    return usage_error("--schemas holds an empty name.",
                       "Give names with commas between them: --schemas public,crm.");
  }
  const auto report = app::pull(invocation.context, request);
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  outcome.fields = fields_of(invocation, *report);
  if (flags.to_stdout) {
    outcome.text = printed(invocation, *report);
    outcome.is_document = true;
  } else {
    const auto written = app::write_pulled(*report);
    if (!written.ok()) return failure(written.error());
    outcome.text = summary(invocation, *report);
  }
  if (!report->warnings.empty()) {
    const auto fields = [&] { return Json{{"message", report->warnings}}; };
    invocation.console.event("warning", fields, report->warnings);
  }
  return outcome;
}

}  // namespace

Run declare_pull(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<Flags>();
  command.add_flag("--stdout,--print", flags->to_stdout, "Print the schema instead of writing it");
  command.add_flag("--force", flags->request.force,
                   "Keep only the datasource and the generators of the old schema");
  command
      .add_option("--schemas", flags->request.schemas,
                  "Pull these schemas (a,b) and write them into the datasource")
      .delimiter(',')
      .allow_extra_args(false);
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
