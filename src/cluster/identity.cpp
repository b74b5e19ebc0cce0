// Identifies a PostgreSQL installation.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "schemac/base/text.hpp"
#include "schemac/cluster/cluster.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

// Size and time of the last change: an upgrade of a package changes both.
std::string stamp(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  const auto time = fs::last_write_time(file, error).time_since_epoch().count();
  return error ? "" : fmt::format("{} {}", size, time);
}

// Beside the programs (the PostgreSQL project's own layout, npm's), else Debian's folder.
std::vector<fs::path> extension_folders(const Binaries& binaries) {
  return {binaries.folder / "../share/extension", binaries.folder / "../share/postgresql/extension",
          fmt::format("/usr/share/postgresql/{}/extension", binaries.major),
          fmt::format("/usr/pgsql-{}/share/extension", binaries.major)};
}

std::optional<std::vector<std::string>> extension_files(const fs::path& folder) {
  std::error_code error;
  std::vector<std::string> lines;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    lines.push_back(at->path().filename().string() + " " + stamp(at->path()));
  }
  if (error || lines.empty()) return std::nullopt;
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

std::optional<std::string> identity(const Binaries& binaries) {
  const std::string server = stamp(binaries.folder / "postgres");
  if (server.empty()) return std::nullopt;
  for (const fs::path& folder : extension_folders(binaries)) {
    if (const auto files = extension_files(folder)) {
      return fmt::format("{}\n{}\n{}\n{}", binaries.folder.string(), binaries.major, server,
                         base::join(*files, "\n"));
    }
  }
  return std::nullopt;
}

}  // namespace schemac::cluster
