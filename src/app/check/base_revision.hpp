// The migrations folder against a base revision: what was edited, what is gone, what is new.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/tree.hpp"

namespace schemac::app {

// By which settings a tree is checked, and against which commit.
struct Rules {
  config::CheckSettings check;
  config::ReplaySettings replay;
  std::string commit;  // empty: none; then the tree's own settings count
  std::vector<std::string> skipped;
  std::vector<Finding> findings;
};
// The commit: `asked` (--base), else the one that `base` under [check] of the main branch names, else the
// merge base with the main branch. The settings: of that main branch's merge base, or of `asked`. Errors:
// "git-revision-unknown" of what is named.
base::Result<Rules> find_rules(const Tree& tree, const CheckRequest& request);

struct Base {
  std::string commit;       // empty: none
  git::BlobIds migrations;  // "20250101_x/migration.sql" -> id, below the folder as it was called then
  git::BlobIds schema;      // "" or "sub/file.prisma" relative to the schema -> id
  std::vector<std::string> skipped;
};

base::Result<Base> find_base(const Tree& tree, const std::string& commit, const migrate::Folder& folder);

struct History {
  std::vector<Finding> findings;
  std::vector<size_t> fresh;  // indexes into the folder's migrations: not in the base
};
History compare_history(const Tree& tree, const Base& base, const migrate::Folder& folder);

}  // namespace schemac::app
