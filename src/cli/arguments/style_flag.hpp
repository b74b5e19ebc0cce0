// --style, shared by the commands that write SQL.
#pragma once

#include "arguments/choice.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/diff.hpp"

namespace schemac::cli {

inline constexpr Choice<plan::Style> styles[] = {{"safe", plan::Style::safe},
                                                 {"prisma", plan::Style::prisma}};

inline void declare_style(FlagSet& flags, plan::Style& style) {
  add_choice<plan::Style>(
      flags, "--style", style, styles,
      "safe [default]: SQL that runs and keeps data; prisma: Prisma's text byte for byte");
}

inline std::string_view style_name(plan::Style style) {
  return style == plan::Style::prisma ? styles[1].word : styles[0].word;
}

}  // namespace schemac::cli
