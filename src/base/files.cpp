#include "schemac/base/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <random>

#include "schemac/base/sha256.hpp"

namespace schemac::base {

namespace {
namespace fs = std::filesystem;

constexpr size_t first_room = 1 << 16;  // for files of unknown size: pipes, /proc

// Closes the descriptor in its destructor; `close` tells whether the last write reached the file system (a
// full disk may be reported as late as that).
class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  bool close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd) == 0;
  }

 private:
  int fd_;
};

Error unreadable(const fs::path& path, int error) {
  if (error == ENOENT || error == ENOTDIR) {
    return {.code = "file-not-found", .message = fmt::format("{} does not exist.", path.string())};
  }
  return {.code = "file-unreadable",
          .message = fmt::format("{} cannot be read: {}.", path.string(), std::strerror(error)),
          .hint = "Check its owner and mode."};
}

Error unwritable(const fs::path& path, int error) {
  return {.code = "file-unwritable",
          .message = fmt::format("{} cannot be written: {}.", path.string(), std::strerror(error)),
          .hint = error == ENOSPC ? "Free space on that file system and run the command again."
                                  : "Check that the folder exists and that this user may write to it."};
}

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    text.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

// Writes and syncs `path`; on failure the file is removed and errno has the reason.
bool write_synced(const fs::path& path, std::string_view text, mode_t mode) {
  File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  if (file.get() < 0) return false;
  if (write_all(file.get(), text) && ::fsync(file.get()) == 0 && file.close()) return true;
  const int error = errno;
  ::unlink(path.c_str());
  errno = error;
  return false;
}

// A rename is durable only after its folder is synced. Some file systems cannot do that: errors are ignored.
void sync_folder(const fs::path& folder) {
  const File handle(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (handle.get() >= 0) ::fsync(handle.get());
}

// The name is random, so that no link can be created under it beforehand.
fs::path hidden_neighbour(const fs::path& path) {
  std::random_device random;
  return path.parent_path() /
         fmt::format(".{}.{}.{:08x}{:08x}.tmp", path.filename().string(), ::getpid(), random(), random());
}

const char* kind_of(mode_t mode) {
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

Error not_regular(const fs::path& path, mode_t mode) {
  if (S_ISDIR(mode)) {
    return {.code = "file-is-folder", .message = fmt::format("{} is a folder, not a file.", path.string())};
  }
  return {.code = "file-not-regular",
          .message = fmt::format("{} is {}, not a file: it was not opened.", path.string(), kind_of(mode)),
          .hint = "Put a file in its place."};
}

Error too_large(const fs::path& path, size_t most) {
  return {.code = "file-too-large",
          .message = fmt::format("{} has more than {} MB, which is no file of that kind any more.",
                                 path.string(), most >> 20U),
          .hint =
              "Is it the right file? Data belongs into the database by COPY or psql, not into a file of "
              "the project."};
}

Error leads_out(const fs::path& path, const fs::path& real, const fs::path& border) {
  return {.code = "file-leads-out",
          .message = fmt::format("{} leads out of {}, to {}: it was not read.", path.string(),
                                 border.string(), real.string()),
          .hint =
              "Put the file itself there instead of a link; or name the folder that it lies in, if you "
              "trust it: SCHEMAC_TRUST_SETTINGS=FOLDER."};
}

// The real path of an open descriptor, so that a later change of the path has no effect.
fs::path real_path(int fd, const fs::path& path) {
  std::error_code failed;
  fs::path real = fs::read_symlink(fmt::format("/proc/self/fd/{}", fd), failed);
  if (failed || !real.is_absolute()) real = fs::canonical(path, failed);
  return failed ? fs::path() : real;
}

bool is_below(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

Result<std::string> read_all(const File& file, const fs::path& path, size_t said, size_t most) {
  // One byte more than the file's stated size: a first read that does not fill it has read the whole file.
  std::string text(said > 0 ? said + 1 : first_room, '\0');
  size_t end = 0;
  while (true) {
    const ssize_t n = ::read(file.get(), text.data() + end, text.size() - end);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return unreadable(path, errno);
    end += static_cast<size_t>(n);
    if (n == 0 || (said > 0 && end == said)) break;
    if (end > most) return too_large(path, most);
    if (end == text.size()) text.resize(2 * text.size());
  }
  text.resize(end);
  return text;
}

Status write_with(const fs::path& path, std::string_view text, mode_t mode, bool keeps_mode) {
  struct stat info {};
  const bool exists = ::stat(path.c_str(), &info) == 0;
  // A device or a pipe cannot be replaced by a rename: it is written directly.
  if (exists && !S_ISREG(info.st_mode)) {
    const File file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (file.get() < 0 || !write_all(file.get(), text)) return unwritable(path, errno);
    return ok();
  }
  const fs::path target = exists ? fs::canonical(path) : path;  // a symbolic link is kept
  const fs::path temporary = hidden_neighbour(target);
  if (!write_synced(temporary, text, mode)) return unwritable(path, errno);
  if (exists && keeps_mode) ::chmod(temporary.c_str(), info.st_mode & 07777);
  if (::rename(temporary.c_str(), target.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return unwritable(path, error);
  }
  sync_folder(target.parent_path());
  return ok();
}
}  // namespace

Result<std::string> read_file(const fs::path& path, const FileLimits& limits) {
  struct stat info {};
  // Checked before opening, because opening a device can have effects.
  if (::stat(path.c_str(), &info) != 0) return unreadable(path, errno);
  if (!S_ISREG(info.st_mode)) return not_regular(path, info.st_mode);
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0) return unreadable(path, errno);
  if (::fstat(file.get(), &info) != 0) return unreadable(path, errno);
  if (!S_ISREG(info.st_mode)) return not_regular(path, info.st_mode);
  if (!limits.inside.empty()) {
    const fs::path real = real_path(file.get(), path);
    if (!is_below(real, limits.inside)) return leads_out(path, real, limits.inside);
  }
  const auto said = static_cast<size_t>(info.st_size);
  if (said > limits.most) return too_large(path, limits.most);
  return read_all(file, path, said, limits.most);
}

Result<std::string> read_stream(const fs::path& path) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.get() < 0) return unreadable(path, errno);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return unreadable(path, errno);
  if (S_ISDIR(info.st_mode)) return not_regular(path, info.st_mode);
  const size_t said = S_ISREG(info.st_mode) ? static_cast<size_t>(info.st_size) : 0;
  const size_t most = FileLimits{}.most;
  if (said > most) return too_large(path, most);
  return read_all(file, path, said, most);
}

Status write_file(const fs::path& path, std::string_view text) { return write_with(path, text, 0666, true); }

Status write_private_file(const fs::path& path, std::string_view text) {
  return write_with(path, text, 0600, false);
}

Status write_folder(const fs::path& folder, const std::vector<NewFile>& files) {
  struct stat info {};
  if (::lstat(folder.c_str(), &info) == 0) {
    return Error{.code = "folder-exists", .message = fmt::format("{} exists already.", folder.string())};
  }
  const fs::path temporary = hidden_neighbour(folder);
  std::error_code ignored;
  if (::mkdir(temporary.c_str(), 0777) != 0) return unwritable(folder, errno);
  for (const NewFile& file : files) {
    if (write_synced(temporary / file.name, file.text, 0666)) continue;
    const int error = errno;
    fs::remove_all(temporary, ignored);
    return unwritable(folder / file.name, error);
  }
  sync_folder(temporary);
  if (::rename(temporary.c_str(), folder.c_str()) != 0) {
    const int error = errno;
    fs::remove_all(temporary, ignored);
    return unwritable(folder, error);
  }
  sync_folder(folder.parent_path());
  return ok();
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hex();
}

}  // namespace schemac::base
