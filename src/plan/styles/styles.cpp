#include <array>

#include "styles/prisma/prisma.hpp"
#include "styles/safe/safe.hpp"
#include "styles/style.hpp"

namespace schemac::plan {

namespace {
// Prisma's engine looks at no object around the model, and asks the rows by its warnings only.
std::vector<ViewAside> no_views(const diff::Steps& /*steps*/, const Spelling& /*spelling*/,
                                const sql::Surroundings& /*around*/) {
  return {};
}
std::vector<Check> no_checks(const diff::Steps& /*steps*/, const Spelling& /*spelling*/,
                             const sql::Surroundings& /*around*/) {
  return {};
}
std::vector<Warning> no_blockers(const diff::Steps& /*steps*/, const Spelling& /*spelling*/,
                                 const sql::Surroundings& /*around*/) {
  return {};
}

// In the order of `Style`.
constexpr std::array<StyleRow, 2> rows{{
    {.style = Style::safe,
     .traits = {.name = "safe",
                .about = "SQL that runs and keeps data",
                .policy = diff::Policy::safe,
                .foresees = true,
                .takes_wishes = true,
                .every_warning_is_a_loss = false},
     .escapes = true,
     .keeps_facts = true,
     .converts_rows = true,
     .tells_parts = false,
     .default_words = safe::default_words,
     .alter_enum = safe::alter_enum,
     .alter_table = safe::alter_table,
     .views_aside = safe::views_aside,
     .checks = safe::checks,
     .blockers = safe::blockers},
    {.style = Style::prisma,
     .traits = {.name = "prisma",
                .about = "Prisma's text byte for byte",
                .policy = diff::Policy::prisma,
                .foresees = false,
                .takes_wishes = false,
                .every_warning_is_a_loss = true},
     .escapes = false,
     .keeps_facts = false,
     .converts_rows = false,
     .tells_parts = true,
     .default_words = prisma::default_words,
     .alter_enum = prisma::alter_enum,
     .alter_table = prisma::alter_table,
     .views_aside = no_views,
     .checks = no_checks,
     .blockers = no_blockers},
}};

constexpr bool in_order() {
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].style != static_cast<Style>(i)) return false;
  }
  return true;
}
static_assert(in_order());
}  // namespace

const StyleRow& row_of(Style style) { return rows[static_cast<size_t>(style)]; }

const StyleTraits& traits_of(Style style) { return row_of(style).traits; }

std::vector<Style> all_styles() {
  std::vector<Style> styles;
  for (const StyleRow& row : rows) styles.push_back(row.style);
  return styles;
}

}  // namespace schemac::plan
