#include "arguments/globals.hpp"

#include "arguments/choice.hpp"
#include "arguments/flags.hpp"
#include "terminal/pager.hpp"

namespace schemac::cli {
namespace {

constexpr Choice<Colour> colours[] = {
    {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};
constexpr Choice<std::optional<LogFormat>> log_formats[] = {
    {"text", LogFormat::text}, {"json", LogFormat::json}, {"github", LogFormat::github}};

// For a container, whose environment is easier to set than its arguments. None for an unknown word.
std::optional<LogFormat> log_format_named(const std::optional<std::string>& word) {
  for (const auto& choice : log_formats) {
    if (word == choice.word) return choice.value;
  }
  return std::nullopt;
}

bool has_colour(const Globals& globals, const Surroundings& surroundings, bool is_terminal) {
  if (globals.colour != Colour::automatic) return globals.colour == Colour::always;
  if (surroundings.environment.get("NO_COLOR")) return false;
  return is_terminal && surroundings.environment.get("TERM") != "dumb";
}

}  // namespace

void declare_globals(FlagSet& flags, Globals& globals) {
  constexpr const char* group = "Global flags";
  app::ProjectOptions& project = globals.project;
  flags
      .add_option("--schema", project.schema,
                  "The schema: a .prisma file, or a folder of them [searched upward]")
      .group(group);
  flags
      .add_option("--migrations", project.migrations, "The migrations folder [migrations/ beside the schema]")
      .group(group);
  flags.add_option("--url", project.url, "The database; better in a variable, where `ps` does not show it")
      .group(group);
  flags.add_option("--env", project.env, "The environment of schemac.toml that gives the URL").group(group);
  flags
      .add_option("--replay-url,--shadow-database-url", project.replay_url,
                  "The server on which histories are replayed, in a database of their own [a private one]")
      .group(group);
  flags
      .add_option("--config", project.config,
                  "schemac.toml [searched upward], or Prisma's configuration file")
      .group(group);
  flags.add_flag("--json", globals.json, "One JSON document on standard output").group(group);
  add_choice<std::optional<LogFormat>>(flags, "--log-format", globals.log_format, log_formats,
                                       "Events on standard error; json: one object a line")
      .group(group);
  add_choice<Colour>(flags, "--color", globals.colour, colours, "NO_COLOR is respected").group(group);
  flags.add_flag("-q,--quiet", globals.quiet, "Errors and results only").group(group);
  flags.add_flag("-y,--yes", project.yes, "The answer where an environment wants a confirmation")
      .group(group);
  flags.add_flag("-v,--verbose", globals.verbose, "Also tell where things were found").group(group);
}

ConsoleOptions console_options(const Globals& globals, const Surroundings& surroundings) {
  ConsoleOptions options;
  options.json = globals.json;
  const bool on_github = surroundings.environment.get("GITHUB_ACTIONS") == "true";
  const LogFormat automatic = on_github ? LogFormat::github : LogFormat::text;
  options.log_format = globals.log_format.value_or(
      log_format_named(surroundings.environment.get("SCHEMAC_LOG_FORMAT")).value_or(automatic));
  options.colour = has_colour(globals, surroundings, surroundings.error_is_terminal);
  options.result_colour = has_colour(globals, surroundings, surroundings.output_is_terminal);
  options.result_terminal = surroundings.output_is_terminal;
  options.quiet = globals.quiet;
  options.verbose = globals.verbose;
  options.terminal = surroundings.error_is_terminal && surroundings.environment.get("TERM") != "dumb";
  options.interactive = surroundings.error_is_terminal && surroundings.input_is_terminal &&
                        !surroundings.environment.is_ci() && !globals.json;
  if (surroundings.output_is_terminal) options.pager = pager_command(surroundings.environment);
  return options;
}

}  // namespace schemac::cli
