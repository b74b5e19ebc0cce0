#include "schemac/notify/sender.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

namespace schemac::notify {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// An HTTP server on a port of its own. It answers with the next of `answers`, then with the last one for
// ever; 0 means that it takes the request and never answers.
class Server {
 public:
  explicit Server(std::vector<int> answers) : answers_(std::move(answers)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(listener_, 16);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Server() {
    stop_ = true;
    thread_.join();
    for (const int fd : hanging_) ::close(fd);
    ::close(listener_);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/hook/secret-token"; }
  std::vector<std::string> bodies() {
    const std::lock_guard lock(mutex_);
    return bodies_;
  }

 private:
  void serve() {
    while (!stop_) {
      pollfd waiting{listener_, POLLIN, 0};
      if (::poll(&waiting, 1, 20) == 1) answer(::accept(listener_, nullptr, nullptr));
    }
  }

  void answer(int fd) {
    std::string request;
    size_t wanted = std::string::npos;
    char buffer[4096];
    while (request.size() < wanted) {
      const ssize_t count = ::recv(fd, buffer, sizeof(buffer), 0);
      if (count <= 0) break;
      request.append(buffer, static_cast<size_t>(count));
      const size_t end = request.find("\r\n\r\n");
      if (end == std::string::npos) continue;
      const size_t length = request.find("Content-Length: ");
      wanted = end + 4 + std::stoul(request.substr(length + 16));
    }
    const int code = answers_[std::min(next_++, answers_.size() - 1)];
    const std::lock_guard lock(mutex_);
    bodies_.push_back(request.substr(request.find("\r\n\r\n") + 4));
    if (code == 0) {
      hanging_.push_back(fd);
      return;
    }
    const std::string reply =
        "HTTP/1.1 " + std::to_string(code) + " X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    ::send(fd, reply.data(), reply.size(), MSG_NOSIGNAL);
    ::close(fd);
  }

  std::vector<int> answers_;
  int listener_ = -1;
  int port_ = 0;
  size_t next_ = 0;
  std::atomic<bool> stop_ = false;
  std::vector<int> hanging_;
  std::vector<std::string> bodies_;
  std::mutex mutex_;
  std::thread thread_;
};

Target target(const std::string& url, milliseconds timeout = milliseconds(3000)) {
  return {[url](const std::atomic<bool>&) -> base::Result<std::string> { return url; }, timeout, 2};
}

TEST(Sender, SendsInOrder) {
  Server server({200});
  Sender sender(target(server.url()));
  sender.send({Mood::neutral, "first", "https://ci/1", {{"Environment", "staging"}}});
  sender.send({Mood::good, "second", "", {}});
  EXPECT_THAT(sender.drain(), IsEmpty());
  const auto bodies = server.bodies();
  ASSERT_EQ(bodies.size(), 2U);
  const auto first = nlohmann::json::parse(bodies[0]);
  EXPECT_EQ(first.at("text"), "first");
  EXPECT_EQ(first.at("attachments").at(0).at("title_link"), "https://ci/1");
  EXPECT_EQ(first.at("attachments").at(0).at("fields").at(0).at("value"), "staging");
  EXPECT_EQ(nlohmann::json::parse(bodies[1]).at("text"), "second");
}

TEST(Sender, TriesAgainAfterAServerError) {
  Server server({500, 503, 200});
  Sender sender(target(server.url()));
  sender.send({Mood::good, "x", "", {}});
  EXPECT_THAT(sender.drain(), IsEmpty());
  EXPECT_EQ(server.bodies().size(), 3U);
}

TEST(Sender, GivesUpAndSaysWhyWithoutTheAddress) {
  Server server({500});
  Sender sender(target(server.url()));
  sender.send({Mood::good, "x", "", {}});
  EXPECT_THAT(sender.drain(), ElementsAre("\"x\": the webhook answered 500"));
  EXPECT_EQ(server.bodies().size(), 3U);
}

TEST(Sender, ARefusalIsNotRepeated) {
  Server server({404});
  Sender sender(target(server.url()));
  sender.send({Mood::good, "x", "", {}});
  EXPECT_THAT(sender.drain(), ElementsAre("\"x\": the webhook answered 404"));
  EXPECT_EQ(server.bodies().size(), 1U);
}

TEST(Sender, AServerThatHangsHoldsNobodyUp) {
  Server server({0});
  const auto start = std::chrono::steady_clock::now();
  {
    Sender sender(target(server.url(), milliseconds(300)));
    sender.send({Mood::good, "x", "", {}});
    EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(250));  // send itself does not wait
    EXPECT_THAT(sender.drain(), Not(IsEmpty()));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Sender, NoServerNoSchemeNoAddress) {
  for (const char* url : {"http://127.0.0.1:1/x", "ftp://127.0.0.1/secret", "no url at all"}) {
    Sender sender(target(url, milliseconds(500)));
    sender.send({Mood::bad, "x", "", {}});
    const auto problems = sender.drain();
    ASSERT_EQ(problems.size(), 1U) << url;
    EXPECT_THAT(problems[0], Not(HasSubstr("secret")));
  }
  Sender sender({[](const std::atomic<bool>&) -> base::Result<std::string> {
    return base::Error{.code = "x", .message = "no address"};
  }});
  sender.send({Mood::bad, "x", "", {}});
  EXPECT_THAT(sender.drain(), ElementsAre("\"x\": no address"));
}

TEST(Sender, AnExceptionIsAProblemLikeOthers) {
  Sender sender(
      {[](const std::atomic<bool>&) -> base::Result<std::string> { throw std::runtime_error("a defect"); }});
  sender.send({Mood::bad, "x", "", {}});
  EXPECT_THAT(sender.drain(), ElementsAre("\"x\": a defect"));
}

TEST(Sender, AnAddressThatIsNotFoundInTimeIsGivenUp) {
  std::atomic<bool> told = false;
  {
    Sender sender({[&](const std::atomic<bool>& stop) -> base::Result<std::string> {
                     while (!stop) std::this_thread::sleep_for(milliseconds(1));
                     told = true;
                     return std::string("http://127.0.0.1:1/");
                   },
                   milliseconds(50), 0});
    sender.send({Mood::bad, "x", "", {}});
    EXPECT_THAT(sender.drain(), ElementsAre("the webhook is too slow"));
  }
  EXPECT_TRUE(told);
}

// A library that does not come back is left behind with what it works on.
TEST(Sender, AThreadThatDoesNotComeBackIsLeftBehind) {
  const auto end = std::make_shared<std::atomic<bool>>(false);
  const auto ended = std::make_shared<std::atomic<bool>>(false);
  {
    Sender sender({[end, ended](const std::atomic<bool>&) -> base::Result<std::string> {
                     while (!*end) std::this_thread::sleep_for(milliseconds(1));
                     *ended = true;
                     return base::Error{.code = "test", .message = "no address"};
                   },
                   milliseconds(50), 0});
    sender.send({Mood::bad, "x", "", {}});
    sender.drain();
  }
  EXPECT_FALSE(*ended);
  *end = true;
  while (!*ended) std::this_thread::sleep_for(milliseconds(1));
}

TEST(Redacted, SecretsAreGoneInEveryForm) {
  EXPECT_EQ(redacted("a p@ss b p%40ss c", {"p@ss", ""}), "a *** b *** c");
  EXPECT_EQ(redacted("abc", {"abc"}), "abc");  // too short to be told from other text
}

TEST(SlackJson, TextIsEscapedAndCut) {
  const auto document =
      nlohmann::json::parse(slack_json({Mood::bad, "<b> & \xff", "", {{"Error", std::string(5000, 'x')}}}));
  EXPECT_EQ(document.at("text").get<std::string>().substr(0, 17), "&lt;b&gt; &amp; \xef");
  EXPECT_EQ(document.at("attachments").at(0).at("fields").at(0).at("value").get<std::string>().size(), 2000U);
}

}  // namespace
}  // namespace schemac::notify
