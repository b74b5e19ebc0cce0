#include "arguments/command.hpp"

namespace schemac::cli {
namespace {

using app::Reach;

constexpr Command table[] = {
    {"init", "", "", "Write schemac.toml, the git hook and a pipeline; keeps what is there", Reach::files,
     declare_init},
    {"validate", "", "", "Check the schema: every error at once", Reach::files, declare_validate},
    {"format", "", "", "Rewrite the schema in Prisma's canonical form", Reach::files, declare_format},
    {"diff", "migrate", "diff", "Compare two states and print the SQL, or write a migration (--name)",
     Reach::database, declare_diff},
    {"dev", "migrate", "dev", "Apply what is pending, write the next migration, apply it", Reach::changes,
     declare_dev},
    {"apply", "migrate", "deploy", "Run the pending migrations", Reach::changes, declare_apply},
    {"status", "migrate", "status", "Applied, pending, failed, edited and missing migrations",
     Reach::database, declare_status},
    {"rollback", "", "", "Take the latest applied migrations back with their down.sql", Reach::changes,
     declare_rollback},
    {"resolve", "migrate", "resolve", "Mark a migration as applied or as rolled back", Reach::changes,
     declare_resolve},
    {"baseline", "", "",
     "Mark every migration up to one as applied, on a database that has the tables already", Reach::changes,
     declare_baseline},
    {"reset", "migrate", "reset", "Drop everything in the managed schemas and apply the history again",
     Reach::changes, declare_reset},
    {"seed", "db", "seed", "Run the project's seed command", Reach::changes, declare_seed},
    {"execute", "db", "execute", "Run an SQL script", Reach::changes, declare_execute},
    {"sum", "", "", "Write migrations/schemac.sum anew: after a merge, or an edit that is meant",
     Reach::files, declare_sum},
    {"push", "db", "push", "Make the database match the schema, without a migration", Reach::changes,
     declare_push},
    {"pull", "db", "pull", "Write the schema from the database", Reach::database, declare_pull},
    {"check", "", "", "What a commit must satisfy: schema, migrations, history; needs no database",
     Reach::files, declare_check},
    {"local", "", "", "A private PostgreSQL for development: start, stop, status", Reach::files,
     declare_local},
    {"config", "", "", "What was found where: schema, migrations, database, seed, external tables",
     Reach::files, declare_config},
    {"doctor", "", "", "Why it cannot connect or run: each cause with its remedy", Reach::database,
     declare_doctor},
    {"completion", "", "", "Completions for bash, zsh and fish, and the manual page", Reach::files,
     declare_completion},
    {"help", "", "", "Help on a command, an error code or the settings", Reach::files, declare_help},
};

}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace schemac::cli
