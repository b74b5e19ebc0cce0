// `schemac help`: shows a command, an error code or the settings.
#include <fmt/format.h>

#include <memory>

#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "arguments/parser.hpp"
#include "schemac/app/reference.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

std::string code_text(const app::ErrorCode& row) {
  return fmt::format("{}\n  cause:  {}\n  remedy: {}\n", row.code, row.cause, row.remedy);
}

std::string all_codes() {
  std::string text;
  for (const app::ErrorCode& row : app::error_codes()) text += code_text(row);
  return text;
}

std::string settings_text() {
  std::string text = "schemac.toml is searched from the working directory upward, or named with --config.\n";
  std::string_view section = "none";
  for (const config::DocumentedKey& key : app::settings_keys()) {
    if (key.section != section) {
      section = key.section;
      text += section.empty() ? "\n" : fmt::format("\n[{}]\n", section);
    }
    text += fmt::format("{} = {}\n    {}\n", key.name, key.example, key.meaning);
  }
  return text;
}

// Parses the words after `help` as a command line.
std::optional<std::string> command_help(std::vector<std::string> words) {
  words.emplace_back("--help");
  const auto parsed = parse_arguments(words);
  const Help* help = std::get_if<Help>(&parsed);
  return help != nullptr ? std::optional(help->text) : std::nullopt;
}

bool names_command(std::string_view word) {
  for (const Command& command : commands()) {
    if (word == command.name || (!command.prisma_group.empty() && word == command.prisma_group)) return true;
  }
  return false;
}

std::optional<std::string> text_for(const std::vector<std::string>& topic) {
  if (topic.empty()) return command_help({});
  const std::string word = base::join(topic, " ");
  if (word == "configuration" || word == "schemac.toml") return settings_text();
  if (word == "errors") return all_codes();
  if (const app::ErrorCode* row = app::find_error_code(word)) return code_text(*row);
  return names_command(topic.front()) ? command_help(topic) : std::nullopt;
}

std::vector<std::string> topics() {
  std::vector<std::string> result = {"configuration", "errors"};
  for (const Command& command : commands()) result.emplace_back(command.name);
  for (const app::ErrorCode& row : app::error_codes()) result.emplace_back(row.code);
  return result;
}

Outcome run(const std::vector<std::string>& topic) {
  const auto text = text_for(topic);
  if (text) {
    Outcome outcome;
    outcome.text = *text;
    outcome.fields = {{"text", *text}};
    return outcome;
  }
  const std::string word = base::join(topic, " ");
  for (const std::string& candidate : topics()) {
    if (base::edit_distance(word, candidate) <= 2)
      return usage_error(fmt::format("There is no help for `{}`.", word),
                         fmt::format("Did you mean `{}`?", candidate));
  }
  return usage_error(fmt::format("There is no help for `{}`.", word),
                     "Name a command, an error code, `errors` or `configuration`.");
}

}  // namespace

Run declare_help(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto topic = std::make_shared<std::vector<std::string>>();
  command.add_option("topic", *topic, "A command, an error code, `errors` or `configuration`");
  return [topic](const Invocation&) { return run(*topic); };
}

}  // namespace schemac::cli
