#include "arguments/parser.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "arguments/describe.hpp"
#include "arguments/prisma_flags.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

constexpr const char* help_hint =
    "`schemac --help` lists the commands, `schemac COMMAND --help` their flags.";

// A command under one of its names, after its flags were declared.
struct Declared {
  const Command* command;
  CLI::App* flags;
  Run run;
};

class Parser {
 public:
  // Declares only flags of commands whose name is among `words`, or all if it is null: declaring those of
  // every command takes longer than running most commands.
  explicit Parser(const std::vector<std::string>* words = nullptr)
      : app_("Migrations for PostgreSQL from a Prisma schema", "schemac"), words_(words) {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", SCHEMAC_VERSION);
    app_.set_help_flag("-h,--help", "This text");
    FlagSet of_all(app_);
    declare_globals(of_all, globals_);
    for (const Command& command : commands()) declare(app_, command, command.name, Spelling::own);
    for (const Command& command : commands()) {
      if (!command.prisma_group.empty()) declare_alias(command);
    }
  }

  LineDoc describe() {
    LineDoc line;
    for (const Declared& declared : declared_) {
      const bool own = declared.flags->get_parent() == &app_;
      if (!own) continue;
      const Command& command = *declared.command;
      CommandDoc doc{std::string(command.name), "", std::string(command.summary), flags_of(*declared.flags)};
      if (!command.prisma_group.empty())
        doc.prisma_name = fmt::format("{} {}", command.prisma_group, command.prisma_name);
      line.commands.push_back(std::move(doc));
    }
    line.globals = flags_of(app_);
    return line;
  }

  std::variant<Parsed, Help, WrongUsage> parse(const std::vector<std::string>& arguments) {
    std::vector<std::string> reversed(arguments.rbegin(),
                                      arguments.rend());  // CLI11 reads them from the back
    try {
      app_.parse(reversed);
    } catch (const CLI::CallForHelp&) {
      return Help{chosen_app().help(parent_names()) + examples_text()};
    } catch (const CLI::CallForVersion& version) {
      return Help{fmt::format("schemac {}\n", version.what())};
    } catch (const CLI::ExtrasError&) {
      return wrong(not_expected(), arguments);
    } catch (const CLI::ParseError& error) {
      return wrong(error.what(), arguments);
    }
    for (Declared& declared : declared_) {
      if (!declared.flags->parsed()) continue;
      globals_.project.reach = reach_of(declared);
      return Parsed{globals_, std::string(declared.command->name), declared.run};
    }
    return wrong("A command is required.", arguments);
  }

 private:
  // A dry run changes nothing.
  static app::Reach reach_of(const Declared& declared) {
    const CLI::Option* dry_run = declared.flags->get_option_no_throw("--dry-run");
    return dry_run != nullptr && dry_run->count() != 0 ? app::Reach::database : declared.command->reach;
  }

  void declare(CLI::App& parent, const Command& command, std::string_view name, Spelling spelling) {
    CLI::App* flags = parent.add_subcommand(std::string(name), std::string(command.summary));
    flags->fallthrough();  // global flags may follow the command
    flags->set_help_flag("-h,--help", "This text");
    const bool asked_for =
        words_ == nullptr || std::find(words_->begin(), words_->end(), name) != words_->end();
    FlagSet of_command(*flags);
    if (asked_for && spelling == Spelling::prisma)
      declare_prisma_flags(of_command, command.name, globals_.notes);
    declared_.push_back({&command, flags, asked_for ? command.declare(of_command, spelling) : Run()});
  }

  static FlagDoc flag_doc(const CLI::Option& option) {
    FlagDoc flag;
    for (const std::string& name : option.get_snames()) flag.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) flag.names.push_back("--" + name);
    flag.positional = flag.names.empty();
    if (flag.positional) flag.names.push_back(option.get_name());
    flag.description = option.get_description();
    if (option.get_expected_max() == 0) return flag;
    flag.value = option.get_type_name();
    if (flag.value.find('|') != std::string::npos) flag.choices = base::split(flag.value, '|');
    if (flag.value.empty()) flag.value = "TEXT";
    return flag;
  }

  // Hidden flags (Prisma's spellings) are left out.
  static std::vector<FlagDoc> flags_of(const CLI::App& app) {
    std::vector<FlagDoc> flags;
    for (const CLI::Option* option : app.get_options()) {
      const bool repeated = option == app.get_help_ptr() && app.get_parent() != nullptr;
      if (!option->get_group().empty() && !repeated) flags.push_back(flag_doc(*option));
    }
    return flags;
  }

  std::string examples_text() {
    const std::string_view lines = examples_of(command_name(chosen_app()));
    if (lines.empty()) return "";
    return "Examples:\n  " + base::replace_all(std::string(lines), "\n", "\n  ") + "\n";
  }

  void declare_alias(const Command& command) {
    CLI::App*& group = groups_[std::string(command.prisma_group)];
    if (group == nullptr) {
      group = app_.add_subcommand(std::string(command.prisma_group), "Prisma's names for these commands");
      group->require_subcommand(1);
      group->fallthrough();
    }
    declare(*group, command, command.prisma_name, Spelling::prisma);
  }

  // The innermost command that was named before parsing stopped.
  CLI::App& chosen_app() {
    CLI::App* chosen = &app_;
    while (!chosen->get_subcommands().empty()) chosen = chosen->get_subcommands().front();
    return *chosen;
  }

  // The words before the command's own name in its help: "schemac", "schemac migrate".
  std::string parent_names() {
    const CLI::App* chosen = &chosen_app();
    std::vector<std::string> names;
    for (const CLI::App* at = chosen->get_parent(); at != nullptr; at = at->get_parent()) {
      names.insert(names.begin(), at->get_name());
    }
    return base::join(names, " ");
  }

  std::string not_expected() {
    const std::vector<std::string> extras = app_.remaining(true);
    for (const std::string& extra : extras) {
      if (extra.size() > 1 && extra.front() == '-') {
        return fmt::format("`{}` is not a flag of {}.", extra, chosen_app().get_name());
      }
    }
    return fmt::format("`{}` is not expected here.", extras.empty() ? "" : extras.front());
  }

  WrongUsage wrong(const std::string& what, const std::vector<std::string>& arguments) {
    CLI::App& chosen = chosen_app();
    // The error may come before --json on the line; the flag counts nevertheless.
    globals_.json =
        globals_.json || std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    return {globals_, command_name(chosen), what_is_wrong(chosen, what, arguments),
            nearest_hint(chosen, arguments)};
  }

  // CLI11 reports a missing command also if the line has an unknown word.
  static std::string what_is_wrong(const CLI::App& chosen, const std::string& what,
                                   const std::vector<std::string>& arguments) {
    if (chosen.get_require_subcommand_min() == 0) return sentence(what);
    for (const std::string& argument : arguments) {
      if (argument.empty() || argument.front() == '-' || argument == chosen.get_name()) continue;
      return fmt::format("`{}` is not a command of {}.", argument, chosen.get_name());
    }
    return "A command is required.";
  }

  std::string command_name(const CLI::App& chosen) const {
    for (const Declared& declared : declared_) {
      if (declared.flags == &chosen) return std::string(declared.command->name);
    }
    return "";
  }

  static std::string sentence(std::string text) {
    if (!text.empty() && text.back() != '.') text += '.';
    return text;
  }

  // "Did you mean": the known word nearest to an unknown one.
  std::string nearest_hint(CLI::App& chosen, const std::vector<std::string>& arguments) {
    std::vector<std::string> known;
    for (const CLI::App* at = &chosen; at != nullptr; at = at->get_parent()) {
      for (const CLI::Option* option : at->get_options()) {
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
      }
    }
    for (const CLI::App* command : chosen.get_subcommands([](CLI::App*) { return true; })) {
      known.push_back(command->get_name());
    }
    for (const std::string& argument : arguments) {
      const std::string word = argument.substr(0, argument.find('='));
      if (std::find(known.begin(), known.end(), word) != known.end()) continue;
      for (const std::string& candidate : known) {
        if (base::edit_distance(word, candidate) <= 2) return fmt::format("Did you mean `{}`?", candidate);
      }
    }
    return help_hint;
  }

  CLI::App app_;
  const std::vector<std::string>* words_;
  Globals globals_;
  std::vector<Declared> declared_;
  std::map<std::string, CLI::App*> groups_;
};

}  // namespace

std::variant<Parsed, Help, WrongUsage> parse_arguments(const std::vector<std::string>& arguments) {
  return Parser(&arguments).parse(arguments);
}

LineDoc describe() { return Parser().describe(); }

}  // namespace schemac::cli
