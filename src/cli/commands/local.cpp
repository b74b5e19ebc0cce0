#include "schemac/app/local.hpp"
#include "arguments/flags.hpp"

#include <fmt/format.h>

#include <memory>

#include "arguments/choice.hpp"
#include "arguments/command.hpp"
#include "terminal/undoable_work.hpp"

namespace schemac::cli {
namespace {

enum class Action { none, start, stop, status, install };
constexpr Choice<Action> actions[] = {{"start", Action::start},
                                      {"stop", Action::stop},
                                      {"status", Action::status},
                                      {"install", Action::install}};

struct LocalFlags {
  Action action = Action::none;
  size_t major = 0;
};

app::LocalAction of_server(Action action) {
  if (action == Action::start) return app::LocalAction::start;
  return action == Action::stop ? app::LocalAction::stop : app::LocalAction::status;
}

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

Outcome install(size_t major, const Invocation& invocation) {
  const auto report = app::install_server(invocation.context, static_cast<int>(major));
  if (!report.ok()) return failure(report.error());
  const cluster::Binaries& binaries = report->binaries;
  Outcome outcome;
  outcome.text =
      fmt::format("PostgreSQL {} is installed in {}: `local`, replays and `diff --from migrations` use it.\n",
                  binaries.major, binaries.folder.string());
  outcome.fields = {
      {"major", binaries.major}, {"folder", binaries.folder.string()}, {"package", report->package}};
  return outcome;
}

}  // namespace

Run declare_local(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<LocalFlags>();
  add_choice<Action>(command, "action", flags->action, actions,
                     "start prints the URL; the data stays in .schemac beside the schema; install fetches a "
                     "PostgreSQL with npm");
  command.add_option("major", flags->major,
                     "For install: 16; else that of the project's database, or the newest");
  return [flags](const Invocation& invocation) {
    if (flags->action == Action::install) return install(flags->major, invocation);
    if (flags->major != 0)
      return usage_error("Only `schemac local install` takes a number.", "Say `schemac local install 16`.");
    if (flags->action != Action::none) return run(of_server(flags->action), invocation);
    return usage_error("`schemac local` needs to know what to do.",
                       "Say `schemac local start`, `stop`, `status` or `install`.");
  };
}

}  // namespace schemac::cli
