#include "change_flags.hpp"

#include <CLI/CLI.hpp>

#include "style.hpp"

namespace schemac::cli {

void declare_change_flags(CLI::App& command, app::DiffRequest& request) {
  declare_style(command, request.style);
  command
      .add_option("--rename", request.renames,
                  "TABLE.OLD=NEW, ENUM.OLD=NEW or OLD=NEW: a drop and an add are a rename (repeatable)")
      ->allow_extra_args(false);
  command.add_flag("--no-renames", request.no_renames, "What looks like a rename is a drop and an add");
  command.add_flag("--accept-data-loss", request.accept_data_loss, "Lose what the change cannot keep");
}

void ask_through(Console& console, app::DiffRequest& request) {
  if (!console.options().interactive) return;
  request.ask = [&console](const std::string& question) { return console.confirm(question); };
}

}  // namespace schemac::cli
