#include "arguments/style_flag.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "arguments/choice.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {

namespace {
const std::vector<Choice<plan::Style>>& choices() {
  static const std::vector<Choice<plan::Style>> all = [] {
    std::vector<Choice<plan::Style>> out;
    for (const plan::Style style : plan::all_styles()) out.push_back({plan::traits_of(style).name, style});
    return out;
  }();
  return all;
}
}  // namespace

void declare_style(FlagSet& flags, plan::Style& style) {
  std::vector<std::string> lines;
  for (const plan::Style one : plan::all_styles()) {
    const plan::StyleTraits& traits = plan::traits_of(one);
    lines.push_back(fmt::format("{}{}: {}", traits.name, lines.empty() ? " [default]" : "", traits.about));
  }
  add_choice<plan::Style>(flags, "--style", style, choices(), base::join(lines, "; "));
}

}  // namespace schemac::cli
