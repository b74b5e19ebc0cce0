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
  std::optional<std::string> datasource_of;  // the schema whose datasource is used
  bool script = false;                       // without it Prisma prints the summary
};

// --from-empty, --from-migrations DIR, --from-schema PATH and so on, and the same with --to: each sets `from`
// or `to` to a source (docs/reference/command-line.md#sources-for-diff). `flags` may outlive `command`.
void declare_prisma_sources(FlagSet& command, const std::shared_ptr<SourceFlags>& flags);

}  // namespace schemac::cli
