#include "terminal/run_report.hpp"

#include <fmt/format.h>

#include "arguments/flags.hpp"
#include "schemac/app/audit.hpp"
#include "terminal/progress.hpp"
#include "terminal/run_json.hpp"

namespace schemac::cli {
namespace {

constexpr std::string_view audit_variable = "SCHEMAC_AUDIT_FILE";
constexpr std::string_view metrics_variable = "SCHEMAC_METRICS_FILE";

std::string chosen(const Invocation& invocation, const std::string& flag, std::string_view variable) {
  const std::string name =
      flag.empty() ? invocation.context.project.environment.get(variable).value_or("") : flag;
  return name.empty() ? "" : invocation.context.project.environment.absolute(name).string();
}

Json audit_json(const Invocation& invocation, const RunRecord& record) {
  Json json = {{"time", Console::now()}, {"event", "audit"}};
  json.update(run_json(record.run));
  json.update(actor_json(app::find_actor(invocation.context.project.environment)));
  json["result"] = record.failed == nullptr ? "ok" : record.failed->error.code;
  Json migrations = Json::array();
  for (const auto& migration : record.done) {
    migrations.push_back({{"name", migration.name},
                          {"checksum", migration.checksum},
                          {"started_at", migration.started_at},
                          {"ms", migration.ms},
                          {"result", "ok"}});
  }
  if (record.failed != nullptr) {
    migrations.push_back({{"name", record.failed->name},
                          {"result", record.failed->error.code},
                          {"sqlstate", record.failed->error.sqlstate},
                          {"undone", record.failed->undone}});
  }
  json["migrations"] = std::move(migrations);
  return json;
}

}  // namespace

void declare_report_flags(FlagSet& command, ReportFlags& flags) {
  command.add_option("--metrics-file", flags.metrics_file,
                     "Write the run's metrics there, as Prometheus text [SCHEMAC_METRICS_FILE]");
  command.add_option("--audit-file", flags.audit_file,
                     "Append who ran what with which result, one JSON line a run [SCHEMAC_AUDIT_FILE]");
}

base::Status check_report_flags(const Invocation& invocation, const ReportFlags& flags) {
  const std::string audit = chosen(invocation, flags.audit_file, audit_variable);
  return audit.empty() ? base::ok() : app::check_appendable(audit);
}

void report_run(const Invocation& invocation, const ReportFlags& flags, const RunRecord& record) {
  if (record.run.server_version.empty()) return;  // nothing was pending
  // One document for both outputs, made only if one of them is used.
  Json document;
  const auto audit = [&] {
    if (document.is_null()) document = audit_json(invocation, record);
    return document;
  };
  invocation.console.event("audit", audit, "");
  const auto tell = [&](const base::Status& written) {
    if (!written.ok()) invocation.console.note(written.error().message);
  };
  const std::string audit_file = chosen(invocation, flags.audit_file, audit_variable);
  if (!audit_file.empty()) {
    tell(app::append_line(audit_file, audit().dump(-1, ' ', false, Json::error_handler_t::replace)));
  }
  const std::string metrics_file = chosen(invocation, flags.metrics_file, metrics_variable);
  if (!metrics_file.empty()) {
    tell(app::write_metrics(metrics_file, record.run, record.summary, record.done, record.pending));
  }
}

}  // namespace schemac::cli
