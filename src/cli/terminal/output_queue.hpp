// A stream buffer for standard error that never blocks a command, which may hold locks, on a slow
// reader.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string>

namespace schemac::cli {

// For a terminal, a pipe or a socket. Outside of a `WritesBesideWork` it writes directly and waits for the
// reader; inside, every flush passes its text to a thread and returns. Flushes must not overlap. After the
// reader has closed, nothing more is written, which is no error.
class OutputQueue : public std::streambuf {
 public:
  // The limit of unwritten text. Flushes above it are left out as a whole; when there is room again, a line
  // says how many lines are missing.
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
  // Shared with the thread, which may block in a write for ever and is detached then.
  std::shared_ptr<State> state_;
};

// Covers the time in which a command works. Its end waits until all text is written, so that results follow
// it; with `patience` only while the reader makes progress. Has no effect on other streams.
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
