// The migrations folder against a base revision: what was edited, what is gone, what is new.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tree.hpp"

namespace schemac::app {

struct Base {
  std::string commit;       // empty: none
  git::BlobIds migrations;  // "20250101_x/migration.sql" -> id, below the folder as it was called then
  git::BlobIds schema;      // "" or "sub/file.prisma" relative to the schema -> id
  std::vector<std::string> skipped;
};

// Error "git-revision-unknown" only where a revision was asked for.
base::Result<Base> find_base(const Tree& tree, const std::optional<std::string>& asked,
                             const migrate::Folder& folder);

struct History {
  std::vector<Finding> findings;
  std::vector<size_t> fresh;  // indexes into the folder's migrations: not in the base
};
History compare_history(const Tree& tree, const Base& base, const migrate::Folder& folder);

}  // namespace schemac::app
