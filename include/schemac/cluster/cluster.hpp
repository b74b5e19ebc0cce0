// A private PostgreSQL of our own: unix socket in a short private folder, no TCP, superuser `postgres`
// without password. Source of the flags and of the root rule: SPEED.md 4.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::cluster {

struct Binaries {
  std::filesystem::path folder;  // holds initdb and postgres
  int major = 0;
  bool operator==(const Binaries&) const = default;
};

// SCHEMAC_PG_BIN, then PATH, then /usr/lib/postgresql/*/bin (newest first). The error lists where it looked.
base::Result<Binaries> find_binaries();

// Where things are kept that can be made again: $XDG_CACHE_HOME/schemac, ~/.cache/schemac,
// /var/tmp/schemac-<uid>: the first that can be written and is ours.
base::Result<std::filesystem::path> cache_folder();

// Text that differs wherever one script may do something else on two installations: the server program and
// the extensions there are. None where their folder is not found.
std::optional<std::string> identity(const Binaries& binaries);

// What this machine's kernel withholds from the process of a private server.
struct Confines {
  bool programs = false;  // it starts none, and has no network (seccomp)
  bool files = false;     // it reaches its own, and reads those of the system's packages (landlock)
};
Confines confines();
// The same for that server: where its program is a script, it starts others.
Confines confines(const Binaries& binaries);

// A short-lived server. Its process starts no program, has no network and reaches nobody's files, as far as
// the kernel can see to that (`confines`): what runs in it was written by others. Stopped and its folder
// removed by the destructor; it dies with this process, and the next run removes what a killed one left.
class Temporary {
 public:
  // From a cached template (one initdb per server version and user). Works as root (the child drops to
  // `postgres`, else `nobody`) and as any user.
  static base::Result<Temporary> start(const Binaries& binaries);
  static base::Result<Temporary> start();  // with find_binaries()
  Temporary(Temporary&&) noexcept;
  Temporary& operator=(Temporary&&) noexcept;
  ~Temporary();
  pg::ConnectionUrl url(const std::string& database = "postgres") const;
  // The same as text, for a child process: postgresql://postgres@localhost/db?host=/socket/folder
  std::string url_text(const std::string& database = "postgres") const;
  // An empty database of that name.
  base::Status create_database(const std::string& name);

 private:
  struct Impl;
  explicit Temporary(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The persistent server for development, in `.schemac/postgres` below `project` (schemac local).
struct LocalStatus {
  bool running = false;
  int pid = 0;
  std::string url;  // set while running
  // Where the data lies. Normally `.schemac/postgres`; elsewhere when schemac runs as root and the server's
  // account may not enter the project's folder: then `note` says so, in a sentence for the user.
  std::filesystem::path data;
  std::string note;
  bool operator==(const LocalStatus&) const = default;
};
base::Result<LocalStatus> local_start(const std::filesystem::path& project);  // also if it runs already
base::Result<LocalStatus> local_stop(const std::filesystem::path& project);   // also if it is stopped already
base::Result<LocalStatus> local_status(const std::filesystem::path& project);

}  // namespace schemac::cluster
