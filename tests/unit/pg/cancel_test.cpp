// Cancelling against a server that takes connections and never answers.
#include "cancel.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace schemac::pg {
namespace {

// Lets the first client in (trust, a key for cancelling, ready) and is silent from then on.
class SilentServer {
 public:
  SilentServer() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
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
  ~SilentServer() {
    stop_ = true;
    thread_.join();
    for (const int client : clients_) ::close(client);
    ::close(listener_);
  }
  std::string conninfo() const {
    return "host=127.0.0.1 sslmode=disable gssencmode=disable user=u dbname=d port=" + std::to_string(port_);
  }
  size_t connections() const { return connections_; }

 private:
  void serve() {
    while (!stop_) {
      pollfd waiting{listener_, POLLIN, 0};
      if (::poll(&waiting, 1, 20) != 1) continue;
      clients_.push_back(::accept(listener_, nullptr, nullptr));
      if (clients_.size() == 1) welcome(clients_.front());
      connections_ = clients_.size();
    }
  }

  static void welcome(int client) {
    std::array<char, 1'000> startup{};
    (void)!::recv(client, startup.data(), startup.size(), 0);
    const std::string answer{'R', 0, 0, 0, 8,  0,  0, 0, 0,              // trusted
                             'K', 0, 0, 0, 12, 0,  0, 0, 1, 0, 0, 0, 2,  // process and key
                             'Z', 0, 0, 0, 5,  'I'};                     // ready
    ::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
  }

  int listener_;
  int port_ = 0;
  std::vector<int> clients_;
  std::atomic<size_t> connections_{0};
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

TEST(Canceller, AServerThatDoesNotAnswerHoldsNobodyUp) {
  SilentServer server;
  PGconn* connection = PQconnectdb(server.conninfo().c_str());
  ASSERT_EQ(PQstatus(connection), CONNECTION_OK) << PQerrorMessage(connection);
  {
    Canceller canceller(connection);
    for (int i = 0; i < 3; ++i) canceller.cancel();
    canceller.settle();
  }
  // The second and the third only waited for the first.
  EXPECT_EQ(server.connections(), 2U);
  PQfinish(connection);
}

}  // namespace
}  // namespace schemac::pg
