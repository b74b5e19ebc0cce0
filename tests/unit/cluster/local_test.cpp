#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "folders.hpp"
#include "postmaster.hpp"
#include "schemac/base/files.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

class Local : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!find_binaries().ok()) GTEST_SKIP() << find_binaries().error().message;
    char name[] = "/tmp/schemac_project_XXXXXX";
    ASSERT_NE(mkdtemp(name), nullptr);
    outer_ = name;
    project_ = outer_ / "project";
    fs::create_directory(project_);
    fs::permissions(outer_, fs::perms(0755));
    fs::permissions(project_, fs::perms(0755));
  }
  void TearDown() override {
    if (project_.empty()) return;
    const auto status = local_stop(project_);
    if (status.ok() && !status->note.empty()) fs::remove_all(status->data.parent_path());
    fs::remove_all(outer_);
  }
  LocalStatus start() {
    auto status = local_start(project_);
    if (!status.ok()) throw std::runtime_error(status.error().message + "\n" + status.error().detail);
    return *status;
  }
  pg::Session open(const LocalStatus& status) {
    return pg::Session::open(*pg::parse_url(status.url)).value();
  }
  fs::path outer_;
  fs::path project_;
};

TEST_F(Local, StartsOnceKeepsDataAndStops) {
  EXPECT_FALSE(local_status(project_)->running);
  EXPECT_FALSE(fs::exists(project_ / ".schemac"));
  const LocalStatus first = start();
  EXPECT_TRUE(first.running);
  EXPECT_EQ(first.data, project_ / ".schemac" / "postgres");
  EXPECT_EQ(first.note, "");
  EXPECT_EQ(*base::read_file(project_ / ".schemac" / ".gitignore"), "*\n");
  EXPECT_EQ(start(), first);
  EXPECT_EQ(*local_status(project_), first);
  ASSERT_TRUE(open(first).execute("create table kept (a int)").ok());
  const auto stopped = local_stop(project_);
  ASSERT_TRUE(stopped.ok());
  EXPECT_FALSE(stopped->running);
  EXPECT_TRUE(local_stop(project_).ok());
  EXPECT_FALSE(is_worked_in(first.data));
  const LocalStatus second = start();
  EXPECT_EQ(second.url, first.url);
  EXPECT_TRUE(open(second).query("select * from kept").ok());
}

TEST_F(Local, SurvivesTheProcessThatStartedIt) {
  const pid_t child = fork();
  if (child == 0) _exit(local_start(project_).ok() ? 0 : 1);
  int status = 1;
  waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
  const auto running = local_status(project_);
  ASSERT_TRUE(running.ok());
  ASSERT_TRUE(running->running);
  EXPECT_TRUE(open(*running).query("select 1").ok());
}

// A second start, while the first one's server still recovers from a crash and takes no connections.
TEST_F(Local, WaitsForAServerThatIsStarting) {
  const LocalStatus first = start();
  ASSERT_TRUE(local_stop(project_).ok());
  const fs::path program = find_binaries()->folder / "postgres";
  const auto account = server_account();
  const pid_t child = fork();
  if (child == 0) {
    setsid();
    const bool became = !account->switched || (setgid(account->gid) == 0 && setuid(account->uid) == 0);
    if (!became || !freopen("/dev/null", "w", stderr)) _exit(1);
    execl("/bin/sh", "sh", "-c",
          "cd \"$2\" && sleep 0.5 && exec \"$1\" -D \"$2\" -k \"$2\" -c listen_addresses=", "sh",
          program.c_str(), first.data.c_str(), nullptr);
    _exit(1);
  }
  for (int i = 0; i < 500 && !is_worked_in(first.data); ++i) usleep(10000);
  const LocalStatus second = start();
  EXPECT_EQ(second.pid, child);
  EXPECT_TRUE(open(second).query("select 1").ok());
  ASSERT_TRUE(local_stop(project_).ok());
  waitpid(child, nullptr, 0);
}

// A starting server, in the moment in which it has left its folder to find its own program.
TEST_F(Local, KnowsAServerByItsCommandLineToo) {
  const fs::path data = project_ / "data";
  fs::create_directory(data);
  int ended[2];
  ASSERT_EQ(pipe(ended), 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ended[0], 0);
    close(ended[1]);
    execl("/bin/sh", "postgres", "-c", "cd / && read line", "-D", data.c_str(), nullptr);
    _exit(1);
  }
  for (int i = 0; i < 500 && !is_worked_in(data); ++i) usleep(10000);
  EXPECT_TRUE(is_worked_in(data));
  EXPECT_FALSE(is_worked_in(project_));
  close(ended[0]);
  close(ended[1]);
  waitpid(child, nullptr, 0);
  EXPECT_FALSE(is_worked_in(data));
}

TEST_F(Local, ComesBackAfterACrash) {
  const LocalStatus first = start();
  kill(first.pid, SIGKILL);
  for (int i = 0; i < 500 && running_postmaster(first.data) != 0; ++i) usleep(10000);
  EXPECT_FALSE(local_status(project_)->running);
  const LocalStatus second = start();
  EXPECT_TRUE(open(second).query("select 1").ok());
}

// As a run leaves it that was killed while it made the data.
TEST_F(Local, RemovesWhatAKilledStartLeft) {
  const fs::path home = project_ / ".schemac";
  fs::create_directories(home);
  const fs::path same_name = home / "schemac-AbCdEf";
  fs::create_directories(same_name / "data");  // without our marker: somebody's
  const pid_t child = fork();
  if (child == 0) {
    const auto folder = RunFolder::create_in(home, server_account().value());
    std::error_code failed;
    if (folder.ok()) fs::create_directories(folder->path() / "data" / "base", failed);
    _exit(folder.ok() && !failed ? 0 : 1);  // no destructor runs
  }
  int status = 1;
  waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
  ASSERT_EQ(std::distance(fs::directory_iterator(home), fs::directory_iterator()), 2);
  start();
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(home)) names.insert(entry.path().filename().string());
  EXPECT_EQ(names, (std::set<std::string>{".gitignore", "local.lock", "postgres", "postgres.log",
                                          "schemac-AbCdEf"}));
}

TEST_F(Local, APidFileOfAnotherProcessIsNoServer) {
  const LocalStatus first = start();
  ASSERT_TRUE(local_stop(project_).ok());
  std::ofstream(first.data / "postmaster.pid") << getpid() << "\n"
                                               << first.data.string() << "\n1\n5432\n/x\n\n0 0\nready\n";
  EXPECT_FALSE(local_status(project_)->running);
  EXPECT_TRUE(start().running);
}

TEST_F(Local, KeepsDataElsewhereWhereTheServersAccountMayNotEnter) {
  if (geteuid() != 0) GTEST_SKIP() << "only root starts servers of another account";
  fs::permissions(outer_, fs::perms(0700));
  const LocalStatus status = start();
  EXPECT_TRUE(open(status).query("select 1").ok());
  EXPECT_EQ(status.data.string().find(project_.string()), std::string::npos);
  EXPECT_NE(status.note.find(status.data.string()), std::string::npos) << status.note;
  EXPECT_EQ(*base::read_file(project_ / ".schemac" / "data-is-elsewhere.txt"), status.note + "\n");
  EXPECT_EQ(*local_status(project_), status);
}

TEST_F(Local, AMissingProjectIsAnError) {
  const auto status = local_status(project_ / "nowhere");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, "folder-error");
}

}  // namespace
}  // namespace schemac::cluster
