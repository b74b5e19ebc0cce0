#include "replay/cache.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "diff/schema_json.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;

constexpr size_t most_entries = 64;
constexpr int format = 4;  // of an entry

// Identifies this program file: two builds of one version are different programs.
std::string this_program() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const auto size = fs::file_size(program, error);
  const auto time = fs::last_write_time(program, error).time_since_epoch().count();
  return fmt::format("{} {} {}", SCHEMAC_VERSION, size, time);
}

std::string key_of(const std::string& installation, const migrate::Folder& folder,
                   const catalog::Options& options, const std::string& default_schema,
                   const std::string& script) {
  std::string text = fmt::format("{}\n{}\n{}\n", format, this_program(), installation);
  text += fmt::format("default {}\n", default_schema);
  if (!script.empty()) text += fmt::format("script {}\n", base::sha256_hex(script));
  for (const std::string& schema : options.schemas) text += fmt::format("schema {}\n", schema);
  text += fmt::format("{} {} {} {} {}\n", options.partial_indexes, options.like_prisma,
                      options.prisma_defaults, options.only_listed_references, options.strict);
  for (const migrate::Migration& migration : folder.migrations) {
    text += fmt::format("{} {}\n", migration.checksum, migration.name);
  }
  return base::sha256_hex(text);
}

// Deletes the oldest entries. Another process may do the same: a missing file is no error.
void prune(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> entries;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    entries.emplace_back(at->last_write_time(error), at->path());
  }
  if (entries.size() <= most_entries) return;
  std::sort(entries.begin(), entries.end());
  for (size_t i = 0; i + most_entries < entries.size(); ++i) fs::remove(entries[i].second, error);
}

}  // namespace

std::optional<ReplayCache> ReplayCache::open(const cluster::Binaries& binaries, const migrate::Folder& folder,
                                             const catalog::Options& options,
                                             const std::string& default_schema, const std::string& script) {
  const auto installation = cluster::identity(binaries);
  const auto cache = cluster::cache_folder();
  if (!installation || !cache.ok()) return std::nullopt;
  const fs::path place = *cache / "replays";
  std::error_code error;
  fs::create_directories(place, error);
  if (error) return std::nullopt;
  return ReplayCache(place / key_of(*installation, folder, options, default_schema, script));
}

// An entry is its own checksum, a newline, the state.
std::optional<ReplayedState> ReplayCache::load() const {
  const auto text = base::read_file(entry_);
  if (!text.ok()) return std::nullopt;
  const size_t line = text->find('\n');
  if (line == std::string::npos) return std::nullopt;
  const std::string state = text->substr(line + 1);
  if (base::sha256_hex(state) != text->substr(0, line)) return std::nullopt;
  return from_text(state);
}

void ReplayCache::store(const ReplayedState& state) const {
  const std::string text = to_text(state);
  // A state that cannot be read back unchanged is not stored.
  if (from_text(text) != state) return;
  const auto written = base::write_private_file(entry_, base::sha256_hex(text) + "\n" + text);
  if (written.ok()) prune(entry_.parent_path());
}

}  // namespace schemac::app
