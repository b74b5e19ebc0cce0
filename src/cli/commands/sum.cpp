#include <fmt/format.h>

#include <memory>

#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/checksum_file.hpp"

namespace schemac::cli {
namespace {

Json findings_json(const std::vector<migrate::SumFinding>& findings) {
  Json all = Json::array();
  for (const migrate::SumFinding& finding : findings) {
    all.push_back({{"migration", finding.migration},
                   {"line", finding.line},
                   {"message", finding.message},
                   {"fix", finding.fix}});
  }
  return all;
}

Outcome run(bool check, const Invocation& invocation) {
  const auto report = app::sum(invocation.context.project, check);
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  const std::string file = invocation.context.project.environment.shown(report->file);
  for (const migrate::SumFinding& finding : report->findings) outcome.text += finding.message + '\n';
  if (!check) {
    outcome.text += fmt::format("Wrote {}: {} migration{}\n", file, report->migrations,
                                report->migrations == 1 ? "" : "s");
  } else if (report->findings.empty()) {
    outcome.text += fmt::format("{} fits the migrations.\n", file);
  } else {
    outcome.code = ExitCode::finding;
  }
  outcome.fields = {{"path", report->file.string()}, {"findings", findings_json(report->findings)}};
  return outcome;
}

}  // namespace

Run declare_sum(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto check = std::make_shared<bool>(false);
  command.add_flag("--check", *check, "Write nothing; exit with 2 when it does not fit the migrations");
  return [check](const Invocation& invocation) { return run(*check, invocation); };
}

}  // namespace schemac::cli
