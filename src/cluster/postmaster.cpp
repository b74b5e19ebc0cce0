#include "postmaster.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "process.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds start_limit{60};
constexpr seconds stop_limit{30};

constexpr const char* settings_for_all[] = {
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "logging_collector=off",
    "log_destination=stderr",
    "timezone=UTC",
    "log_timezone=UTC",
    "jit=off",
    "max_logical_replication_workers=0",
    // A history that is replayed in one transaction takes about four locks for each new table.
    "max_locks_per_transaction=1024",
};
constexpr const char* settings_temporary[] = {
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "shared_buffers=16MB",
    "max_connections=20",
    "autovacuum=off",
    // In the data folder, because /dev/shm is shared with other users.
    "dynamic_shared_memory_type=mmap",
};
constexpr const char* settings_persistent[] = {
    "shared_buffers=64MB",
    "max_connections=100",
    "recovery_init_sync_method=syncfs",
};

// The /dev/shm of a bare chroot is writable only for root.
const char* shared_memory_for_everybody() {
  struct stat facts {};
  const bool open_to_all = stat("/dev/shm", &facts) == 0 && (facts.st_mode & S_IWOTH) != 0;
  return open_to_all ? "dynamic_shared_memory_type=posix" : "dynamic_shared_memory_type=mmap";
}

std::vector<std::string> server_arguments(const ServerPlan& plan) {
  std::vector<std::string> out = {(plan.binaries.folder / "postgres").string(), "-D", plan.data.string(),
                                  "-k", plan.socket_folder.string()};
  const auto set = [&](const char* setting) { out.insert(out.end(), {"-c", setting}); };
  for (const char* setting : settings_for_all) set(setting);
  if (plan.binaries.major >= 18) set("io_method=sync");
  if (plan.temporary) {
    for (const char* setting : settings_temporary) set(setting);
  } else {
    for (const char* setting : settings_persistent) set(setting);
    set(shared_memory_for_everybody());
  }
  return out;
}

// System folders with programs and libraries, and the files of /etc that these read; no personal folders.
constexpr const char* system_places[] = {"/usr",
                                         "/lib",
                                         "/lib64",
                                         "/lib32",
                                         "/bin",
                                         "/opt",
                                         "/nix/store",
                                         "/gnu/store",
                                         "/snap",
                                         "/etc/ld.so.cache",
                                         "/etc/ld.so.preload",
                                         "/etc/localtime",
                                         "/etc/nsswitch.conf",
                                         "/etc/passwd",
                                         "/etc/group",
                                         "/etc/alternatives",
                                         "/dev/null",
                                         "/dev/urandom",
                                         "/dev/zero",
                                         "/sys/devices/system/cpu"};

Confinement confined_to(const Binaries& binaries, std::vector<std::string> writable) {
  Confinement places;
  places.readable.assign(std::begin(system_places), std::end(system_places));
  places.readable.push_back(binaries.folder.parent_path().string());
  places.writable = std::move(writable);
  places.writable.emplace_back("/dev/null");
  return places;
}

// Some packagers install a script that starts a shell, which starts the server.
bool is_script(const Binaries& binaries) {
  std::ifstream program(binaries.folder / "postgres", std::ios::binary);
  char start[2] = {};
  return program.read(start, sizeof start) && start[0] == '#' && start[1] == '!';
}

base::Error not_started(const ServerPlan& plan, std::string_view reason) {
  base::Error error;
  error.code = "server-not-started";
  error.message = fmt::format("The private PostgreSQL {} did not start: {}", plan.binaries.major, reason);
  error.hint = "Its own words are below. SCHEMAC_PG_BIN names another installation; --url another database.";
  error.detail = tail(plan.log);
  return error;
}

base::Error nameless_refused(const Account& account, base::Error error) {
  if (!error.detail.empty()) return error;  // initdb ran, and its output has the reason
  error.message = fmt::format(
      "The private PostgreSQL cannot be made: the user {} has no name in /etc/passwd, and this machine "
      "refuses "
      "user namespaces ({}), which would do without one.",
      account.uid, error.message);
  error.hint = fmt::format(
      "Install nss_wrapper (Debian: apt-get install libnss-wrapper), which schemac then uses; or add the "
      "user to "
      "/etc/passwd (schemac:x:{}:{}::/:/bin/false); or run as a user who has a name.",
      account.uid, account.gid);
  return error;
}

std::string url_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

// The working folder of a process: for a server its data folder. Empty for an ended process, even if its exit
// status was not read yet (kill(pid, 0) would still find it).
fs::path working_folder(pid_t pid) {
  std::error_code failed;
  const fs::path folder = fs::read_symlink(fmt::format("/proc/{}/cwd", pid), failed);
  return failed ? fs::path() : folder;
}

// A server up to PostgreSQL 15 leaves its working folder for a moment while it starts, to resolve the links
// to its program; its command line names the folder all the time.
bool is_server_of(pid_t pid, const fs::path& data) {
  const auto line = base::read_file(fmt::format("/proc/{}/cmdline", pid));
  if (!line.ok()) return false;
  const auto words = base::split(*line, '\0');
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    std::error_code failed;
    if (words[i] == "-D" && words[i + 1].starts_with('/') && fs::equivalent(words[i + 1], data, failed))
      return true;
  }
  return false;
}

// Waits until no process works in `data`: after a sudden end of the postmaster its children take a moment.
bool wait_until_left(const fs::path& data, milliseconds limit) {
  const auto deadline = Clock::now() + limit;
  while (is_worked_in(data)) {
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(milliseconds(2));
  }
  return true;
}

}  // namespace

Confines confines(const Binaries& binaries) {
  Confines found = confines();
  found.programs = found.programs && !is_script(binaries);
  return found;
}

std::optional<PidFile> read_pid_file(const fs::path& data) {
  const auto text = base::read_file(data / "postmaster.pid");
  if (!text.ok()) return std::nullopt;
  const auto lines = base::split(*text, '\n');
  PidFile out;
  out.pid = std::atoi(lines.front().c_str());
  if (out.pid <= 0) return std::nullopt;
  if (lines.size() > 4) out.socket_folder = std::string(base::trim(lines[4]));
  if (lines.size() > 7) out.ready = base::trim(lines[7]) == "ready";
  return out;
}

pid_t running_postmaster(const fs::path& data) {
  const auto file = read_pid_file(data);
  if (!file) return 0;
  std::error_code failed;
  const fs::path real = fs::canonical(data, failed);
  return !failed && working_folder(file->pid) == real ? file->pid : 0;
}

void await_settled(const fs::path& data) {
  const auto deadline = Clock::now() + start_limit;
  while (Clock::now() < deadline) {
    const auto file = read_pid_file(data);
    const bool lives = running_postmaster(data) > 0;
    if (lives && file && file->ready) return;
    // A server writes this file first. The file of a dead server is not waited for here.
    if (!lives && (file || !is_worked_in(data))) return;
    std::this_thread::sleep_for(milliseconds(2));
  }
}

bool is_worked_in(const fs::path& data) {
  std::error_code failed;
  const fs::path real = fs::canonical(data, failed);
  if (failed) return false;
  for (const auto& entry : fs::directory_iterator("/proc", failed)) {
    const pid_t pid = std::atoi(entry.path().filename().c_str());
    if (pid > 0 && (working_folder(pid) == real || is_server_of(pid, real))) return true;
  }
  return false;
}

void clear_stale_pid_file(const fs::path& data) {
  if (!read_pid_file(data) || !wait_until_left(data, seconds(5))) return;
  std::error_code ignored;
  fs::remove(data / "postmaster.pid", ignored);
}

base::Status init_data(const Binaries& binaries, const Account& account, const fs::path& data,
                       const fs::path& log) {
  Command command;
  command.arguments = {(binaries.folder / "initdb").string(),
                       "-D",
                       data.string(),
                       "-U",
                       "postgres",
                       "-A",
                       "trust",
                       "--no-sync",
                       "--locale=C",
                       "--encoding=UTF8",
                       "--wal-segsize=1"};
  command.account = account;
  command.output = log;
  command.accounts = log.parent_path();
  command.dies_with_parent = true;
  auto status = run(command);
  if (status.ok()) return status;
  // A container's /dev/shm may be too small: without access to it initdb uses other shared memory.
  command.confined = confined_to(binaries, {data.parent_path().string(), log.parent_path().string()});
  command.confined->starts_others = true;
  const bool is_about_it = status.error().detail.find("shared memory") != std::string::npos;
  if (is_about_it && confines().files && run(command).ok()) return base::ok();
  base::Error error = std::move(status).error();
  error.code = "server-not-started";
  if (account.nameless) return nameless_refused(account, std::move(error));
  error.message =
      fmt::format("A new PostgreSQL {} data folder could not be made: {}", binaries.major, error.message);
  error.hint =
      may_enter(account, binaries.folder)
          ? "Its own words are below."
          : fmt::format("The account `{}` may not enter {}: choose another installation with SCHEMAC_PG_BIN.",
                        account.name, binaries.folder.string());
  return error;
}

base::Result<pid_t> start_server(const ServerPlan& plan) {
  Command command;
  command.arguments = server_arguments(plan);
  command.account = plan.account;
  command.account->nameless = false;  // the server itself does not look up a name
  command.output = plan.log;
  command.dies_with_parent = plan.temporary;
  if (plan.temporary && plan.confined) {
    command.confined = confined_to(plan.binaries, {plan.data.string(), plan.socket_folder.string()});
    command.confined->starts_others = is_script(plan.binaries);
  }
  command.detached = !plan.temporary;
  // Its working folder is set from the start (await_settled), because until execve the child holds our
  // lock.
  if (!plan.temporary) command.folder = plan.data;
  const auto started = spawn(command);
  if (!started.ok()) return not_started(plan, started.error().message);
  const auto deadline = Clock::now() + start_limit;
  while (true) {
    const auto file = read_pid_file(plan.data);
    if (file && file->pid == *started && file->ready) return *started;
    const bool ended =
        plan.temporary ? waitpid(*started, nullptr, WNOHANG) == *started : working_folder(*started).empty();
    if (ended) return not_started(plan, "it ended at once");
    if (Clock::now() >= deadline) break;
    std::this_thread::sleep_for(milliseconds(1));
  }
  kill(*started, SIGQUIT);
  if (plan.temporary) stop_child(*started);
  return not_started(plan, fmt::format("it took no connections within {} s", start_limit.count()));
}

void stop_child(pid_t server) {
  kill(server, SIGQUIT);
  if (wait_for_end(server, seconds(10))) return;
  kill(server, SIGKILL);
  wait_for_end(server, seconds(10));
}

void stop_orphan(const fs::path& data) {
  const pid_t server = running_postmaster(data);
  if (server == 0) return;
  kill(server, SIGQUIT);
  if (!wait_until_left(data, seconds(5))) kill(server, SIGKILL);
}

bool stop_other(pid_t server, const fs::path& data) {
  kill(server, SIGINT);
  return wait_until_left(data, stop_limit);
}

pg::ConnectionUrl server_url(const fs::path& socket_folder, const std::string& database) {
  pg::ConnectionUrl url;
  url.host = socket_folder.string();
  url.user = "postgres";
  url.database = database;
  url.options["sslmode"] = "disable";
  url.is_private = true;
  return url;
}

std::string server_url_text(const fs::path& socket_folder, const std::string& database) {
  return fmt::format("postgresql://postgres@localhost/{}?host={}", url_encode(database),
                     socket_folder.string());
}

}  // namespace schemac::cluster
