#include "schemac/app/local.hpp"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "command.hpp"

namespace schemac::cli {
namespace {

const std::map<std::string, app::LocalAction> actions = {{"start", app::LocalAction::start},
                                                         {"stop", app::LocalAction::stop},
                                                         {"status", app::LocalAction::status}};

// `start` prints the URL alone, so that a script can take it.
std::string text_of(app::LocalAction action, const cluster::LocalStatus& status) {
  if (action == app::LocalAction::start) return status.url + "\n";
  if (!status.running) return "The local server is stopped.\n";
  return "The local server is running: " + status.url + "\n";
}

Outcome run(app::LocalAction action, const Invocation& invocation) {
  const auto status = app::local(invocation.project, action);
  if (!status.ok()) return failure(status.error());
  Outcome outcome;
  outcome.text = text_of(action, *status);
  outcome.fields = {{"running", status->running}, {"pid", nullptr}, {"url", nullptr}};
  if (status->running) {
    outcome.fields["pid"] = status->pid;
    outcome.fields["url"] = status->url;
  }
  return outcome;
}

}  // namespace

Run declare_local(CLI::App& command, Spelling spelling) {
  (void)spelling;
  const auto action = std::make_shared<app::LocalAction>(app::LocalAction::status);
  command.add_option("action", *action, "start, stop or status")
      ->required()
      ->transform(CLI::CheckedTransformer(actions).description(""));
  return [action](const Invocation& invocation) { return run(*action, invocation); };
}

}  // namespace schemac::cli
