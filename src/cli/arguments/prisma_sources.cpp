#include "arguments/prisma_sources.hpp"

#include "arguments/flags.hpp"

#include <array>

namespace schemac::cli {
namespace {

constexpr const char* group = "Prisma's flags";

// A name behind `--from-` and `--to-`, and the source it stands for; `prefix` is put before the flag's
// value.
struct Row {
  const char* name;
  const char* prefix;
  bool takes_value;
};
constexpr std::array<Row, 7> rows = {{
    {"empty", "empty", false},
    {"config-datasource", "db", false},
    {"migrations", "migrations:", true},
    {"schema", "", true},
    {"schema-datamodel", "", true},
    {"url", "db:", true},
    {"schema-datasource", "db", true},  // the datasource of the named schema
}};

void declare_side(FlagSet& command, const std::shared_ptr<SourceFlags>& flags, const std::string& side,
                  std::optional<std::string> SourceFlags::*target) {
  for (const Row& row : rows) {
    const std::string flag = "--" + side + "-" + row.name;
    const std::string prefix = row.prefix;
    if (!row.takes_value) {
      command.add_flag_callback(flag, [flags, target, prefix] { (*flags).*target = prefix; }).group(group);
      continue;
    }
    const bool value_counts = prefix != "db";
    command
        .add_option_function(flag,
                             [flags, target, prefix, value_counts](const std::string& value) {
                               (*flags).*target = value_counts ? prefix + value : prefix;
                               if (!value_counts) flags->datasource_of = value;
                             })
        .group(group);
  }
}

}  // namespace

void declare_prisma_sources(FlagSet& command, const std::shared_ptr<SourceFlags>& flags) {
  declare_side(command, flags, "from", &SourceFlags::from);
  declare_side(command, flags, "to", &SourceFlags::to);
  command.add_flag("--script", flags->script, "SQL instead of the summary").group(group);
}

}  // namespace schemac::cli
