#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "binaries.hpp"
#include "folders.hpp"
#include "postmaster.hpp"
#include "process.hpp"
#include "schemac/base/files.hpp"
#include "schemac/cluster/cluster.hpp"
#include "template.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

// The paths of one project's server.
struct Place {
  fs::path settings;  // <project>/.schemac
  fs::path home;      // the folder that holds data and log
  fs::path data;
  fs::path log;
  fs::path socket_folder;
  Account account;
  std::string note;
};

// Root's own place for data that cannot be in the project's folder. Not below /var/tmp or /tmp, whose files
// are deleted by cleanup jobs.
constexpr const char* system_home = "/var/lib/schemac";

std::string project_key(const fs::path& project) { return base::sha256_hex(project.string()).substr(0, 12); }

base::Error not_ours(const fs::path& path, std::string_view what) {
  base::Error error;
  error.code = "local-not-ours";
  error.message = fmt::format("{} {}: nothing in it was used or changed.", path.string(), what);
  error.hint = "Remove it; `schemac local start` makes the folder itself.";
  return error;
}

// A link of that name in a branch would redirect the files that are made and removed there.
base::Status check_own_folders(const fs::path& project, const fs::path& settings) {
  struct stat owner;
  struct stat facts;
  if (stat(project.c_str(), &owner) != 0) return folder_error(project, "read", std::strerror(errno));
  for (const fs::path& folder : {settings, settings / "postgres"}) {
    if (lstat(folder.c_str(), &facts) != 0) break;
    if (S_ISLNK(facts.st_mode)) return not_ours(folder, "is a link");
    if (!S_ISDIR(facts.st_mode)) return not_ours(folder, "is no folder");
    const bool known = facts.st_uid == geteuid() || facts.st_uid == 0 || facts.st_uid == owner.st_uid;
    if (folder == settings && !known) return not_ours(folder, "belongs to another account");
    if ((facts.st_mode & S_IWOTH) != 0) return not_ours(folder, "can be written by everybody");
  }
  return base::ok();
}

// The owner of an existing data folder is kept.
base::Result<Account> account_for(const fs::path& data) {
  struct stat facts;
  const bool exists = lstat(data.c_str(), &facts) == 0;
  if (!exists || facts.st_uid == 0) return server_account();
  if (geteuid() == 0) return account_of(facts.st_uid, facts.st_gid);
  if (facts.st_uid == geteuid()) return server_account();
  base::Error error;
  error.code = "local-not-ours";
  error.message = fmt::format("The data in {} belongs to another account (it was probably started as root).",
                              data.string());
  error.hint = "Run this command with sudo, or stop that server and remove the folder.";
  return error;
}

std::string elsewhere_note(const fs::path& project, const Account& account, const fs::path& data) {
  return fmt::format("The server runs as `{}`, which may not enter {}: its data is in {}.", account.name,
                     project.string(), data.string());
}

base::Result<Place> find_place(const fs::path& project) {
  std::error_code failed;
  const fs::path real = fs::canonical(project, failed);
  if (failed) return folder_error(project, "found", failed.message());
  Place place;
  place.settings = real / ".schemac";
  place.home = place.settings;
  SCHEMAC_CHECK(check_own_folders(real, place.settings));
  SCHEMAC_TRY(place.account, account_for(place.settings / "postgres"));
  const std::string key = project_key(real);
  if (!may_enter(place.account, real)) {
    place.home = fs::path(system_home) / key;
    place.note = elsewhere_note(real, place.account, place.home / "postgres");
    SCHEMAC_TRY(place.account, account_for(place.home / "postgres"));
  }
  place.data = place.home / "postgres";
  place.log = place.home / "postgres.log";
  place.socket_folder = socket_parent() / fmt::format("schemac-local-{}", key);
  return place;
}

// Makes a parent folder of the data: the server's account must be able to enter it, for every umask.
base::Status make_folder(const fs::path& folder, const Account& account) {
  std::error_code failed;
  const bool is_new = fs::create_directories(folder, failed);
  if (failed) return folder_error(folder, "made", failed.message());
  if (is_new) fs::permissions(folder, fs::perms::owner_all, failed);  // independent of the umask
  if (!account.switched) return base::ok();
  constexpr auto pass = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  fs::permissions(folder, pass, fs::perm_options::add, failed);
  if (failed) return folder_error(folder, "opened for the server's account", failed.message());
  return base::ok();
}

base::Status make_settings(const Place& place) {
  SCHEMAC_CHECK(make_folder(place.settings, place.account));
  std::error_code ignored;
  if (!fs::exists(place.settings / ".gitignore", ignored)) {
    SCHEMAC_CHECK(base::write_file(place.settings / ".gitignore", "*\n"));
  }
  if (place.home != place.settings) {
    SCHEMAC_CHECK(make_folder(place.home.parent_path(), place.account));
    SCHEMAC_CHECK(make_folder(place.home, place.account));
    const fs::path note = place.settings / "data-is-elsewhere.txt";
    if (fs::is_symlink(fs::symlink_status(note, ignored))) fs::remove(note, ignored);
    SCHEMAC_CHECK(base::write_file(note, place.note + "\n"));
  }
  return base::ok();
}

// Removes the files that a server leaves in its socket folder; no other files.
void clear_sockets(const fs::path& folder) {
  struct stat facts;
  if (lstat(folder.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode)) return;
  std::error_code ignored;
  for (const auto& left : fs::directory_iterator(folder, ignored)) {
    if (left.path().filename().string().starts_with(".s.PGSQL.")) fs::remove(left.path(), ignored);
  }
}

// A folder in /tmp that another user made first must not be used for our server.
base::Status make_socket_folder(const Place& place) {
  const fs::path& folder = place.socket_folder;
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
    return folder_error(folder, "made", std::strerror(errno));
  struct stat facts;
  if (lstat(folder.c_str(), &facts) != 0) return folder_error(folder, "read", std::strerror(errno));
  const bool ours =
      S_ISDIR(facts.st_mode) && (facts.st_uid == geteuid() || facts.st_uid == place.account.uid);
  if (!ours) return folder_error(folder, "used", "it belongs to another account");
  // A crash leaves the socket and its lock file, which would stop the next server like a stale
  // postmaster.pid.
  clear_sockets(folder);
  if (chmod(folder.c_str(), 0700) != 0) return folder_error(folder, "used", std::strerror(errno));
  return give(folder, place.account);
}

base::Result<Binaries> binaries_for(const fs::path& project, const fs::path& data) {
  std::ifstream file(data / "PG_VERSION");
  int major = 0;
  if (!(file >> major)) return find_binaries({.project = project});
  auto found = find_binaries({.project = project, .major = major});
  if (found.ok() && found->major == major) return found;
  base::Error error;
  error.code = "postgres-not-found";
  error.message =
      fmt::format("The data in {} needs PostgreSQL {}, which was not found.", data.string(), major);
  error.hint = fmt::format(
      "`schemac local install {}` fetches it; or install it, or name its folder in SCHEMAC_PG_BIN; or remove "
      "the "
      "data folder to begin anew.",
      major);
  return error;
}

// An interrupted copy must not count as data folder: a copy is renamed when it is complete, and the remains
// of a killed run are removed.
base::Status make_data(const Place& place, const Binaries& binaries) {
  sweep_in(place.home, place.account);
  std::error_code ignored;
  if (fs::exists(place.data / "PG_VERSION", ignored)) return base::ok();
  SCHEMAC_TRY(const RunFolder work, RunFolder::create_in(place.home, place.account));
  SCHEMAC_CHECK(fresh_data(binaries, place.account, work.path(), work.path() / "data"));
  rmdir(place.data.c_str());  // a folder without PG_VERSION is removed only if empty
  std::error_code failed;
  fs::rename(work.path() / "data", place.data, failed);
  return failed ? base::Status(folder_error(place.data, "made", failed.message())) : base::ok();
}

LocalStatus status_of(const Place& place) {
  LocalStatus status;
  status.data = place.data;
  status.note = place.note;
  status.pid = running_postmaster(place.data);
  status.running = status.pid > 0;
  if (!status.running) return status;
  const auto file = read_pid_file(place.data);
  const fs::path socket = file && !file->socket_folder.empty() ? file->socket_folder : place.socket_folder;
  status.url = server_url_text(socket, "postgres");
  return status;
}

base::Result<FileLock> lock_place(const Place& place) {
  return FileLock::take(place.settings / "local.lock");
}

}  // namespace

base::Result<LocalStatus> local_start(const fs::path& project) {
  SCHEMAC_TRY(const Place place, find_place(project));
  SCHEMAC_CHECK(make_settings(place));
  SCHEMAC_TRY(const FileLock lock, lock_place(place));
  await_settled(place.data);
  if (const LocalStatus status = status_of(place); status.running) return status;
  SCHEMAC_TRY(const Binaries binaries, binaries_for(place.settings.parent_path(), place.data));
  SCHEMAC_CHECK(make_data(place, binaries));
  clear_stale_pid_file(place.data);
  SCHEMAC_CHECK(make_socket_folder(place));
  SCHEMAC_CHECK(start_server({binaries, place.account, place.data, place.socket_folder, place.log, false}));
  return status_of(place);
}

base::Result<LocalStatus> local_stop(const fs::path& project) {
  SCHEMAC_TRY(const Place place, find_place(project));
  std::error_code ignored;
  if (!fs::exists(place.settings, ignored)) return status_of(place);
  SCHEMAC_TRY(const FileLock lock, lock_place(place));
  await_settled(place.data);
  const LocalStatus status = status_of(place);
  const auto file = read_pid_file(place.data);  // names the socket folder that was chosen at its start
  const fs::path socket =
      status.running && file && !file->socket_folder.empty() ? file->socket_folder : place.socket_folder;
  if (status.running && !stop_other(status.pid, place.data)) {
    base::Error error;
    error.code = "server-not-stopped";
    error.message = fmt::format("The private PostgreSQL (pid {}) did not stop in time.", status.pid);
    error.hint = fmt::format("Its log is {}.", place.log.string());
    return error;
  }
  clear_sockets(socket);
  rmdir(socket.c_str());  // fails if other files are in it
  return status_of(place);
}

base::Result<LocalStatus> local_status(const fs::path& project) {
  SCHEMAC_TRY(const Place place, find_place(project));
  return status_of(place);
}

}  // namespace schemac::cluster
