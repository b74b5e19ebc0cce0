#include <fmt/format.h>

#include "arguments/describe.hpp"
#include "schemac/app/reference.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

// Escapes text for troff, so that no part of it is a request or an escape.
std::string roff(std::string_view text) {
  std::string result = base::replace_all(base::replace_all(std::string(text), "\\", "\\e"), "-", "\\-");
  if (!result.empty() && (result.front() == '.' || result.front() == '\'')) result.insert(0, "\\&");
  return base::replace_all(result, "\n.", "\n\\&.");
}

std::string flag_item(const FlagDoc& flag) {
  std::vector<std::string> names;
  for (const std::string& name : flag.names) names.push_back("\\fB" + roff(name) + "\\fR");
  const std::string value = flag.value.empty() || flag.positional ? "" : " \\fI" + roff(flag.value) + "\\fR";
  const std::string choices = flag.positional && !flag.choices.empty() ? " (" + roff(flag.value) + ")" : "";
  return fmt::format(".TP\n{}{}{}\n{}\n", base::join(names, ", "), value, choices, roff(flag.description));
}

std::string command_part(const CommandDoc& command) {
  std::string text = fmt::format(".SS {}\n{}.\n", roff(command.name), roff(command.summary));
  if (!command.prisma_name.empty())
    text += fmt::format("Also written \\fB{}\\fR, Prisma's name.\n", roff(command.prisma_name));
  for (const FlagDoc& flag : command.flags) text += flag_item(flag);
  const std::string_view examples = examples_of(command.name);
  if (!examples.empty()) text += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(examples));
  return text;
}

std::string settings_part() {
  std::string text =
      ".SH CONFIGURATION\n\\fIschemac.toml\\fR is searched from the working directory upward.\n";
  std::string_view section = "none";
  for (const config::DocumentedKey& key : app::settings_keys()) {
    if (key.section != section) {
      section = key.section;
      text += fmt::format(".SS {}\n", section.empty() ? "at the top" : "[" + roff(section) + "]");
    }
    text += fmt::format(".TP\n\\fB{}\\fR = {}\n{}\n", roff(key.name), roff(key.example), roff(key.meaning));
  }
  return text;
}

constexpr const char* ends =
    ".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\nfailed: message, code and hint are on standard error\n"
    ".TP\n2\na difference (\\-\\-exit\\-code) or a finding (check, format \\-\\-check)\n.TP\n64\nwrong "
    "usage\n"
    ".TP\n70\na defect of schemac\n.TP\n130\ninterrupted\n"
    ".SH ENVIRONMENT\n.TP\nDATABASE_URL\nThe database where the project's own files name none; a .env "
    "file may hold it too.\n.TP\nSCHEMAC_ENV\nLike \\-\\-env.\n.TP\nSCHEMAC_LOG_FORMAT\nLike "
    "\\-\\-log\\-format.\n"
    ".TP\nSCHEMAC_PG_BIN\nThe folder with initdb and postgres for the private server.\n"
    ".TP\nSCHEMAC_PG_DIR\nWhere `schemac local install` keeps PostgreSQL: else ~/.cache/schemac/installed, "
    "as root "
    "/var/lib/schemac/installed.\n"
    ".TP\nSCHEMAC_RUN_URL\nA link for notifications.\n.TP\nNO_COLOR\nNo colours.\n.TP\nPAGER\nShows long "
    "output in a "
    "terminal; empty or cat: none.\n.TP\nCI\nNothing is asked, and the local server is not used by itself.\n";

}  // namespace

std::string manual_page(const LineDoc& line) {
  std::string text = fmt::format(
      ".TH SCHEMAC 1 \"\" \"schemac {}\" \"User Commands\"\n.SH NAME\nschemac \\- migrations for PostgreSQL "
      "from a "
      "Prisma schema\n.SH SYNOPSIS\n\\fBschemac\\fR \\fICOMMAND\\fR [\\fIFLAGS\\fR]\n.SH DESCRIPTION\n"
      "Describe the database in schema.prisma; schemac writes the SQL between two states of it, keeps the "
      "history of "
      "migrations and runs it.\n.SH COMMANDS\n",
      roff(SCHEMAC_VERSION));
  for (const CommandDoc& command : line.commands) text += command_part(command);
  text += ".SH GLOBAL FLAGS\n";
  for (const FlagDoc& flag : line.globals) text += flag_item(flag);
  return text + settings_part() + ends;
}

}  // namespace schemac::cli
