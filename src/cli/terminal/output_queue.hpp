// Standard error for a command that holds locks meanwhile: whoever reads it, or stops reading, holds nothing
// up.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string>

namespace schemac::cli {

// One reader of a terminal, a pipe or a socket. Outside of a `WritesBesideWork` it writes like any program
// and waits for the reader; inside, every flush hands its text to a thread of its own and returns. Flushes
// must not overlap. A reader who left is forgotten: nothing more is written, and that is no error.
class OutputQueue : public std::streambuf {
 public:
  // More than this waits for the reader in no case; what comes then is left out, whole flushes of it, and a
  // line says how many lines that were once there is room.
  static constexpr size_t longest_backlog = 4U << 20;  // bytes

  explicit OutputQueue(int descriptor);
  OutputQueue(const OutputQueue&) = delete;
  OutputQueue& operator=(const OutputQueue&) = delete;
  ~OutputQueue() override;

 protected:
  int_type overflow(int_type character) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  friend class WritesBesideWork;
  struct State;
  void begin();
  void end(std::optional<std::chrono::milliseconds> patience);

  std::string pending_;
  // Shared with the thread, which may stay in a write that never ends: it is left behind then.
  std::shared_ptr<State> state_;
};

// The time in which a command works. At its end everything said is waited for, so that results follow it;
// with `patience`, only as long as the reader goes on taking something. Does nothing to other streams.
class WritesBesideWork {
 public:
  WritesBesideWork(std::ostream& stream, std::optional<std::chrono::milliseconds> patience);
  WritesBesideWork(const WritesBesideWork&) = delete;
  WritesBesideWork& operator=(const WritesBesideWork&) = delete;
  ~WritesBesideWork();

 private:
  OutputQueue* queue_;
  std::optional<std::chrono::milliseconds> patience_;
};

}  // namespace schemac::cli
