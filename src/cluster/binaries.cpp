#include "binaries.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "process.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

// Folder layouts of package systems, as `<before><major><after>`.
struct Layout {
  const char* parent;
  std::string_view prefix;
  const char* below;
};
constexpr Layout layouts[] = {
    {"/usr/lib/postgresql", "", "bin"},  // Debian, Ubuntu, Alpine
    {"/usr", "pgsql-", "bin"},           // the PostgreSQL project's RPMs
    {"/opt", "pgsql-", "bin"},
};

bool is_program(const fs::path& file) {
  std::error_code ignored;
  return fs::is_regular_file(file, ignored) && access(file.c_str(), X_OK) == 0;
}

bool has_server(const fs::path& folder) {
  return is_program(folder / "initdb") && is_program(folder / "postgres");
}

// Leading digits, 0 if there are none.
int number(std::string_view text) { return std::atoi(std::string(text).c_str()); }

// "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)" -> 15. Only run if the folder's name does not have
// the version.
int ask_major(const fs::path& folder) {
  std::error_code ignored;
  std::string name = (fs::temp_directory_path(ignored) / "schemac-version.XXXXXX").string();
  const int descriptor = mkstemp(name.data());
  if (descriptor < 0) return 0;
  close(descriptor);
  Command command;
  command.arguments = {(folder / "postgres").string(), "--version"};
  command.output = name;
  const auto status = run(command);
  const auto text = base::read_file(name);
  unlink(name.c_str());
  if (!status.ok() || !text.ok()) return 0;
  const size_t end = text->find(')');
  return end == std::string::npos ? 0 : number(text->substr(end + 1));
}

int major_of(const fs::path& folder) {
  const fs::path parent = folder.parent_path();
  if (parent.parent_path() == "/usr/lib/postgresql") return number(parent.filename().string());
  return ask_major(folder);
}

void add(std::vector<Binaries>& found, const fs::path& folder, std::vector<std::string>* looked) {
  if (looked != nullptr) looked->push_back(folder.string());
  std::error_code ignored;
  if (!has_server(folder)) return;
  // `postgres` finds its files relative to the real path of its program, so a folder of links is resolved.
  const fs::path real = fs::canonical(folder / "postgres", ignored).parent_path();
  const fs::path place = has_server(real) ? real : folder;
  const bool known =
      std::any_of(found.begin(), found.end(), [&](const Binaries& one) { return one.folder == place; });
  if (known) return;
  if (const int major = major_of(place); major > 0) found.push_back({place, major});
}

std::vector<fs::path> packaged_folders() {
  std::vector<std::pair<int, fs::path>> versions;
  std::error_code ignored;
  for (const Layout& layout : layouts) {
    for (const auto& entry : fs::directory_iterator(layout.parent, ignored)) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with(layout.prefix)) continue;
      const int major = number(std::string_view(name).substr(layout.prefix.size()));
      if (major > 0) versions.emplace_back(major, entry.path() / layout.below);
    }
  }
  std::stable_sort(versions.begin(), versions.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<fs::path> folders;
  for (auto& [major, folder] : versions) folders.push_back(folder);
  return folders;
}

}  // namespace

std::vector<Binaries> all_binaries(std::vector<std::string>* looked) {
  std::vector<Binaries> found;
  const char* wanted = getenv("SCHEMAC_PG_BIN");
  if (wanted != nullptr && *wanted != '\0') {
    add(found, wanted, looked);
    return found;  // a folder that the user names is the only choice
  }
  const char* path = getenv("PATH");
  for (const std::string& folder : base::split(path == nullptr ? "" : path, ':')) {
    if (folder.starts_with('/')) add(found, folder, looked);  // no programs of the working directory
  }
  for (const fs::path& folder : packaged_folders()) add(found, folder, looked);
  return found;
}

base::Result<Binaries> find_binaries() {
  std::vector<std::string> looked;
  const auto found = all_binaries(&looked);
  if (!found.empty()) return found.front();
  base::Error error;
  error.code = "postgres-not-found";
  error.message = fmt::format(
      "No PostgreSQL server was found to run privately: no folder holds both `initdb` and `postgres`. Looked "
      "in {}{}.",
      looked.empty() ? "no folder" : base::join(looked, ", "),
      getenv("SCHEMAC_PG_BIN") == nullptr ? ", /usr/lib/postgresql/*/bin" : " (SCHEMAC_PG_BIN)");
  error.hint =
      "Install it (apt-get install postgresql), or set SCHEMAC_PG_BIN to the folder with initdb and "
      "postgres.";
  return error;
}

}  // namespace schemac::cluster
