#include "folders.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "postmaster.hpp"
#include "process.hpp"
#include "schemac/base/files.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view run_prefix = "schemac-";
constexpr size_t name_tail = 6;  // the random part of mkdtemp
constexpr const char* marker_name = "schemac-server";
constexpr size_t longest_socket_folder = 80;  // the path of its socket may have 107 bytes

constexpr const char* memory_folder = "/dev/shm";
constexpr unsigned long long gibibyte = 1ULL << 30;

// "MemAvailable:   23367716 kB" in bytes, 0 if unknown.
unsigned long long available_memory() {
  std::ifstream facts("/proc/meminfo");
  std::string word;
  while (facts >> word) {
    unsigned long long kibibytes = 0;
    if (word == "MemAvailable:" && facts >> kibibytes) return kibibytes * 1024;
  }
  return 0;
}

// A container's limit includes files in memory.
unsigned long long memory_limit() {
  std::ifstream limit("/sys/fs/cgroup/memory.max");
  unsigned long long bytes = 0;
  return limit >> bytes ? bytes : std::numeric_limits<unsigned long long>::max();
}

// In memory a start takes 75 ms and a new database 40 ms, on a slow disk 550 and 240: a data folder has a
// thousand small files. Only if much memory is free, because a server in memory takes 40 MB and the data
// written to it.
bool memory_is_plenty() {
  struct statvfs facts;
  if (access(memory_folder, W_OK | X_OK) != 0 || statvfs(memory_folder, &facts) != 0) return false;
  const unsigned long long room = static_cast<unsigned long long>(facts.f_bavail) * facts.f_frsize;
  return room >= gibibyte && available_memory() >= 2 * gibibyte && memory_limit() >= 2 * gibibyte;
}

// The folder for temporary files that the user or a pipeline chose.
std::optional<fs::path> chosen_folder() {
  const char* chosen = getenv("TMPDIR");
  if (chosen == nullptr || *chosen != '/') return std::nullopt;
  return fs::path(chosen);
}

// The possible parents of run folders, best first.
std::vector<fs::path> run_parents() {
  std::vector<fs::path> parents;
  if (const auto chosen = chosen_folder()) parents.push_back(*chosen);
  parents.insert(parents.end(), {memory_folder, "/tmp"});
  const char* runtime = getenv("XDG_RUNTIME_DIR");
  if (runtime != nullptr && *runtime == '/') parents.emplace_back(runtime);
  return parents;
}

bool is_short(const fs::path& parent) {
  return parent.native().size() + run_prefix.size() + name_tail + 1 <= longest_socket_folder;
}

// The template for mkdtemp.
std::string name_in(const fs::path& parent) {
  return (parent / (std::string(run_prefix) + "XXXXXX")).string();
}

// The text after the first line of the folder's marker. It identifies the folder: a copy elsewhere is
// invalid.
std::string place_of(const fs::path& folder) {
  struct stat facts;
  if (lstat(folder.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode)) return "";
  return fmt::format("folder {}:{} {}\n", facts.st_dev, facts.st_ino, folder.string());
}

std::string random_id() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
}

constexpr std::string_view marker_start = "schemac made this folder for a private PostgreSQL; id ";

// True if we, or the server's account for us, made the folder: only we write its marker.
bool has_our_marker(const fs::path& folder, const Account& account) {
  const fs::path marker = folder / marker_name;
  struct stat facts;
  if (lstat(marker.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_nlink != 1) return false;
  if (facts.st_uid != geteuid() && facts.st_uid != account.uid) return false;
  const auto text = base::read_file(marker, {{}, 4096});
  const std::string place = place_of(folder);
  return text.ok() && text->starts_with(marker_start) && !place.empty() && text->ends_with("\n" + place);
}

bool owned_by(const fs::path& path, const Account& account) {
  struct stat facts;
  if (lstat(path.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode)) return false;
  return facts.st_uid == geteuid() || facts.st_uid == account.uid;
}

void sweep_one(const fs::path& folder) {
  const auto lock = FileLock::try_existing(folder / marker_name);
  if (!lock) return;
  std::error_code ignored;
  if (!fs::is_symlink(fs::symlink_status(folder / "data", ignored))) stop_orphan(folder / "data");
  fs::remove_all(folder, ignored);
}

int lock_file(const fs::path& file, int open_flags, int lock_flags) {
  const int descriptor = open(file.c_str(), open_flags | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return -1;
  int locked = flock(descriptor, lock_flags);
  while (locked != 0 && errno == EINTR) locked = flock(descriptor, lock_flags);
  if (locked == 0) return descriptor;
  const int reason = errno;
  close(descriptor);
  errno = reason;
  return -1;
}

bool usable_cache(const fs::path& folder) {
  std::error_code failed;
  if (fs::create_directories(folder.parent_path(), failed)) chmod(folder.parent_path().c_str(), 0700);
  static_cast<void>(mkdir(folder.c_str(), 0700));
  struct stat facts;
  if (lstat(folder.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode) || facts.st_uid != geteuid())
    return false;
  // Others must not be able to add a template or to read the result of a history.
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0 && chmod(folder.c_str(), 0700) != 0) return false;
  return access(folder.c_str(), W_OK | X_OK) == 0;
}

}  // namespace

base::Error folder_error(const fs::path& path, std::string_view what, std::string_view reason) {
  base::Error error;
  error.code = "folder-error";
  error.message = fmt::format("{} could not be {}: {}", path.string(), what, reason);
  error.hint = "Check the rights and the free space there.";
  return error;
}

base::Result<FileLock> FileLock::take(const fs::path& file) {
  const int descriptor = lock_file(file, O_RDWR | O_CREAT, LOCK_EX);
  if (descriptor < 0) return folder_error(file, "locked", std::strerror(errno));
  return FileLock(descriptor);
}

std::optional<FileLock> FileLock::try_existing(const fs::path& file) {
  const int descriptor = lock_file(file, O_RDWR, LOCK_EX | LOCK_NB);
  if (descriptor < 0) return std::nullopt;
  return FileLock(descriptor);
}

bool FileLock::write(std::string_view text) const {
  return ::write(descriptor_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}
FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

base::Result<RunFolder> RunFolder::create(const Account& account, bool holds_socket) {
  int reason = ENOENT;
  const bool in_memory = memory_is_plenty();
  const auto chosen = chosen_folder();
  for (const fs::path& parent : run_parents()) {
    if (parent == memory_folder && !in_memory && chosen != parent) continue;
    if (holds_socket && !is_short(parent)) continue;
    std::string name = name_in(parent);
    if (mkdtemp(name.data()) == nullptr) {
      reason = errno;
      continue;
    }
    if (!may_enter(account, parent)) {
      rmdir(name.c_str());
      reason = EACCES;
      continue;
    }
    return marked(name, account);
  }
  return folder_error(chosen.value_or("/tmp"), "written", std::strerror(reason));
}

base::Result<RunFolder> RunFolder::create_in(const fs::path& parent, const Account& account) {
  std::string name = name_in(parent);
  if (mkdtemp(name.data()) == nullptr) return folder_error(parent, "written", std::strerror(errno));
  return marked(name, account);
}

// Order matters: a sweep may run at any time, so the marker must appear with its lock held.
base::Result<RunFolder> RunFolder::marked(const fs::path& folder, const Account& account) {
  const fs::path unfinished = folder / (std::string(marker_name) + ".new");
  auto lock = FileLock::take(unfinished);
  const std::string text = std::string(marker_start) + random_id() + "\n" + place_of(folder);
  base::Status done = lock.ok() ? base::ok() : base::Status(lock.error());
  if (done.ok() && (!lock->write(text) || rename(unfinished.c_str(), (folder / marker_name).c_str()) != 0))
    done = folder_error(folder, "prepared", std::strerror(errno));
  if (done.ok()) done = give(folder, account);
  if (done.ok()) return RunFolder(folder, std::move(*lock));
  std::error_code ignored;
  fs::remove_all(folder, ignored);  // we have just made it
  return std::move(done).error();
}

RunFolder& RunFolder::operator=(RunFolder&& other) noexcept {
  if (this != &other) {
    remove();
    path_ = std::exchange(other.path_, {});
    lock_ = std::move(other.lock_);
  }
  return *this;
}

RunFolder::~RunFolder() { remove(); }

void RunFolder::remove() noexcept {
  if (path_.empty()) return;
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

bool fits_socket(const fs::path& folder) { return folder.native().size() <= longest_socket_folder; }

fs::path socket_parent() {
  const auto chosen = chosen_folder();
  return chosen && is_short(*chosen) ? *chosen : fs::path("/tmp");
}

void sweep_in(const fs::path& parent, const Account& account) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(parent, ignored)) {
    const std::string name = entry.path().filename().string();
    const bool may_be_ours = name.starts_with(run_prefix) && name.size() == run_prefix.size() + name_tail;
    if (may_be_ours && owned_by(entry.path(), account) && has_our_marker(entry.path(), account))
      sweep_one(entry.path());
  }
}

void sweep(const Account& account) {
  for (const fs::path& parent : run_parents()) sweep_in(parent, account);
}

base::Result<fs::path> cache_folder() {
  std::vector<fs::path> places;
  const char* cache = getenv("XDG_CACHE_HOME");
  const char* home = getenv("HOME");
  if (cache != nullptr && *cache == '/') places.push_back(fs::path(cache) / "schemac");
  if (home != nullptr && *home == '/') places.push_back(fs::path(home) / ".cache" / "schemac");
  places.push_back(fmt::format("/var/tmp/schemac-{}", geteuid()));
  for (const fs::path& place : places) {
    if (usable_cache(place)) return place;
  }
  return folder_error(places.back(), "written", "no folder for the cache can be used");
}

base::Status give(const fs::path& path, const Account& account) {
  if (!account.switched || lchown(path.c_str(), account.uid, account.gid) == 0) return base::ok();
  return folder_error(path, fmt::format("given to the account `{}`", account.name), std::strerror(errno));
}

base::Status copy_tree(const fs::path& from, const fs::path& to, const Account& account) {
  std::error_code failed;
  fs::create_directory(to, from, failed);
  if (failed) return folder_error(to, "made", failed.message());
  SCHEMAC_CHECK(give(to, account));
  for (const auto& entry : fs::directory_iterator(from, failed)) {
    const fs::path target = to / entry.path().filename();
    if (entry.is_directory(failed) && !failed) {
      SCHEMAC_CHECK(copy_tree(entry.path(), target, account));
      continue;
    }
    fs::copy_file(entry.path(), target, failed);
    if (failed) return folder_error(target, "written", failed.message());
    SCHEMAC_CHECK(give(target, account));
  }
  if (failed) return folder_error(from, "read", failed.message());
  return base::ok();
}

}  // namespace schemac::cluster
