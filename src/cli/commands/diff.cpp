#include "schemac/app/diff.hpp"
#include "arguments/flags.hpp"

#include <fmt/format.h>

#include <memory>

#include "arguments/change_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/prisma_sources.hpp"
#include "schemac/base/files.hpp"
#include "terminal/diff_fields.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  std::shared_ptr<SourceFlags> sources = std::make_shared<SourceFlags>();
  std::optional<std::string> name;
  std::optional<std::string> output;
  app::DiffRequest request;
  bool summary = false;
  bool exit_code = false;
  bool prisma_text = false;  // Prisma's default output: the summary, unless --script
};

ExitCode code_for(const Flags& flags, const app::DiffReport& report) {
  return flags.exit_code && !report.empty() ? ExitCode::finding : ExitCode::done;
}

Outcome run_generate(const Flags& flags, const app::DiffRequest& request, const Invocation& invocation) {
  const auto report = app::generate(invocation.context, request, flags.name);
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  outcome.code = code_for(flags, report->diff);
  if (report->migration) {
    print_warnings(invocation.console, report->diff);
    outcome.text = invocation.context.project.environment.shown(report->migration->path) + "\n";
  } else {
    invocation.console.note("There is no difference: no migration was written.");
  }
  // The script and the down script are rendered again only for a JSON document.
  if (!invocation.console.options().json) return outcome;
  outcome.fields = diff_fields(report->diff);
  outcome.fields["migration"] = migration_field(invocation.context.project, report->migration);
  return outcome;
}

Outcome run_compare(const Flags& flags, const app::DiffRequest& request, const Invocation& invocation) {
  const auto report = app::compare(invocation.context, request);
  if (!report.ok()) return failure(report.error());
  const bool summary = flags.summary || (flags.prisma_text && !flags.sources->script);
  Outcome outcome;
  outcome.code = code_for(flags, *report);
  if (report->asked) print_warnings(invocation.console, *report);
  outcome.text = summary ? report->summary() : report->script();
  if (invocation.console.options().json) {
    outcome.fields = diff_fields(*report);
    outcome.fields["migration"] = nullptr;
    if (summary) outcome.fields["summary"] = report->summary();
  }
  outcome.is_sql = !summary && !flags.output;
  outcome.is_document = outcome.is_sql;
  if (!flags.output) return outcome;
  const std::filesystem::path path = invocation.context.project.environment.absolute(*flags.output);
  const auto written = base::write_file(path, outcome.text);
  if (!written.ok()) return failure(written.error());
  invocation.console.note(fmt::format("wrote {}", invocation.context.project.environment.shown(path)));
  outcome.text.clear();
  return outcome;
}

// --from-schema-datasource PATH: the database of the datasource in this schema.
app::Project project_of(const Flags& flags, const Invocation& invocation) {
  app::Project project = invocation.context.project;
  if (flags.sources->datasource_of) project.options.schema = flags.sources->datasource_of;
  return project;
}

Outcome run(const Flags& flags, const Invocation& given) {
  const app::Project project = project_of(flags, given);
  const app::Context context = given.context.for_project(project);
  const Invocation invocation{context, given.console};
  app::DiffRequest request = flags.request;
  request.from = flags.sources->from;
  request.to = flags.sources->to;
  if (auto refused = refuse_opt_ins(request.opt_ins, request.style)) return *refused;
  if (!flags.name) return run_compare(flags, request, invocation);
  if (flags.output || flags.summary) {
    return usage_error("--name writes a migration; it does not go together with -o or --summary.",
                       "Leave --name out to print the SQL.");
  }
  return run_generate(flags, request, invocation);
}

}  // namespace

Run declare_diff(FlagSet& command, Spelling spelling) {
  const auto flags = std::make_shared<Flags>();
  constexpr const char* sources =
      "empty, db, db:URL, migrations, migrations:DIR, or a .prisma file or folder";
  command.add_option("--from", flags->sources->from, sources);
  command.add_option("--to", flags->sources->to, sources);
  command.add_option("-n,--name", flags->name, "Write migrations/<UTC timestamp>_<name>/");
  command.add_flag("--exit-code", flags->exit_code, "Exit with 2 when there is a difference");
  command.add_flag("--summary", flags->summary, "A summary for people instead of SQL");
  command.add_option("-o,--output", flags->output, "Write to this file");
  declare_change_flags(command, flags->request);
  if (spelling == Spelling::prisma) {
    flags->prisma_text = true;
    declare_prisma_sources(command, flags->sources);
  }
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
