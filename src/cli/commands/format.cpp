#include "schemac/app/format.hpp"
#include "arguments/flags.hpp"

#include <fmt/format.h>

#include <memory>

#include "arguments/command.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  bool check = false;
  bool to_stdout = false;
};

Json fields_of(const Invocation& invocation, const app::FormatReport& report) {
  Json files = Json::array();
  for (const app::FormattedFile& file : report.files) {
    files.push_back({{"file", invocation.context.project.environment.shown(file.path)},
                     {"changed", file.changed},
                     {"text", file.text}});
  }
  return {{"changed", report.changed()}, {"files", files}};
}

std::string names(const Invocation& invocation, const app::FormatReport& report, const char* done) {
  std::string text;
  for (const app::FormattedFile& file : report.files) {
    if (file.changed)
      text += fmt::format("{} {}\n", done, invocation.context.project.environment.shown(file.path));
  }
  return text;
}

Outcome act(const Flags& flags, const Invocation& invocation, const app::FormatReport& report) {
  Outcome outcome;
  if (flags.to_stdout) {
    for (const app::FormattedFile& file : report.files) outcome.text += file.text;
    outcome.is_document = true;
  } else if (flags.check && report.changed()) {
    outcome.code = ExitCode::finding;
    outcome.text = names(invocation, report, "Would reformat");
  } else {
    const auto written = app::write_formatted(report);
    if (!written.ok()) return failure(written.error());
    outcome.text = report.changed() ? names(invocation, report, "Formatted") : "Formatted already.\n";
  }
  return outcome;
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  const auto report = app::format(invocation.context.project);
  if (!report.ok()) return failure(report.error());
  if (report->error_count != 0) invocation.console.diagnostics(report->schema);
  Outcome outcome = act(flags, invocation, *report);
  outcome.fields = fields_of(invocation, *report);
  return outcome;
}

}  // namespace

Run declare_format(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<Flags>();
  command.add_flag("--check", flags->check, "Write nothing; exit with 2 when a file would change");
  command.add_flag("--stdout", flags->to_stdout, "Print the result instead of writing it");
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
