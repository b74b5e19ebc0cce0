// A cache of the states that migrations folders lead to, so that the next run replays nothing.
//
// An entry's name is the checksum of all inputs that determine the state: the migrations by name and bytes,
// in order; the script before them; the server program and its extensions; schemac's version and program
// file; the connection's schema and the catalog options. So a change of any input gives another entry, and an
// entry is never updated. An entry that is damaged, or was written by a program with another form of the
// schema, is ignored.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

struct ReplayedState {
  sql::Schema schema;
  catalog::SpellingMemory spellings;  // the server's answers about its spelling
  bool operator==(const ReplayedState&) const = default;
};

class ReplayCache {
 public:
  // None if the installation cannot be identified, or no folder can be written.
  static std::optional<ReplayCache> open(const cluster::Binaries& binaries, const migrate::Folder& folder,
                                         const catalog::Options& options, const std::string& default_schema,
                                         const std::string& script);
  std::optional<ReplayedState> load() const;
  // Best effort: a cache that cannot be written is no error. At most 64 entries are kept.
  void store(const ReplayedState& state) const;

 private:
  explicit ReplayCache(std::filesystem::path entry) : entry_(std::move(entry)) {}
  std::filesystem::path entry_;
};

}  // namespace schemac::app
