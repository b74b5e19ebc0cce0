#include "change_flags.hpp"

#include <CLI/CLI.hpp>

#include "style.hpp"

namespace schemac::cli {

void declare_change_flags(CLI::App& command, app::DiffRequest& request) {
  declare_style(command, request.style);
  command
      .add_option("--rename", request.renames,
                  "TABLE.OLD=NEW, ENUM.OLD=NEW or OLD=NEW: a drop and an add are a rename; an enum's value "
                  "that is there already takes the rows of OLD (repeatable)")
      ->allow_extra_args(false);
  command.add_flag("--no-renames", request.no_renames, "What looks like a rename is a drop and an add");
  command.add_flag("--accept-data-loss", request.accept_data_loss, "Lose what the change cannot keep");
  declare_opt_ins(command, request.opt_ins);
}

void declare_opt_ins(CLI::App& command, app::OptIns& opt_ins) {
  command.add_flag("--strict", opt_ins.strict,
                   "Undo DEFERRABLE and NULLS NOT DISTINCT, which no schema file says");
  command.add_flag("--recreate-views", opt_ins.recreate_views,
                   "Drop plain views in the way of a type change, and make them again");
}

std::optional<Outcome> refuse_opt_ins(const app::OptIns& opt_ins, plan::Style style) {
  const bool any = opt_ins.strict || opt_ins.recreate_views;
  if (!any || style != plan::Style::prisma) return std::nullopt;
  return usage_error("--strict and --recreate-views do not go together with --style prisma.",
                     "Prisma's text has neither; leave --style out.");
}

void ask_through(Console& console, app::DiffRequest& request) {
  if (!console.options().interactive) return;
  request.ask = [&console](const std::string& question) { return console.confirm(question); };
}

}  // namespace schemac::cli
