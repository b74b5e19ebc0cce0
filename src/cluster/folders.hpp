// Private folders of running servers: short paths, no access for others, and removed when their owner has
// ended.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "account.hpp"
#include "schemac/base/result.hpp"
#include "schemac/cluster/cluster.hpp"

namespace schemac::cluster {

// A lock on a file (flock), held until destruction or any end of the process.
class FileLock {
 public:
  // Waits for the lock. Creates a missing file.
  static base::Result<FileLock> take(const std::filesystem::path& file);
  // None if another process holds it or if the file is missing.
  static std::optional<FileLock> try_existing(const std::filesystem::path& file);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();
  // Writes to the locked file itself.
  bool write(std::string_view text) const;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

// "/tmp/schemac-AbCdEf" (in $TMPDIR if set, in /dev/shm if much memory is free), mode 0700, owned by the
// server's account. Its marker, `schemac-server`, proves that we made this folder (a random id, its path,
// its inode) and is locked by us. Removed by the destructor, else by the next sweep(), which checks the
// marker.
class RunFolder {
 public:
  // `holds_socket`: only in a parent whose path is short enough for a socket.
  static base::Result<RunFolder> create(const Account& account, bool holds_socket = false);
  // Creates it in `parent`, so that its content can be renamed to a place beside it.
  static base::Result<RunFolder> create_in(const std::filesystem::path& parent, const Account& account);
  RunFolder(RunFolder&&) noexcept = default;
  RunFolder& operator=(RunFolder&&) noexcept;
  ~RunFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  static base::Result<RunFolder> marked(const std::filesystem::path& folder, const Account& account);
  RunFolder(std::filesystem::path path, FileLock lock) : path_(std::move(path)), lock_(std::move(lock)) {}
  void remove() noexcept;
  std::filesystem::path path_;
  FileLock lock_;
};

// Stops the servers and removes the run folders of ended owners: those with a marker of ours whose lock is
// free. Other folders with such a name are kept.
void sweep(const Account& account);
void sweep_in(const std::filesystem::path& parent, const Account& account);

// Copies a whole tree with its modes, owned by `account` if it is not ours. No hard links: a running server
// writes into its files in place and would change the original. Error: "copy-failed".
base::Status copy_tree(const std::filesystem::path& from, const std::filesystem::path& to,
                       const Account& account);

// Gives one file or folder to the account (no effect if it is ours).
base::Status give(const std::filesystem::path& path, const Account& account);

// The parent for socket folders: the first folder for temporary files whose path is short enough.
std::filesystem::path socket_parent();
bool fits_socket(const std::filesystem::path& folder);

base::Error folder_error(const std::filesystem::path& path, std::string_view what, std::string_view reason);

}  // namespace schemac::cluster
