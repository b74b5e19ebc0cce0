#include "schemac/notify/sender.hpp"

#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "http.hpp"

namespace schemac::notify {
namespace {

constexpr std::chrono::milliseconds first_pause{250};  // before a retry; doubled each time
constexpr std::chrono::milliseconds patience_at_the_end{500};

// The main thread handles signals; a broken connection must be an error, not the end of the process.
void block_signals() {
  sigset_t all;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

struct Sender::State {
  explicit State(Target wanted) : target(std::move(wanted)) {}

  static void start(const std::shared_ptr<State>& state) {
    try {
      std::thread([state] { state->run(); }).detach();
    } catch (const std::system_error&) {
      state->ended = true;
    }
  }

  void run() {
    block_signals();
    while (const auto message = next()) {
      const std::string problem = tried(*message);
      const std::lock_guard lock(mutex);
      if (!problem.empty()) problems.push_back(fmt::format("\"{}\": {}", message->title, problem));
      busy = false;
      changed.notify_all();
    }
    const std::lock_guard lock(mutex);
    ended = true;
    changed.notify_all();
  }

  // An exception must not leave the thread: it would end the process, and the migration with it.
  std::string tried(const Message& message) {
    try {
      return deliver(message);
    } catch (const std::exception& defect) {
      return defect.what();
    }
  }

  std::optional<Message> next() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return stop || !queue.empty(); });
    if (stop) return std::nullopt;
    Message message = std::move(queue.front());
    queue.pop_front();
    busy = true;
    return message;
  }

  // The reason of a failed delivery; empty for success.
  std::string deliver(const Message& message) {
    if (!address) address = target.address(stop);
    if (!address->ok()) return address->error().message;
    const std::string body = slack_json(message);
    std::chrono::milliseconds pause = first_pause;
    for (int attempt = 0;; ++attempt) {
      const Posted posted = post_json(address->value(), body, target.timeout, stop);
      if (posted.done) return "";
      if (!posted.again || attempt >= target.retries || !wait(pause)) return posted.problem;
      pause *= 2;
    }
  }

  // False if the thread must stop meanwhile.
  bool wait(std::chrono::milliseconds pause) {
    std::unique_lock lock(mutex);
    return !changed.wait_for(lock, pause, [this] { return stop.load(); });
  }

  Target target;
  std::optional<base::Result<std::string>> address;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Message> queue;
  std::vector<std::string> problems;
  bool busy = false;
  bool ended = false;  // the thread has ended
  std::atomic<bool> stop = false;
};

Sender::Sender(Target target) : state_(std::make_shared<State>(std::move(target))) { State::start(state_); }

Sender::~Sender() {
  std::unique_lock lock(state_->mutex);
  state_->stop = true;
  state_->changed.notify_all();
  state_->changed.wait_for(lock, patience_at_the_end, [this] { return state_->ended; });
}

void Sender::send(Message message) {
  const std::lock_guard lock(state_->mutex);
  if (state_->ended) return;
  state_->queue.push_back(std::move(message));
  state_->changed.notify_all();
}

std::vector<std::string> Sender::drain() {
  std::unique_lock lock(state_->mutex);
  const bool sent = state_->changed.wait_for(lock, 2 * state_->target.timeout,
                                             [this] { return state_->queue.empty() && !state_->busy; });
  std::vector<std::string> problems = state_->problems;
  if (!sent) problems.emplace_back("the webhook is too slow");
  state_->problems.clear();
  return problems;
}

}  // namespace schemac::notify
