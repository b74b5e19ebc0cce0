#include "process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/close_range.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>

#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cluster {
namespace {

// All data for the child, prepared before fork: after it, in a process with threads, only system calls are
// safe.
struct Prepared {
  std::vector<char*> arguments;
  std::vector<char*> environment;
  std::vector<char*> wrapped;  // the environment with nss_wrapper; empty if it is not installed
  std::vector<std::string> texts;
  const char* output = "/dev/null";
  const char* folder = "/";
  int input = -1;
  int report = -1;  // the child writes errno here if it cannot start
  bool becomes = false;
  std::string user_map;  // not empty: the child runs in a user namespace of its own
  std::string group_map;
  uid_t uid = 0;
  gid_t gid = 0;
  bool dies_with_parent = false;
  bool detached = false;
  pid_t parent = 0;
  std::optional<PreparedConfinement> confinement;
};

// Writes files with our account's names, and gives the variables that make nss_wrapper read them.
std::vector<std::string> wrapper_variables(const Command& command) {
  if (!command.account || !command.account->nameless || command.accounts.empty()) return {};
  const auto library = find_nss_wrapper();
  if (!library) return {};
  const std::filesystem::path passwd = command.accounts / "passwd";
  const std::filesystem::path group = command.accounts / "group";
  const auto written = base::write_file(
      passwd, fmt::format("schemac:x:{}:{}::/:/bin/false\n", command.account->uid, command.account->gid));
  if (!written.ok() || !base::write_file(group, fmt::format("schemac:x:{}:\n", command.account->gid)).ok())
    return {};
  return {"LD_PRELOAD=" + library->string(), "NSS_WRAPPER_PASSWD=" + passwd.string(),
          "NSS_WRAPPER_GROUP=" + group.string()};
}

Prepared prepare(const Command& command, int report) {
  Prepared out;
  const char* path = getenv("PATH");
  const char* zone = getenv("TZ");
  out.texts = {fmt::format("PATH={}", path == nullptr ? "/usr/bin:/bin" : path), "LC_ALL=C"};
  if (zone != nullptr) out.texts.push_back(fmt::format("TZ={}", zone));
  const size_t usual = out.texts.size();
  for (std::string& text : wrapper_variables(command)) out.texts.push_back(std::move(text));
  for (size_t i = 0; i < out.texts.size(); ++i) {
    if (i < usual) out.environment.push_back(out.texts[i].data());
    if (out.texts.size() > usual) out.wrapped.push_back(out.texts[i].data());
  }
  out.environment.push_back(nullptr);
  if (!out.wrapped.empty()) out.wrapped.push_back(nullptr);
  for (const std::string& argument : command.arguments)
    out.arguments.push_back(const_cast<char*>(argument.c_str()));
  out.arguments.push_back(nullptr);
  if (!command.output.empty()) out.output = command.output.c_str();
  out.folder = command.folder.c_str();
  out.input = command.input;
  out.report = report;
  out.becomes = command.account && command.account->switched;
  if (out.becomes) {
    out.uid = command.account->uid;
    out.gid = command.account->gid;
  }
  if (command.account && command.account->nameless) {
    constexpr uid_t nobody = 65534;
    out.user_map = fmt::format("{} {} 1", nobody, command.account->uid);
    out.group_map = fmt::format("{} {} 1", nobody, command.account->gid);
  }
  out.dies_with_parent = command.dies_with_parent && gettid() == getpid();
  out.detached = command.detached;
  out.parent = getpid();
  if (command.confined) out.confinement.emplace(*command.confined, command.arguments.front());
  return out;
}

[[noreturn]] void give_up(int report) {
  const int reason = errno;
  static_cast<void>(!write(report, &reason, sizeof reason));
  _exit(127);
}

// Raw system calls: glibc's wrappers would try to change the other threads, which the child does not have.
bool become(uid_t uid, gid_t gid) {
  return syscall(SYS_setgroups, 0, nullptr) == 0 && syscall(SYS_setresgid, gid, gid, gid) == 0 &&
         syscall(SYS_setresuid, uid, uid, uid) == 0;
}

bool write_text(const char* file, std::string_view text) {
  const int descriptor = open(file, O_WRONLY | O_CLOEXEC);
  const bool written =
      descriptor >= 0 && write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  if (descriptor >= 0) close(descriptor);
  return written;
}

// Files that the process makes still belong to the real user.
bool become_nobody_inside(const Prepared& plan) {
  return unshare(CLONE_NEWUSER) == 0 && write_text("/proc/self/setgroups", "deny") &&
         write_text("/proc/self/uid_map", plan.user_map) && write_text("/proc/self/gid_map", plan.group_map);
}

[[noreturn]] void child(const Prepared& plan) {
  setsid();
  if (plan.detached) {
    const pid_t second = fork();
    if (second < 0) give_up(plan.report);
    if (second > 0) _exit(0);
  }
  const int output = open(plan.output, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0600);
  const int input = plan.input >= 0 ? plan.input : open("/dev/null", O_RDONLY);
  if (output < 0 || input < 0) give_up(plan.report);
  if (plan.becomes && !become(plan.uid, plan.gid)) give_up(plan.report);
  const bool stays_nameless = !plan.user_map.empty() && !become_nobody_inside(plan);
  if (stays_nameless && plan.wrapped.empty()) give_up(plan.report);
  // Order matters: a change of account clears the death signal.
  if (plan.dies_with_parent) {
    prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (getppid() != plan.parent) _exit(127);
  }
  if (chdir(plan.folder) != 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0) {
    give_up(plan.report);
  }
  syscall(SYS_close_range, 3U, ~0U, static_cast<unsigned>(CLOSE_RANGE_CLOEXEC));
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int number : {SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGPIPE, SIGCHLD}) signal(number, SIG_DFL);
  const pid_t self = getpid();
  if (plan.detached) static_cast<void>(!write(plan.report, &self, sizeof self));
  const char* const program = plan.confinement ? plan.confinement->apply() : plan.arguments[0];
  execve(program, plan.arguments.data(), stays_nameless ? plan.wrapped.data() : plan.environment.data());
  give_up(plan.report);
}

base::Error failed(const Command& command, std::string_view reason) {
  base::Error error;
  error.code = "process-failed";
  error.message = fmt::format("{} could not be run: {}", command.arguments.front(), reason);
  return error;
}

// A detached child reports its pid first; then the pipe closes, or errno follows.
base::Result<pid_t> hear(const Command& command, int report, pid_t started) {
  pid_t pid = started;
  if (command.detached) {
    int status = 0;
    while (waitpid(started, &status, 0) < 0 && errno == EINTR) continue;
    if (read(report, &pid, sizeof pid) != static_cast<ssize_t>(sizeof pid))
      return failed(command, "it did not start");
  }
  int reason = 0;
  if (read(report, &reason, sizeof reason) == static_cast<ssize_t>(sizeof reason)) {
    if (!command.detached) waitpid(started, nullptr, 0);
    return failed(command, std::strerror(reason));
  }
  return pid;
}

}  // namespace

std::optional<std::filesystem::path> find_nss_wrapper() {
  constexpr const char* library = "libnss_wrapper.so";
  std::error_code ignored;
  for (const std::filesystem::path root : {"/usr/lib", "/usr/lib64", "/usr/local/lib"}) {
    if (std::filesystem::exists(root / library, ignored)) return root / library;
    for (std::filesystem::directory_iterator at(root, ignored), end; !ignored && at != end;
         at.increment(ignored)) {
      const bool multiarch = at->path().filename().string().find("-linux-") != std::string::npos;
      if (multiarch && std::filesystem::exists(at->path() / library, ignored)) return at->path() / library;
    }
  }
  return std::nullopt;
}

base::Result<pid_t> spawn(const Command& command) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return failed(command, std::strerror(errno));
  const Prepared plan = prepare(command, ends[1]);
  const pid_t started = fork();
  if (started == 0) child(plan);
  const int fork_errno = errno;
  close(ends[1]);
  base::Result<pid_t> pid = started < 0 ? base::Result<pid_t>(failed(command, std::strerror(fork_errno)))
                                        : hear(command, ends[0], started);
  close(ends[0]);
  return pid;
}

base::Status run(const Command& command) {
  SCHEMAC_TRY(const pid_t pid, spawn(command));
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return base::ok();
  base::Error error =
      failed(command, WIFSIGNALED(status) ? fmt::format("ended by signal {}", WTERMSIG(status))
                                          : fmt::format("exit code {}", WEXITSTATUS(status)));
  error.detail = tail(command.output);
  return error;
}

bool wait_for_end(pid_t child_pid, std::chrono::milliseconds wait) {
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (true) {
    const pid_t ended = waitpid(child_pid, nullptr, WNOHANG);
    if (ended == child_pid || (ended < 0 && errno == ECHILD)) return true;
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

std::string tail(const std::filesystem::path& file) {
  constexpr size_t most = 2000;
  const auto text = base::read_file(file);
  if (!text.ok()) return "";
  const std::string_view all = base::trim(*text);
  if (all.size() <= most) return std::string(all);
  const std::string_view end = all.substr(all.size() - most);
  return std::string(end.substr(end.find('\n') + 1));
}

bool may_enter(const Account& account, const std::filesystem::path& folder) {
  if (!account.switched) return access(folder.c_str(), X_OK) == 0;
  const char* path = folder.c_str();
  const pid_t asked = fork();
  if (asked == 0) _exit(become(account.uid, account.gid) && chdir(path) == 0 ? 0 : 1);
  int status = 1;
  while (asked > 0 && waitpid(asked, &status, 0) < 0 && errno == EINTR) continue;
  return asked > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace schemac::cluster
