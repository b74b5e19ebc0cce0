// Compares the migrations folder with a base revision: edited, deleted and new migrations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/tree.hpp"

namespace schemac::app {

// The settings for checking a tree, and the commit to compare it with.
struct Rules {
  config::CheckSettings check;
  config::ReplaySettings replay;
  std::string commit;  // empty: none; then the tree's own settings are used
  std::vector<std::string> skipped;
  std::vector<Finding> findings;
};
// The commit: `asked` (--base), else the `base` under [check] of the main branch, else the merge base with
// the main branch. The settings come from the merge base with that main branch, or from `asked`. Errors:
// "git-revision-unknown" for a named revision.
base::Result<Rules> find_rules(const Tree& tree, const CheckRequest& request);

struct Base {
  std::string commit;       // empty: none
  git::BlobIds migrations;  // "20250101_x/migration.sql" -> id, relative to the folder's path at that time
  git::BlobIds schema;      // "" or "sub/file.prisma" relative to the schema -> id
  std::vector<std::string> skipped;
};

base::Result<Base> find_base(const Tree& tree, const std::string& commit, const migrate::Folder& folder);

struct History {
  std::vector<Finding> findings;
  std::vector<size_t> fresh;  // indexes of the folder's migrations that the base does not have
};
History compare_history(const Tree& tree, const Base& base, const migrate::Folder& folder);

}  // namespace schemac::app
