// The state that a migrations folder leads to, kept so that the next run replays nothing.
//
// An entry's name is the checksum of all that decides the state: the migrations by name and bytes, in order;
// the script before them; the server program and the extensions there are; schemac's version and program
// file; the connection's schema and what is read of the catalog. So a change of any of them is another entry,
// and an entry is never brought up to date. An entry that is damaged, or was written by a program that knows
// more or less of a schema, counts as none.
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
  catalog::SpellingMemory spellings;  // what the server was asked about it
  bool operator==(const ReplayedState&) const = default;
};

class ReplayCache {
 public:
  // None where the installation cannot be told from another, or no folder can be written.
  static std::optional<ReplayCache> open(const cluster::Binaries& binaries, const migrate::Folder& folder,
                                         const catalog::Options& options, const std::string& default_schema,
                                         const std::string& script);
  std::optional<ReplayedState> load() const;
  // Best effort: a cache that cannot be written is no error. At most 64 entries stay.
  void store(const ReplayedState& state) const;

 private:
  explicit ReplayCache(std::filesystem::path entry) : entry_(std::move(entry)) {}
  std::filesystem::path entry_;
};

}  // namespace schemac::app
