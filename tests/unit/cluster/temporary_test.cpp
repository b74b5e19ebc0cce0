#include <grp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "folders.hpp"
#include "postmaster.hpp"
#include "process.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

bool server_possible() { return find_binaries().ok(); }

bool answers(const pg::ConnectionUrl& url) {
  auto session = pg::Session::open(url);
  return session.ok() && session->query("select 1").ok();
}

// Until `condition` holds, at most ten seconds.
template <class F>
bool eventually(F condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return condition();
}

// Runs `body` in a child process that is then killed. Gives what the child wrote.
std::string in_killed_child(const std::function<std::string()>& body) {
  int ends[2];
  EXPECT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    const std::string text = body();
    static_cast<void>(!write(ends[1], text.data(), text.size()));
    close(ends[1]);
    pause();
    _exit(0);
  }
  close(ends[1]);
  std::string text;
  char buffer[512];
  for (ssize_t n = read(ends[0], buffer, sizeof buffer); n > 0; n = read(ends[0], buffer, sizeof buffer)) {
    text.append(buffer, static_cast<size_t>(n));
  }
  close(ends[0]);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  return text;
}

TEST(Temporary, ServesAndLeavesNothing) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  fs::path folder;
  pid_t server = 0;
  {
    auto temporary = Temporary::start();
    ASSERT_TRUE(temporary.ok()) << temporary.error().message << temporary.error().detail;
    folder = temporary->url().host;
    server = running_postmaster(folder / "data");
    EXPECT_GT(server, 0);
    EXPECT_LT(folder.string().size(), 60U);
    EXPECT_TRUE(answers(temporary->url()));
    ASSERT_TRUE(temporary->create_database("a \"b\"").ok());
    EXPECT_TRUE(answers(temporary->url("a \"b\"")));
    EXPECT_TRUE(answers(*pg::parse_url(temporary->url_text("a \"b\""))));
    auto session = pg::Session::open(temporary->url());
    EXPECT_EQ(session->query("show listen_addresses")->text(0, 0), "");
    EXPECT_EQ(session->query("show server_encoding")->text(0, 0), "UTF8");
  }
  EXPECT_FALSE(fs::exists(folder));
  EXPECT_NE(kill(server, 0), 0);
}

TEST(Temporary, OnlyItsAccountMayEnter) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  auto temporary = Temporary::start();
  ASSERT_TRUE(temporary.ok());
  const fs::perms rights = fs::status(temporary->url().host).permissions();
  EXPECT_EQ(rights, fs::perms::owner_all);
}

TEST(Temporary, TwoAreApart) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  auto first = Temporary::start();
  auto second = Temporary::start();
  ASSERT_TRUE(first.ok() && second.ok());
  ASSERT_TRUE(first->create_database("only_here").ok());
  EXPECT_FALSE(answers(second->url("only_here")));
  Temporary moved = std::move(*first);
  EXPECT_TRUE(answers(moved.url("only_here")));
}

TEST(Temporary, OutlivesTheThreadThatStartedIt) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  std::optional<Temporary> temporary;
  std::thread([&] { temporary.emplace(Temporary::start().value()); }).join();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_TRUE(answers(temporary->url()));
}

TEST(Temporary, DiesWithAKilledOwnerAndItsFolderGoes) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  const fs::path folder = in_killed_child([] {
    static auto temporary = Temporary::start();
    return temporary->url().host;
  });
  EXPECT_TRUE(eventually([&] { return !fs::exists(folder); })) << folder;
}

TEST(Temporary, TheNextStartSweepsWhatNobodyGuarded) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  const Account account = *server_account();
  // A folder whose owner died together with its guard: the lock file is there, nobody holds it.
  const fs::path orphan = in_killed_child([&] {
    static auto folder = RunFolder::create(account);
    return folder->path().string();
  });
  EXPECT_TRUE(fs::exists(orphan / "schemac-server"));
  auto living = RunFolder::create(account);
  ASSERT_TRUE(living.ok());
  auto temporary = Temporary::start();
  ASSERT_TRUE(temporary.ok());
  EXPECT_FALSE(fs::exists(orphan));
  EXPECT_TRUE(fs::exists(living->path()));
}

// A folder that is called like ours, or was copied from one of ours, is somebody's.
TEST(Temporary, OnlyWhatCarriesItsMarkerIsSwept) {
  const Account account = *server_account();
  const auto place = fs::temp_directory_path();
  const fs::path orphan = in_killed_child([&] {
    static auto folder = RunFolder::create(account);
    return folder->path().string();
  });
  const fs::path named = place / ("schemac-" + std::to_string(100000 + getpid() % 900000));
  const fs::path copied = place / ("schemac-" + std::to_string(100001 + getpid() % 900000));
  fs::create_directory(named);
  std::ofstream(named / "owner.lock") << "";
  std::ofstream(named / "schemac-server") << "schemac made this folder for a private PostgreSQL; id 1\n";
  fs::copy(orphan, copied, fs::copy_options::recursive);
  sweep(account);
  EXPECT_FALSE(fs::exists(orphan));
  EXPECT_TRUE(fs::exists(named / "owner.lock"));
  EXPECT_TRUE(fs::exists(copied / "schemac-server"));
  fs::remove_all(named);
  fs::remove_all(copied);
}

// Whatever role a script runs as: the process starts nothing, reaches nobody's files and has no network.
TEST(Temporary, ItsProcessIsConfined) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  if (!confines().programs || !confines().files) GTEST_SKIP() << "this kernel has no seccomp or no landlock";
  auto temporary = Temporary::start();
  ASSERT_TRUE(temporary.ok());
  auto session = pg::Session::open(temporary->url());
  ASSERT_TRUE(session.ok());
  const fs::path proof = fs::temp_directory_path() / ("schemac_proof_" + std::to_string(getpid()));
  const std::string refused[] = {"COPY (SELECT 1) TO PROGRAM 'touch " + proof.string() + "'",
                                 "COPY (SELECT 1) TO '" + proof.string() + "'",
                                 "SELECT lo_export(lo_from_bytea(0, 'x'), '" + proof.string() + "')",
                                 "SELECT pg_read_file('/etc/hostname')",
                                 "SELECT pg_read_file('/proc/" + std::to_string(getpid()) + "/environ')",
                                 "SELECT pg_ls_dir('/root')"};
  for (const std::string& statement : refused) EXPECT_FALSE(session->execute(statement).ok()) << statement;
  EXPECT_FALSE(fs::exists(proof));
  EXPECT_TRUE(session->execute("COPY (SELECT 1) TO '" + temporary->url().host + "/data/own'").ok());
}

TEST(Temporary, ManyStartAtOnceWithoutATemplate) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  char cache[] = "/tmp/schemac_cache_XXXXXX";
  ASSERT_NE(mkdtemp(cache), nullptr);
  setenv("XDG_CACHE_HOME", cache, 1);
  std::vector<pid_t> children;
  for (int i = 0; i < 2; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      auto temporary = Temporary::start();
      _exit(temporary.ok() && answers(temporary->url()) ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(fs::path(cache) / "schemac")) {
    names.insert(entry.path().filename().string());
  }
  EXPECT_EQ(names.size(), 1U);
  EXPECT_TRUE(names.begin()->starts_with("template-"));
  unsetenv("XDG_CACHE_HOME");
  fs::remove_all(cache);
}

constexpr int needs_nss_wrapper = 3;

// Starts a server as that user, in a child process. 0 = it answered.
int start_as(uid_t user) {
  const pid_t child = fork();
  if (child == 0) {
    unsetenv("HOME");
    unsetenv("XDG_CACHE_HOME");
    if (setgroups(0, nullptr) != 0 || setgid(user) != 0 || setuid(user) != 0) _exit(2);
    prctl(PR_SET_DUMPABLE, 1);  // as after exec: else /proc/self belongs to root
    auto temporary = Temporary::start();
    if (!temporary.ok()) {
      fprintf(stderr, "%s\n%s\n", temporary.error().message.c_str(), temporary.error().detail.c_str());
      const bool says_what_to_do = temporary.error().hint.find("libnss-wrapper") != std::string::npos;
      _exit(says_what_to_do ? needs_nss_wrapper : 1);
    }
    const bool good = answers(temporary->url());
    temporary = base::Error{};
    fs::remove_all("/var/tmp/schemac-" + std::to_string(user));
    _exit(good ? 0 : 1);
  }
  int status = 1;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Temporary, WorksAsAnOrdinaryUser) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  if (geteuid() != 0) GTEST_SKIP() << "needs root to become another user";
  EXPECT_EQ(start_as(65534), 0);
}

// A container started with any user id: initdb refuses a user that /etc/passwd does not know.
TEST(Temporary, WorksAsAUserWithoutAName) {
  if (!server_possible()) GTEST_SKIP() << find_binaries().error().message;
  if (geteuid() != 0) GTEST_SKIP() << "needs root to become another user";
  const int result = start_as(54321);
  // Docker and a chroot refuse user namespaces: then nss_wrapper does it, or the user is told about it.
  if (result == needs_nss_wrapper) {
    EXPECT_FALSE(find_nss_wrapper());
    GTEST_SKIP() << "no user namespaces here, and no nss_wrapper";
  }
  EXPECT_EQ(result, 0);
}

TEST(Temporary, ABrokenInstallationSaysWhat) {
  char folder[] = "/tmp/schemac_bin_XXXXXX";
  ASSERT_NE(mkdtemp(folder), nullptr);
  for (const char* name : {"initdb", "postgres"}) {
    std::ofstream(fs::path(folder) / name) << "#!/bin/sh\necho it is broken >&2\nexit 3\n";
    fs::permissions(fs::path(folder) / name, fs::perms(0755));
  }
  fs::permissions(folder, fs::perms(0755));
  const auto temporary = Temporary::start({folder, 15});
  ASSERT_FALSE(temporary.ok());
  EXPECT_EQ(temporary.error().code, "server-not-started");
  EXPECT_EQ(temporary.error().detail, "it is broken");
  fs::remove_all(folder);
}

}  // namespace
}  // namespace schemac::cluster
