#include "arguments/change_flags.hpp"

#include <fmt/format.h>

#include "arguments/flags.hpp"
#include "arguments/style_flag.hpp"

namespace schemac::cli {

void declare_change_flags(FlagSet& command, app::DiffRequest& request) {
  declare_style(command, request.style);
  command
      .add_option("--rename", request.renames,
                  "TABLE.OLD=NEW, ENUM.OLD=NEW or OLD=NEW: a drop and an add are a rename; an enum's value "
                  "that is there already takes the rows of OLD (repeatable)")
      .allow_extra_args(false);
  command.add_flag("--no-renames", request.no_renames, "What looks like a rename is a drop and an add");
  command.add_flag("--accept-data-loss", request.accept_data_loss, "Lose what the change cannot keep");
  command.add_flag("--ignore-drift", request.ignore_drift,
                   "Compare with the database as it is, whatever its migrations made");
  declare_drop_tables(command, request.drop_tables);
  declare_opt_ins(command, request.opt_ins);
}

void declare_drop_tables(FlagSet& command, bool& drop_tables) {
  command.add_flag("--drop-tables", drop_tables,
                   "Drop all tables of a schema, or more than half of four or more");
}

void declare_opt_ins(FlagSet& command, app::OptIns& opt_ins) {
  command.add_flag("--strict", opt_ins.strict,
                   "Undo DEFERRABLE and NULLS NOT DISTINCT, which no schema file says");
  command.add_flag("--recreate-views", opt_ins.recreate_views,
                   "Drop plain views in the way of a type change, and make them again");
}

std::optional<Outcome> refuse_opt_ins(const app::OptIns& opt_ins, plan::Style style) {
  const bool any = opt_ins.strict || opt_ins.recreate_views;
  const plan::StyleTraits& traits = plan::traits_of(style);
  if (!any || traits.takes_wishes) return std::nullopt;
  return usage_error(
      fmt::format("--strict and --recreate-views do not go together with --style {}.", traits.name),
      "Prisma's text has neither; leave --style out.");
}

}  // namespace schemac::cli
