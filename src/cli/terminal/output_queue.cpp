#include "terminal/output_queue.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "terminal/console.hpp"
#include "terminal/descriptor_output.hpp"

namespace schemac::cli {
namespace {

using std::chrono::milliseconds;

// Written as a whole or not at all, and small enough to notice that a slow reader still reads.
constexpr size_t chunk = 4'096;
// For messages after the work (the error itself): a person may have paused in a pager.
constexpr std::chrono::minutes patience_for_the_end{10};

// A file accepts all data at once; only other readers can be slow.
bool has_reader(int descriptor) {
  struct stat about {};
  if (::fstat(descriptor, &about) != 0 || S_ISREG(about.st_mode)) return false;
  struct stat null {};
  return ::stat("/dev/null", &null) != 0 || !S_ISCHR(about.st_mode) || about.st_rdev != null.st_rdev;
}

// The note about left-out lines, in the form of those lines.
std::string left_out(size_t lines, bool json) {
  if (json)
    return fmt::format("{{\"time\":\"{}\",\"event\":\"output_left_out\",\"lines\":{}}}\n", Console::now(),
                       lines);
  return fmt::format("note: {} line{} left out here: the reader of this output was too slow\n", lines,
                     lines == 1 ? " was" : "s were");
}

}  // namespace

struct OutputQueue::State {
  explicit State(int target) : descriptor(target), threaded(has_reader(target)) {}

  // Called with the lock held.
  void add(std::string text) {
    if (gone) return;
    const bool full = backlog > (missing_lines == 0 ? longest_backlog : longest_backlog / 2);
    if (full) {
      missing_lines += static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
      missing_json = !text.empty() && text.front() == '{';
      return;
    }
    tell_missing();
    append(std::move(text));
  }

  void tell_missing() {
    if (missing_lines == 0) return;
    append(left_out(std::exchange(missing_lines, 0), missing_json));
  }

  void append(std::string text) {
    backlog += text.size();
    texts.push_back(std::move(text));
    changed.notify_all();
  }

  bool idle() const { return gone || (texts.empty() && !busy); }

  // False if no data was accepted for the whole of `patience`.
  bool wait_until_idle(std::unique_lock<std::mutex>& lock, std::optional<milliseconds> patience) {
    while (!idle()) {
      const uint64_t before = taken;
      const auto moved = [&] { return idle() || taken != before; };
      if (!patience) {
        changed.wait(lock, moved);
      } else if (!changed.wait_for(lock, *patience, moved)) {
        return false;
      }
    }
    return true;
  }

  // The thread's function. Ends when no more text can be added.
  void run() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock, [this] { return stop || !texts.empty(); });
      if (texts.empty()) return;
      const std::string text = std::move(texts.front());
      texts.pop_front();
      busy = true;
      for (size_t done = 0; done < text.size() && !gone; done += chunk) {
        const std::string_view piece = std::string_view(text).substr(done, chunk);
        lock.unlock();
        const Written written = write_all(descriptor, piece);
        lock.lock();
        gone = gone || written != Written::all;
        taken += piece.size();
        backlog -= piece.size();
        changed.notify_all();
      }
      busy = false;
      changed.notify_all();
    }
  }

  // False if no thread can be started: then text is written directly.
  bool start(const std::shared_ptr<State>& self) {
    if (started || !threaded) return started;
    try {
      std::thread([self] { self->run(); }).detach();
      started = true;
    } catch (const std::system_error&) {
      threaded = false;
    }
    return started;
  }

  const int descriptor;
  bool threaded;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::string> texts;
  size_t backlog = 0;  // bytes that are not written yet
  uint64_t taken = 0;  // bytes that were written
  size_t missing_lines = 0;
  bool missing_json = false;
  bool beside_work = false;
  bool started = false;  // the thread was started
  bool busy = false;     // the thread is writing
  bool gone = false;     // the reader has closed
  bool stop = false;
};

OutputQueue::OutputQueue(int descriptor) : state_(std::make_shared<State>(descriptor)) {}

OutputQueue::~OutputQueue() {
  OutputQueue::sync();
  const std::lock_guard lock(state_->mutex);
  state_->stop = true;
  state_->changed.notify_all();
}

std::streambuf::int_type OutputQueue::overflow(int_type character) {
  if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
  pending_ += traits_type::to_char_type(character);
  return character;
}

std::streamsize OutputQueue::xsputn(const char* text, std::streamsize size) {
  pending_.append(text, static_cast<size_t>(size));
  return size;
}

int OutputQueue::sync() {
  std::string text = std::exchange(pending_, {});
  if (text.empty()) return 0;
  std::unique_lock lock(state_->mutex);
  if (!state_->started && (!state_->beside_work || !state_->start(state_))) {
    if (!state_->gone) state_->gone = write_all(state_->descriptor, text) == Written::reader_gone;
    return 0;
  }
  state_->add(std::move(text));
  if (!state_->beside_work) state_->wait_until_idle(lock, patience_for_the_end);
  return 0;
}

void OutputQueue::begin() {
  const std::lock_guard lock(state_->mutex);
  state_->beside_work = true;
}

void OutputQueue::end(std::optional<milliseconds> patience) {
  sync();
  std::unique_lock lock(state_->mutex);
  state_->beside_work = false;
  state_->tell_missing();
  if (state_->wait_until_idle(lock, patience)) return;
  // Later messages are more important than the old ones that were not read.
  for (const std::string& text : state_->texts) {
    state_->missing_lines += static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
    state_->backlog -= text.size();
  }
  state_->texts.clear();
}

WritesBesideWork::WritesBesideWork(std::ostream& stream, std::optional<milliseconds> patience)
    : queue_(dynamic_cast<OutputQueue*>(stream.rdbuf())), patience_(patience) {
  if (queue_ != nullptr) queue_->begin();
}

WritesBesideWork::~WritesBesideWork() {
  if (queue_ != nullptr) queue_->end(patience_);
}

}  // namespace schemac::cli
