// The styles: in which way a change is found, ordered, looked into and written. One row a style
// (src/plan/styles/styles.cpp); nothing but that row and the style's folder knows which style it is.
#pragma once

#include <string_view>
#include <vector>

#include "schemac/diff/diff.hpp"

namespace schemac::plan {

enum class Style {
  safe,   // Prisma's text if that runs, keeps every value and converges; else docs/safe-style.md
  prisma  // Prisma's text byte for byte, its defects included
};

// What a style decides outside of the script.
struct StyleTraits {
  std::string_view name;   // the word of --style
  std::string_view about;  // a few words for --help
  diff::Policy policy;     // which differences are found, in which order; how a catalog is read
  // What PostgreSQL would refuse or cut is looked for before the script is written: names, objects in the
  // way, rows.
  bool foresees;
  // The user may ask for more than the schema file says: renames, a strict comparison, views made again.
  bool takes_wishes;
  // Every warning counts as a loss. Else the rows were asked, and only destroyed values do.
  bool every_warning_is_a_loss;
};

const StyleTraits& traits_of(Style style);
// In the order of the help; the first is the default.
std::vector<Style> all_styles();

}  // namespace schemac::plan
