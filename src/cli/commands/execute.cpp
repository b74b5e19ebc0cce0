#include <fmt/format.h>

#include <iostream>
#include <iterator>
#include <memory>

#include "arguments/apply_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/history.hpp"
#include "schemac/base/files.hpp"
#include "terminal/run_json.hpp"
#include "terminal/undoable_work.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  std::string file;
  bool from_input = false;
  migrate::ApplyOptions options;
};

struct Script {
  std::string name;
  std::string text;
};

base::Result<Script> read(const Flags& flags, const Invocation& invocation) {
  if (flags.from_input) {
    return Script{"standard input",
                  {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()}};
  }
  SCHEMAC_TRY(std::string text,
              base::read_stream(invocation.context.project.environment.absolute(flags.file)));
  return Script{flags.file, std::move(text)};
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  if (flags.file.empty() != flags.from_input) {
    return usage_error(flags.from_input ? "--file and --stdin cannot be used together."
                                        : "Either --file or --stdin must be provided.",
                       "`schemac execute --file script.sql`, or `schemac execute --stdin < script.sql`.");
  }
  auto script = read(flags, invocation);
  if (!script.ok()) return failure(script.error());
  const UndoableWork work(invocation.context);
  const auto result = app::execute(work.context(), script->name, std::move(script->text), flags.options);
  if (!result.ok()) return failure(result.error());
  Outcome outcome;
  if (result->failed) {
    outcome = failure(result->failed->error);
    outcome.fields = {{"statements", Json::array()}, {"failed", failed_json(*result->failed)}};
    return outcome;
  }
  outcome.text = "Script executed successfully.\n";
  outcome.fields = {{"ms", result->ran.ms},
                    {"wal_bytes", result->ran.wal_bytes},
                    {"statements", migration_json(result->ran)["statements"]},
                    {"failed", nullptr}};
  return work.ended(std::move(outcome));
}

}  // namespace

Run declare_execute(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<Flags>();
  command.add_option("--file", flags->file, "The script");
  command.add_flag("--stdin", flags->from_input, "Read the script from standard input");
  declare_apply_flags(command, flags->options);
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
