#include "command.hpp"

#include <array>

namespace schemac::cli {
namespace {

constexpr std::array<Command, 8> table = {{
    {"validate", "", "", "Check the schema: every error at once", declare_validate},
    {"format", "", "", "Rewrite the schema in Prisma's canonical form", declare_format},
    {"diff", "migrate", "diff", "Compare two states and print the SQL, or write a migration (--name)",
     declare_diff},
    {"dev", "migrate", "dev", "Apply what is pending, write the next migration, apply it", declare_dev},
    {"apply", "migrate", "deploy", "Run the pending migrations", declare_apply},
    {"status", "migrate", "status", "Applied, pending, failed, edited and missing migrations",
     declare_status},
    {"sum", "", "", "Write migrations/schemac.sum anew: after a merge, or an edit that is meant",
     declare_sum},
    {"local", "", "", "A private PostgreSQL for development: start, stop, status", declare_local},
}};

}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace schemac::cli
