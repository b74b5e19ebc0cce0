#include "schemac/process/run.hpp"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <thread>

namespace schemac::process {
namespace {

using ::testing::HasSubstr;

Command shell(const std::string& script) {
  Command command;
  command.arguments = {"/bin/sh", "-c", script};
  return command;
}

TEST(Run, StreamsAndExitCodeArrive) {
  Command command = shell("cat; pwd; echo $X; echo problem >&2; exit 3");
  command.input = std::string(300'000, 'x');
  command.folder = "/usr";
  command.environment["X"] = "value";
  const auto output = run(command);
  ASSERT_TRUE(output.ok());
  EXPECT_EQ(output->text, std::string(300'000, 'x') + "/usr\nvalue\n");
  EXPECT_EQ(output->errors, "problem\n");
  EXPECT_EQ(output->exit_code, 3);
  EXPECT_FALSE(output->done());
}

TEST(Run, AProgramThatIsNotThereIs127) {
  Command command;
  command.arguments = {"no-such-program-anywhere"};
  EXPECT_EQ(run(command)->exit_code, 127);
  command.watched = true;
  EXPECT_EQ(run(command)->exit_code, 127);
}

TEST(Run, InputThatNobodyReadsIsNoProblem) {
  Command command = shell("exec <&-; echo done");
  command.input = std::string(1'000'000, 'x');
  EXPECT_EQ(run(command)->text, "done\n");
}

TEST(Run, ASignalIsTold) {
  for (const bool watched : {false, true}) {
    Command command = shell("kill -9 $$");
    command.watched = watched;
    EXPECT_EQ(run(command)->signal, SIGKILL) << watched;
  }
}

TEST(Run, TooMuchOutputEndsIt) {
  Command command = shell("yes");
  command.max_output = 1000;
  EXPECT_TRUE(run(command)->too_much);
}

TEST(Run, IsEndedWhenItIsNotWantedAnyMore) {
  std::atomic<bool> stop = false;
  Command command = shell("sleep 300");
  command.stop = &stop;
  std::thread later([&] { stop = true; });
  const auto output = run(command);
  later.join();
  EXPECT_TRUE(output->stopped);
  EXPECT_FALSE(output->done());
}

// The thread of notifications blocks every signal, and its parent may ignore some.
TEST(Run, TheProgramHasTheUsualSignals) {
  Command command = shell("cat /proc/self/status");
  command.watched = true;
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, &before);
  auto* pipe_before = ::signal(SIGPIPE, SIG_IGN);
  const auto output = run(command);
  ::signal(SIGPIPE, pipe_before);
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  EXPECT_THAT(output->text, HasSubstr("SigBlk:\t0000000000000000"));
  EXPECT_THAT(output->text, HasSubstr("SigIgn:\t0000000000000000"));
}

TEST(Run, HandlersOfTheProcessStayAsTheyAre) {
  auto* before = ::signal(SIGPIPE, SIG_DFL);
  Command command = shell("exec <&-; echo done");
  command.input = std::string(1'000'000, 'x');
  EXPECT_EQ(run(command)->text, "done\n");
  EXPECT_EQ(::signal(SIGPIPE, before), SIG_DFL);
}

// With SIGCHLD ignored the kernel waits for our children itself.
TEST(Run, AnEndThatSomebodyElseSawEndsTheWait) {
  auto* before = ::signal(SIGCHLD, SIG_IGN);
  const auto output = run(shell("echo done"));
  ::signal(SIGCHLD, before);
  EXPECT_EQ(output->text, "done\n");
  EXPECT_EQ(output->exit_code, Output::end_not_seen);
  EXPECT_FALSE(output->too_slow);
}

TEST(Run, VariablesAreAddedAndReplaced) {
  Command command = shell("echo $X $HOME; command -v sh");
  command.environment = {{"X", "one"}, {"HOME", "/two"}};
  EXPECT_THAT(run(command)->text, HasSubstr("one /two\n"));
  command.arguments.front() = "sh";
  command.environment["PATH"] = "/nowhere";
  EXPECT_EQ(run(command)->exit_code, 127);
}

// The pid that a shell wrote to `file`, and whether that process is gone (or only a zombie) soon.
bool gone_soon(const std::string& file) {
  pid_t pid = 0;
  for (int i = 0; i < 500 && pid == 0; ++i) {
    std::ifstream(file) >> pid;
    if (pid == 0) ::usleep(10'000);
  }
  EXPECT_NE(pid, 0);
  for (int i = 0; i < 500; ++i) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/stat");
    std::string number, name, state;
    if (!(status >> number >> name >> state) || state == "Z") return true;
    ::usleep(10'000);
  }
  return false;
}

class Grandchild : public ::testing::Test {
 protected:
  Grandchild() {
    std::string pattern = "/tmp/schemac-process-XXXXXX";
    folder = ::mkdtemp(pattern.data());
    file = folder + "/pid";
  }
  ~Grandchild() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  Command with_grandchild() const {
    Command command = shell("sleep 300 & echo $! > " + file + "; wait");
    command.watched = true;
    return command;
  }
  std::string folder;
  std::string file;
};

TEST_F(Grandchild, DiesAtTheLimit) {
  Command command = with_grandchild();
  command.limit = std::chrono::milliseconds(300);
  EXPECT_TRUE(run(command)->too_slow);
  EXPECT_TRUE(gone_soon(file));
}

TEST_F(Grandchild, DiesWithUs) {
  for (const int signal : {SIGINT, SIGKILL}) {
    std::filesystem::remove(file);
    const pid_t pid = ::fork();
    if (pid == 0) {
      (void)run(with_grandchild());
      ::_exit(0);
    }
    // The shell makes the file before it writes to it.
    const auto is_written = [&] {
      std::error_code absent;
      return std::filesystem::file_size(file, absent) > 0 && !absent;
    };
    for (int i = 0; i < 500 && !is_written(); ++i) ::usleep(10'000);
    ::kill(pid, signal);
    ::waitpid(pid, nullptr, 0);
    EXPECT_TRUE(gone_soon(file)) << signal;
  }
}

}  // namespace
}  // namespace schemac::process
