#include "terminal/output_queue.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <future>
#include <memory>
#include <string>

#include "terminal/descriptor_output.hpp"

namespace schemac::cli {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr milliseconds at_once{0};

// A pipe, and a stream that writes into it.
class OutputQueueTest : public ::testing::Test {
 protected:
  OutputQueueTest() {
    ::signal(SIGPIPE, SIG_IGN);
    EXPECT_EQ(::pipe2(ends_.data(), O_CLOEXEC), 0);
    queue_ = std::make_unique<OutputQueue>(ends_[1]);
    stream_.rdbuf(queue_.get());
  }
  ~OutputQueueTest() override {
    close_reader();
    ::close(ends_[1]);
  }

  void close_reader() {
    if (ends_[0] >= 0) ::close(ends_[0]);
    ends_[0] = -1;
  }

  // Everything until the writer is done.
  std::future<std::string> reader() {
    return std::async(std::launch::async, [descriptor = ends_[0]] {
      std::string text;
      std::array<char, 10'000> buffer{};
      while (text.find("the end\n") == std::string::npos) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count <= 0) break;
        text.append(buffer.data(), static_cast<size_t>(count));
      }
      return text;
    });
  }

  std::array<int, 2> ends_{};
  std::unique_ptr<OutputQueue> queue_;
  std::ostream stream_{nullptr};
};

TEST_F(OutputQueueTest, NobodyWaitsForAReaderWhoStandsStill) {
  const std::string line(1'000, 'x');
  {
    const WritesBesideWork beside(stream_, at_once);
    for (int i = 0; i < 1'000; ++i) stream_ << line << '\n' << std::flush;  // 1 MB into 64 kB
  }
  // What nobody took is counted in front of what is said last.
  auto text = reader();
  stream_ << "the end\n" << std::flush;
  EXPECT_THAT(text.get(), HasSubstr("lines were left out here"));
}

TEST_F(OutputQueueTest, ASlowReaderGetsEverything) {
  std::string wanted;
  {
    const WritesBesideWork beside(stream_, std::nullopt);
    for (int i = 0; i < 20'000; ++i) {
      const std::string line = "line " + std::to_string(i) + " of many\n";
      stream_ << line << std::flush;
      wanted += line;
    }
    stream_ << "the end\n" << std::flush;
    EXPECT_EQ(reader().get(), wanted + "the end\n");
  }
}

TEST_F(OutputQueueTest, ABacklogHasALimitAndTheNextLineSaysWhatIsMissing) {
  // Longer by more than a pipe takes before anybody reads.
  const std::string text(OutputQueue::longest_backlog + (1U << 20), 'x');
  std::future<std::string> read;
  {
    const WritesBesideWork beside(stream_, std::nullopt);
    stream_ << text << '\n' << std::flush;
    stream_ << "{\"event\":1}\n" << std::flush << "{\"event\":2}\n" << std::flush;
    read = reader();
  }
  stream_ << "the end\n" << std::flush;
  const std::string got = read.get();
  EXPECT_THAT(got, StartsWith(text + "\n{\"time\":\""));
  EXPECT_THAT(got, HasSubstr("\"event\":\"output_left_out\",\"lines\":2}\nthe end\n"));
}

TEST_F(OutputQueueTest, AReaderWhoLeftIsNoError) {
  close_reader();
  {
    const WritesBesideWork beside(stream_, std::nullopt);
    for (int i = 0; i < 10'000; ++i) stream_ << "a line that nobody reads\n" << std::flush;
  }
  stream_ << "the end\n" << std::flush;
  EXPECT_TRUE(stream_.good());
}

TEST_F(OutputQueueTest, OutsideOfWorkEveryLineIsThereWhenItIsWritten) {
  stream_ << "first\n" << std::flush;
  std::array<char, 100> buffer{};
  EXPECT_EQ(::read(ends_[0], buffer.data(), buffer.size()), 6);
  {
    const WritesBesideWork beside(stream_, std::nullopt);
    stream_ << "second\n" << std::flush;
  }
  ::fcntl(ends_[0], F_SETFL, O_NONBLOCK);
  EXPECT_EQ(::read(ends_[0], buffer.data(), buffer.size()), 7);
}

// Whoever shares the pipe may have made it so (node, ssh).
TEST_F(OutputQueueTest, ANonBlockingPipeLosesNothing) {
  ::fcntl(ends_[1], F_SETFL, O_NONBLOCK);
  DescriptorOutput output(ends_[1]);
  std::ostream out(&output);
  auto text = reader();
  const std::string large(1'000'000, 'x');
  out << large << "the end\n" << std::flush;
  EXPECT_EQ(text.get(), large + "the end\n");
  EXPECT_TRUE(out.good());
}

TEST(DescriptorOutput, TellsAFullDiskFromAReaderWhoLeft) {
  ::signal(SIGPIPE, SIG_IGN);
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  {
    DescriptorOutput output(full);
    std::ostream out(&output);
    out << "text" << std::flush;
    EXPECT_FALSE(out.good());
  }
  ::close(full);
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  ::close(ends[0]);
  {
    DescriptorOutput output(ends[1]);
    std::ostream out(&output);
    out << std::string(100'000, 'x') << std::flush << "more" << std::flush;
    EXPECT_TRUE(out.good());
  }
  ::close(ends[1]);
}

}  // namespace
}  // namespace schemac::cli
