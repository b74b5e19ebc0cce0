#include "cancel.hpp"

#include <signal.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

namespace schemac::pg {
namespace {

constexpr std::chrono::seconds limit{1};

struct FreeCancel {
  void operator()(PGcancel* key) const { PQfreeCancel(key); }
};

// The main thread handles signals.
void block_signals() {
  sigset_t all;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

struct Canceller::Request {
  explicit Request(PGconn* connection) : key(PQgetCancel(connection)) {}

  void send() {
    char message[256];
    if (key) PQcancel(key.get(), message, sizeof message);
    const std::lock_guard lock(mutex);
    on_its_way = false;
    sent.notify_all();
  }

  void wait(std::unique_lock<std::mutex>& lock) {
    sent.wait_for(lock, limit, [this] { return !on_its_way; });
  }

  const std::unique_ptr<PGcancel, FreeCancel> key;
  std::mutex mutex;
  std::condition_variable sent;
  bool on_its_way = false;
};

Canceller::Canceller(PGconn* connection) : request_(std::make_shared<Request>(connection)) {}

void Canceller::cancel() noexcept {
  std::unique_lock lock(request_->mutex);
  if (!request_->on_its_way) {
    request_->on_its_way = true;
    try {
      std::thread([request = request_] {
        block_signals();
        request->send();
      }).detach();
    } catch (const std::system_error&) {  // no thread can be started: cancel on this one
      lock.unlock();
      request_->send();
      return;
    }
  }
  request_->wait(lock);
}

void Canceller::settle() noexcept {
  std::unique_lock lock(request_->mutex);
  request_->wait(lock);
}

}  // namespace schemac::pg
