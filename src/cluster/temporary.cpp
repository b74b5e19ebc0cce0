#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <utility>

#include "folders.hpp"
#include "postmaster.hpp"
#include "process.hpp"
#include "schemac/base/text.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/pg/session.hpp"
#include "template.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

// A shell that waits for the end of our process (its standard input closes then, for any reason), stops the
// server and removes the folder. The kernel's parent death signal is not enough: it follows the thread that
// started the server, not the process, and it does not remove the folder.
constexpr const char* guard_script =
    "read -r line; "
    "pid=$(head -n 1 \"$1/data/postmaster.pid\" 2>/dev/null); "
    "if [ -n \"$pid\" ] && [ \"$(readlink \"/proc/$pid/cwd\")\" = \"$1/data\" ]; then "
    "kill -QUIT \"$pid\"; n=0; "
    "while [ $n -lt 500 ] && [ -e \"/proc/$pid\" ]; do sleep 0.01; n=$((n+1)); done; "
    "kill -KILL \"$pid\" 2>/dev/null; fi; "
    "rm -rf -- \"$@\"";

class Guard {
 public:
  static base::Result<Guard> start(const fs::path& folder, const fs::path& socket_folder) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return folder_error(folder, "guarded", "no pipe");
    Command command;
    command.arguments = {"/bin/sh", "-c", guard_script, "schemac-guard", folder.string()};
    if (socket_folder != folder) command.arguments.push_back(socket_folder.string());
    command.input = ends[0];
    auto pid = spawn(command);
    close(ends[0]);
    if (pid.ok()) return Guard(*pid, ends[1]);
    close(ends[1]);
    return std::move(pid).error();
  }
  Guard(Guard&& other) noexcept : pid_(std::exchange(other.pid_, 0)), pipe_(std::exchange(other.pipe_, -1)) {}
  Guard& operator=(Guard&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(pipe_, other.pipe_);
    return *this;
  }
  ~Guard() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      wait_for_end(pid_, std::chrono::seconds(5));
    }
    if (pipe_ >= 0) close(pipe_);
  }

 private:
  Guard(pid_t pid, int pipe) : pid_(pid), pipe_(pipe) {}
  pid_t pid_;
  int pipe_;
};

}  // namespace

struct Temporary::Impl {
  Impl(RunFolder run_folder, std::optional<RunFolder> beside, Guard watcher)
      : folder(std::move(run_folder)), socket_folder(std::move(beside)), guard(std::move(watcher)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  // Order matters: the server first, then the guard (which would do the same again), then the folder.
  ~Impl() {
    if (server > 0) stop_child(server);
  }

  const fs::path& socket() const { return socket_folder ? socket_folder->path() : folder.path(); }

  RunFolder folder;
  std::optional<RunFolder> socket_folder;  // if the path of `folder` is too long for a socket
  Guard guard;
  pid_t server = 0;
};

base::Result<Temporary> Temporary::start(const Binaries& binaries) {
  SCHEMAC_TRY(const Account account, server_account());
  sweep(account);
  SCHEMAC_TRY(RunFolder folder, RunFolder::create(account));
  std::optional<RunFolder> beside;
  if (!fits_socket(folder.path())) {
    SCHEMAC_TRY(beside, RunFolder::create(account, true));
  }
  SCHEMAC_TRY(Guard guard, Guard::start(folder.path(), beside ? beside->path() : folder.path()));
  auto impl = std::make_unique<Impl>(std::move(folder), std::move(beside), std::move(guard));
  const fs::path place = impl->folder.path();
  SCHEMAC_CHECK(fresh_data(binaries, account, place, place / "data"));
  SCHEMAC_TRY(impl->server,
              start_server({binaries, account, place / "data", impl->socket(), place / "server.log", true}));
  return Temporary(std::move(impl));
}

base::Result<Temporary> Temporary::start() {
  SCHEMAC_TRY(const Binaries binaries, find_binaries());
  return start(binaries);
}

Temporary::Temporary(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Temporary::Temporary(Temporary&&) noexcept = default;
Temporary& Temporary::operator=(Temporary&&) noexcept = default;
Temporary::~Temporary() = default;

pg::ConnectionUrl Temporary::url(const std::string& database) const {
  return server_url(impl_->socket(), database);
}

std::string Temporary::url_text(const std::string& database) const {
  return server_url_text(impl_->socket(), database);
}

base::Status Temporary::create_database(const std::string& name) {
  SCHEMAC_TRY(pg::Session session, pg::Session::open(url()));
  return session.execute(fmt::format("CREATE DATABASE \"{}\"", base::replace_all(name, "\"", "\"\"")));
}

}  // namespace schemac::cluster
