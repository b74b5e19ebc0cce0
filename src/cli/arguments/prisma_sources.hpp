// The source flags of `prisma migrate diff`.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "arguments/flags.hpp"

namespace schemac::cli {

struct SourceFlags {
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::optional<std::string> datasource_of;  // the schema whose datasource is meant
  bool script = false;                       // Prisma prints the summary without it
};

// --from-empty, --from-migrations DIR, --from-schema PATH and so on, and the same with --to: each sets `from`
// or `to` to the source of CLI.md that it means. `flags` may be used after `command` is gone.
void declare_prisma_sources(FlagSet& command, const std::shared_ptr<SourceFlags>& flags);

}  // namespace schemac::cli
