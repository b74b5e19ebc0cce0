// Messages to a webhook that takes Slack's form. Sending happens beside the work: nothing here blocks it,
// delays it by more than `drain`, or makes it fail.
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

// The JSON document: `text` for what cannot show more, one attachment with colour, title and fields.
std::string slack_json(const Message& message);

// `text` with every secret replaced by "***", also in the form that a URL or JSON gives it. Secrets shorter
// than four characters are left: they stand in every text.
std::string redacted(std::string text, const std::vector<std::string>& secrets);

struct Target {
  // Called once, on the sender's thread: a command may be slow. It gives up when the flag is set, and touches
  // nothing that the process has only once (signal handlers, the environment).
  std::function<base::Result<std::string>(const std::atomic<bool>& stop)> address;
  std::chrono::milliseconds timeout{3'000};  // of one attempt
  int retries = 2;
};

// One thread that sends in order. A message that cannot be sent after its retries is dropped and its reason
// kept; so is one whose sending throws. Where no thread can be had, nothing is sent.
class Sender {
 public:
  explicit Sender(Target target);
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;
  // Gives up what has not been sent, and waits half a second for the thread: one that a library keeps longer
  // (a name server that is silent) is left behind.
  ~Sender();

  void send(Message message);
  // Waits until everything is sent, at most twice the target's timeout. What could not be sent, and why; the
  // reasons never hold the address.
  std::vector<std::string> drain();

 private:
  struct State;
  std::shared_ptr<State> state_;  // the thread's too
};

}  // namespace schemac::notify
