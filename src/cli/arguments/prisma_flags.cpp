#include "arguments/prisma_flags.hpp"

#include "arguments/flags.hpp"

#include <fmt/format.h>

#include <array>

namespace schemac::cli {
namespace {

constexpr const char* group = "Prisma's flags";

struct Row {
  std::string_view command;  // schemac's name; empty: every command
  const char* flag;
  bool takes_value;
  bool possible;
  const char* why;  // the reason: it is not needed, or not possible
};
constexpr std::array<Row, 12> rows = {{
    {"", "--preview-feature", false, true, "no command is a preview"},
    {"", "--telemetry-information", true, true, "schemac tells nobody what it does"},
    {"dev", "--skip-generate", false, true, "schemac generates no client"},
    {"dev", "--skip-generators", false, true, "schemac generates no client"},
    {"reset", "--skip-generate", false, true, "schemac generates no client"},
    {"reset", "--skip-generators", false, true, "schemac generates no client"},
    {"push", "--skip-generate", false, true, "schemac generates no client"},
    {"push", "--skip-generators", false, true, "schemac generates no client"},
    {"pull", "--composite-type-depth", true, true,
     "PostgreSQL's tables hold no composite fields of Prisma's"},
    {"pull", "--local-d1", false, false, "D1 is a SQLite, and schemac knows PostgreSQL"},
    {"diff", "--from-local-d1", false, false, "D1 is a SQLite, and schemac knows PostgreSQL"},
    {"diff", "--to-local-d1", false, false, "D1 is a SQLite, and schemac knows PostgreSQL"},
}};

void take(const Row& row, std::vector<std::string>& notes) {
  if (!row.possible) refuse_arguments(fmt::format("{} is not possible: {}.", row.flag, row.why));
  notes.push_back(fmt::format("{} is not needed: {}.", row.flag, row.why));
}

}  // namespace

void declare_prisma_flags(FlagSet& flags, std::string_view command, std::vector<std::string>& notes) {
  for (const Row& row : rows) {
    if (!row.command.empty() && row.command != command) continue;
    if (row.takes_value) {
      flags.add_option_function(row.flag, [&row, &notes](const std::string&) { take(row, notes); })
          .group(group);
    } else {
      flags.add_flag_callback(row.flag, [&row, &notes] { take(row, notes); }).group(group);
    }
  }
}

}  // namespace schemac::cli
