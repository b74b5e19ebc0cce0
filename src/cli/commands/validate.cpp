#include <fmt/format.h>

#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/schema.hpp"

namespace schemac::cli {
namespace {

Outcome run(const Invocation& invocation) {
  const auto schema = app::read_schema(invocation.context.project);
  if (!schema.ok()) {
    Outcome outcome = failure(schema.error());
    outcome.fields["diagnostics"] = Json::array();
    return outcome;
  }
  if (!invocation.console.options().json) invocation.console.diagnostics(*schema);
  Outcome outcome;
  const auto usable = app::check_usable(*schema);
  // A schema without datasource is valid; the commands that need a datasource refuse it.
  if (schema->error_count != 0) {
    outcome = failure(usable.error());
  } else if (!usable.ok()) {
    invocation.console.note(usable.error().message + " " + usable.error().hint);
  }
  outcome.fields["diagnostics"] = Json::parse(app::diagnostics_json(*schema));
  if (!outcome.error) {
    outcome.text = fmt::format("The schema at {} is valid\n",
                               invocation.context.project.environment.shown(schema->path));
  }
  return outcome;
}

}  // namespace

Run declare_validate(FlagSet& flags, Spelling spelling) {
  (void)flags, (void)spelling;
  return run;
}

}  // namespace schemac::cli
