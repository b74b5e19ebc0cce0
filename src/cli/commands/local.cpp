#include "schemac/app/local.hpp"
#include "arguments/flags.hpp"

#include <memory>
#include <optional>

#include "arguments/choice.hpp"
#include "arguments/command.hpp"
#include "terminal/undoable_work.hpp"

namespace schemac::cli {
namespace {

constexpr Choice<std::optional<app::LocalAction>> actions[] = {{"start", app::LocalAction::start},
                                                               {"stop", app::LocalAction::stop},
                                                               {"status", app::LocalAction::status}};

// `start` prints only the URL, so that a script can read it.
std::string text_of(app::LocalAction action, const cluster::LocalStatus& status) {
  if (action == app::LocalAction::start) return status.url + "\n";
  if (!status.running) return "The local server is stopped.\n";
  return "The local server is running: " + status.url + "\n";
}

Outcome run(app::LocalAction action, const Invocation& invocation) {
  // After a signal, a start or stop of the server is still completed if it ends soon.
  const UndoableWork work(invocation.context);
  const auto status = app::local(invocation.context.project, action);
  if (!status.ok()) return failure(status.error());
  Outcome outcome;
  outcome.text = text_of(action, *status);
  outcome.fields = {{"running", status->running}, {"pid", nullptr}, {"url", nullptr}};
  if (status->running) {
    outcome.fields["pid"] = status->pid;
    outcome.fields["url"] = status->url;
  }
  return work.ended(std::move(outcome));
}

}  // namespace

Run declare_local(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto action = std::make_shared<std::optional<app::LocalAction>>();
  add_choice<std::optional<app::LocalAction>>(
      command, "action", *action, actions,
      "start prints the URL; the data stays in .schemac beside the schema");
  return [action](const Invocation& invocation) {
    if (*action) return run(**action, invocation);
    return usage_error("`schemac local` needs to know what to do.",
                       "Say `schemac local start`, `stop` or `status`.");
  };
}

}  // namespace schemac::cli
