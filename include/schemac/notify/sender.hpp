// Sends messages to a webhook of Slack's form in the background: the work is never blocked, never fails
// because of a message, and is delayed only by `drain`.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "schemac/base/result.hpp"

namespace schemac::notify {

enum class Mood { neutral, good, bad, waiting };  // the colour of the bar beside it

struct Message {
  Mood mood = Mood::neutral;
  std::string title;                                        // one line
  std::string link;                                         // of the title; may be empty
  std::vector<std::pair<std::string, std::string>> fields;  // name and value
  bool operator==(const Message&) const = default;
};

// The JSON document: `text` for simple clients, and one attachment with colour, title and fields.
std::string slack_json(const Message& message);

// `text` with every secret replaced by "***", also in its form in a URL or JSON. Secrets shorter than four
// characters are not replaced: they occur in every text.
std::string redacted(std::string text, const std::vector<std::string>& secrets);

struct Target {
  // Called once, on the sender's thread, because a command may be slow. It must stop when the flag is set,
  // and must not change global state of the process (signal handlers, the environment).
  std::function<base::Result<std::string>(const std::atomic<bool>& stop)> address;
  std::chrono::milliseconds timeout{3'000};  // of one attempt
  int retries = 2;
};

// A thread that sends messages in order. A message that cannot be sent after its retries is dropped and its
// reason kept; so is one whose sending throws. If no thread can be started, nothing is sent.
class Sender {
 public:
  explicit Sender(Target target);
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;
  // Drops unsent messages and waits half a second for the thread. If a library holds the thread longer (a
  // name server that does not answer), it is detached.
  ~Sender();

  void send(Message message);
  // Waits until everything is sent, at most twice the target's timeout. Gives the reasons of the messages
  // that could not be sent; they never contain the address.
  std::vector<std::string> drain();

 private:
  struct State;
  std::shared_ptr<State> state_;  // shared with the thread
};

}  // namespace schemac::notify
