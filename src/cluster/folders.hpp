// Private folders of running servers: short paths, nobody else may enter, and swept away when their owner is
// gone.
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

// A lock on a file (flock), held until destruction or the end of the process, however that comes.
class FileLock {
 public:
  // Waits for it. The file is made where it is missing.
  static base::Result<FileLock> take(const std::filesystem::path& file);
  // None where another process has it or where the file is missing.
  static std::optional<FileLock> try_existing(const std::filesystem::path& file);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();
  // Into the file itself, whose lock is held.
  bool write(std::string_view text) const;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

// "/tmp/schemac-AbCdEf" (in $TMPDIR where it is set, in /dev/shm where memory is plenty), mode 0700, owned by
// the server's account. Its marker, `schemac-server`, says that we made this very folder (a random id, its
// place, its inode) and is locked by us. Removed by the destructor, else by the next sweep(), which goes by
// the marker.
class RunFolder {
 public:
  // `holds_socket`: only a place whose path is short enough for a socket's.
  static base::Result<RunFolder> create(const Account& account, bool holds_socket = false);
  // In that folder: what is made in it can be renamed to its place beside it.
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

// Stops the servers and removes the run folders of owners that are gone: those with a marker of ours whose
// lock nobody holds. Whatever else has such a name stays.
void sweep(const Account& account);
void sweep_in(const std::filesystem::path& parent, const Account& account);

// A whole tree with its modes, owned by `account` where that is another than ours. Real copies: a running
// server writes into its files in place, so hard links would spoil the original. Code "copy-failed".
base::Status copy_tree(const std::filesystem::path& from, const std::filesystem::path& to,
                       const Account& account);

// Gives one file or folder to the account (nothing to do where it is ours).
base::Status give(const std::filesystem::path& path, const Account& account);

// Where a socket's folder may be: the first folder for temporary files whose path is short enough.
std::filesystem::path socket_parent();
bool fits_socket(const std::filesystem::path& folder);

base::Error folder_error(const std::filesystem::path& path, std::string_view what, std::string_view reason);

}  // namespace schemac::cluster
