#include <fmt/format.h>

#include <memory>

#include "arguments/choice.hpp"
#include "arguments/command.hpp"
#include "arguments/describe.hpp"
#include "arguments/flags.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

std::string words_of(const std::vector<FlagDoc>& flags) {
  std::vector<std::string> words;
  for (const FlagDoc& flag : flags) {
    if (flag.positional) {
      words.insert(words.end(), flag.choices.begin(), flag.choices.end());
    } else {
      words.insert(words.end(), flag.names.begin(), flag.names.end());
    }
  }
  return base::join(words, " ");
}

std::string command_words(const LineDoc& line) {
  std::vector<std::string> words;
  for (const CommandDoc& command : line.commands) words.push_back(command.name);
  return base::join(words, " ") + " migrate db";
}

// The commands of one of Prisma's groups: "dev deploy status".
std::string group_words(const LineDoc& line, const std::string& group) {
  std::vector<std::string> words;
  for (const CommandDoc& command : line.commands) {
    if (command.prisma_name.compare(0, group.size() + 1, group + " ") == 0)
      words.push_back(command.prisma_name.substr(group.size() + 1));
  }
  return base::join(words, " ");
}

// "diff|migrate diff": the spellings of a command.
std::string patterns_of(const CommandDoc& command) {
  return command.prisma_name.empty() ? fmt::format("'{}'", command.name)
                                     : fmt::format("'{}' | '{}'", command.name, command.prisma_name);
}

// The text inside single quotes of zsh and fish.
std::string quoted(const std::string& text, const char* quote_in_quotes) {
  return base::replace_all(text, "'", quote_in_quotes);
}

std::string bash_values(const std::vector<FlagDoc>& flags) {
  std::string text;
  for (const FlagDoc& flag : flags) {
    if (flag.positional || flag.value.empty()) continue;
    text += fmt::format("    {}) ", base::join(flag.names, " | "));
    text += flag.choices.empty() ? "compopt -o default; return ;;\n"
                                 : fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$current\")); return ;;\n",
                                               base::join(flag.choices, " "));
  }
  return text;
}

}  // namespace

std::string bash_completion(const LineDoc& line) {
  std::string values;
  std::string cases;
  for (const CommandDoc& command : line.commands) {
    const std::string own = bash_values(command.flags);
    if (!own.empty()) {
      values += fmt::format("  {})\n    case $previous in\n{}    esac\n    ;;\n", patterns_of(command), own);
    }
    cases += fmt::format("  {}) words='{}' ;;\n", patterns_of(command), words_of(command.flags));
  }
  return fmt::format(R"bash(# Completion of schemac for bash. Made by `schemac completion bash`.
_schemac() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command= word i words=
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${{COMP_WORDS[i]}}
    case $word in
    -*) ;;
    *)
      if [ -z "$command" ]; then
        command=$word
      elif [ "$command" = migrate ] || [ "$command" = db ]; then
        command="$command $word"
      fi
      ;;
    esac
  done
  case $previous in
{}  esac
  case $command in
{}  esac
  case $command in
  '') words='{}' ;;
  migrate) words='{}' ;;
  db) words='{}' ;;
{}  esac
  case $current in
  -*) words="$words {}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -F _schemac schemac
)bash",
                     bash_values(line.globals), values, command_words(line), group_words(line, "migrate"),
                     group_words(line, "db"), cases, words_of(line.globals));
}

namespace {

std::string zsh_flag(const FlagDoc& flag) {
  const std::string description =
      quoted(base::replace_all(base::replace_all(flag.description, "[", "("), "]", ")"), "'\\''");
  const std::string value = flag.value.empty() ? ""
                            : flag.choices.empty()
                                ? ":value:_files"
                                : fmt::format(":value:({})", base::join(flag.choices, " "));
  if (flag.positional)
    return fmt::format("      '1:{}:({})'", flag.names.front(), base::join(flag.choices, " "));
  std::vector<std::string> lines;
  for (const std::string& name : flag.names)
    lines.push_back(fmt::format("      '{}[{}]{}'", name, description, value));
  return base::join(lines, " \\\n");
}

std::string zsh_flags(const std::vector<FlagDoc>& flags) {
  std::string text;
  for (const FlagDoc& flag : flags) {
    if (flag.positional && flag.choices.empty()) continue;
    text += " \\\n" + zsh_flag(flag);
  }
  return text;
}

}  // namespace

std::string zsh_completion(const LineDoc& line) {
  std::string names;
  std::string cases;
  for (const CommandDoc& command : line.commands) {
    names += fmt::format("    '{}:{}'\n", command.name, quoted(command.summary, "'\\''"));
    cases +=
        fmt::format("  {})\n    _arguments -s $globals{}\n    ;;\n", command.name, zsh_flags(command.flags));
  }
  std::string globals;
  for (const FlagDoc& flag : line.globals) globals += zsh_flag(flag) + "\n";
  return fmt::format(R"zsh(#compdef schemac
# Completion of schemac for zsh. Made by `schemac completion zsh`.
_schemac() {{
  local -a names globals
  names=(
{}  )
  globals=(
{}  )
  globals=(${{globals[@]%% \\}})
  if (( CURRENT == 2 )); then
    _describe command names
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
{}  esac
}}
_schemac "$@"
)zsh",
                     names, base::replace_all(globals, " \\\n", "\n"), cases);
}

std::string fish_completion(const LineDoc& line) {
  std::string text =
      "# Completion of schemac for fish. Made by `schemac completion fish`.\ncomplete -c schemac -f\n";
  const auto add = [&](const std::string& condition, const FlagDoc& flag) {
    std::string row = "complete -c schemac" + (condition.empty() ? "" : " -n '" + condition + "'");
    if (flag.positional) {
      if (flag.choices.empty()) return;
      text += fmt::format("{} -a '{}'\n", row, base::join(flag.choices, " "));
      return;
    }
    for (const std::string& name : flag.names)
      row += name.compare(0, 2, "--") == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!flag.choices.empty()) row += fmt::format(" -x -a '{}'", base::join(flag.choices, " "));
    if (flag.choices.empty() && !flag.value.empty()) row += " -r -F";
    text += fmt::format("{} -d '{}'\n", row, quoted(flag.description, "\\'"));
  };
  for (const FlagDoc& flag : line.globals) add("", flag);
  for (const CommandDoc& command : line.commands) {
    text += fmt::format("complete -c schemac -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                        quoted(command.summary, "\\'"));
    for (const FlagDoc& flag : command.flags) add("__fish_seen_subcommand_from " + command.name, flag);
  }
  return text;
}

namespace {

using Writer = std::string (*)(const LineDoc&);
constexpr Choice<Writer> writers[] = {
    {"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}, {"man", manual_page}};

}  // namespace

Run declare_completion(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto writer = std::make_shared<Writer>(nullptr);
  add_choice<Writer>(command, "shell", *writer, writers, "The shell; man: the manual page");
  return [writer](const Invocation&) {
    if (*writer == nullptr)
      return usage_error("`schemac completion` needs a shell.",
                         "Say `schemac completion bash`, `zsh` or `fish`.");
    Outcome outcome;
    outcome.text = (*writer)(describe());
    outcome.fields = {{"script", outcome.text}};
    return outcome;
  };
}

}  // namespace schemac::cli
