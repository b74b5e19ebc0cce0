// --style, shared by the commands that write SQL.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "schemac/app/diff.hpp"

namespace schemac::cli {

inline void declare_style(CLI::App& flags, plan::Style& style) {
  static const std::map<std::string, plan::Style> styles = {{"prisma", plan::Style::prisma},
                                                            {"safe", plan::Style::safe}};
  flags
      .add_option("--style", style,
                  "safe (default): SQL that runs and keeps data; prisma: Prisma's text byte for byte")
      ->transform(CLI::CheckedTransformer(styles).description(""));
}

inline const char* style_name(plan::Style style) { return style == plan::Style::prisma ? "prisma" : "safe"; }

}  // namespace schemac::cli
