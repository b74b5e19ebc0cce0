#include <array>

#include "arguments/describe.hpp"

namespace schemac::cli {
namespace {

struct Examples {
  std::string_view command;
  std::string_view lines;
};

constexpr std::array<Examples, 21> table = {{
    {"init",
     "schemac init                          # settings, git hook and GitHub workflow for this project\n"
     "schemac init --hook                   # only the hook; again in another folder of a monorepo adds that "
     "one\n"
     "schemac init --script                 # the pipeline's steps for GitLab, Jenkins and the like"},
    {"validate",
     "schemac validate                      # every error with its place\n"
     "schemac validate --json               # the same for a program\n"
     "schemac validate --schema prisma/     # a folder of schema files"},
    {"format",
     "schemac format                        # rewrite the schema's files\n"
     "schemac format --check                # exit code 2 if one would change"},
    {"diff",
     "schemac diff                                           # the SQL from the database to the schema\n"
     "schemac diff --name add_new_field                      # write it as the next migration\n"
     "schemac diff --from migrations --to schema.prisma --exit-code   # 2 when a migration is missing\n"
     "schemac diff --from empty --to schema.prisma           # the whole schema as SQL\n"
     "schemac diff --from db:postgresql://host/db --summary  # what differs, in words"},
    {"dev",
     "schemac local start && schemac dev --name first        # work on a private server\n"
     "schemac dev --name add_email                           # apply, write the next migration, apply it\n"
     "schemac dev --name add_email --create-only             # write it, look at it, run it later"},
    {"apply",
     "schemac apply                                 # run what is pending\n"
     "schemac apply --env production --yes          # in a pipeline\n"
     "schemac apply --to 20260101120000_add_email   # up to this one"},
    {"status",
     "schemac status                        # applied, pending, failed, edited, missing, renamed\n"
     "schemac status --env staging --exit-code      # 2 when something is pending"},
    {"rollback",
     "schemac rollback                      # undo the latest migration by its down.sql\n"
     "schemac rollback --steps 2            # the latest two\n"
     "schemac rollback --to 20260101120000_add_email   # everything behind this one"},
    {"resolve",
     "schemac resolve --applied 20260101120000_add_email       # it was run by hand\n"
     "schemac resolve --rolled-back 20260101120000_add_email   # it failed and was undone by hand\n"
     "schemac resolve --renamed 20260101120000_add_email 20260301120000_add_email   # its folder has a new "
     "name"},
    {"baseline", "schemac baseline 20260101120000_initial   # the database has these tables already"},
    {"reset", "schemac reset --force                 # drop everything and apply the history again"},
    {"push",
     "schemac push                          # make the database match the schema, without a migration\n"
     "schemac push --accept-data-loss       # also where rows are lost"},
    {"pull",
     "schemac pull                          # write the schema from the database\n"
     "schemac pull --stdout                 # print it"},
    {"execute",
     "schemac execute --file fix.sql        # run a script\n"
     "echo 'SELECT 1' | schemac execute --stdin"},
    {"sum", "schemac sum                           # after a merge that brought migrations together"},
    {"check",
     "schemac check                         # the working tree against the main branch\n"
     "schemac check --staged                # what is staged: for hooks\n"
     "schemac check --base v1.4 --json      # against a release, for a program\n"
     "schemac check --replay --summary report.md   # in a pipeline: with a dry run and a report"},
    {"config",
     "schemac config                        # each value with the file that says it\n"
     "schemac config --json                 # for a program"},
    {"local",
     "schemac local start                   # prints the URL of a private PostgreSQL for development\n"
     "schemac apply --env local             # use it\n"
     "schemac local stop"},
    {"doctor",
     "schemac doctor                        # why it cannot connect or run\n"
     "schemac doctor --env production       # with that environment's URL"},
    {"completion",
     "schemac completion bash > /etc/bash_completion.d/schemac\n"
     "schemac completion zsh > \"${fpath[1]}/_schemac\"\n"
     "schemac completion fish > ~/.config/fish/completions/schemac.fish"},
    {"help",
     "schemac help apply                    # a command's flags and examples\n"
     "schemac help P3009                    # an error code: cause and remedy\n"
     "schemac help configuration            # every key of schemac.toml"},
}};

}  // namespace

std::string_view examples_of(std::string_view command) {
  for (const Examples& examples : table) {
    if (examples.command == command) return examples.lines;
  }
  return "";
}

}  // namespace schemac::cli
