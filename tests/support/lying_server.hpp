// A server that speaks PostgreSQL's protocol and answers every question with something else than was asked.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace schemac::testing {

struct Lie {
  std::string name;
  int columns = 0;  // of each row
  int rows = 0;
  std::string cell;
  bool null = false;
  bool silent = false;  // no answer at all, to anybody
  std::string raw;      // sent as it is, in place of rows
  int repeated = 1;     // results to one question
  std::string version = "15.18";
  // One to each question, over and over; in place of all of the above.
  struct Turn {
    std::string bytes;
    bool is_last = false;  // the connection ends behind it
  };
  std::vector<Turn> in_turn;
};

// A result as the protocol has it: rows of cells (none = NULL), as many columns as the first row has.
std::string result_message(const std::vector<std::vector<std::optional<std::string>>>& rows);

// Listens on 127.0.0.1 until it is destroyed.
class LyingServer {
 public:
  explicit LyingServer(Lie lie);
  LyingServer(const LyingServer&) = delete;
  LyingServer& operator=(const LyingServer&) = delete;
  ~LyingServer();
  int port() const { return port_; }

 private:
  void accept_all();
  void serve(int client);
  Lie::Turn answer();

  Lie lie_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> ends_ = false;
  std::atomic<size_t> answered_ = 0;
  std::vector<std::thread> clients_;
  std::thread acceptor_;
};

}  // namespace schemac::testing
