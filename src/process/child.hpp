// The child's code between fork and exec, and the child process as a resource.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "schemac/process/run.hpp"

namespace schemac::process {

// The three streams of a child, as descriptors that it takes over.
struct Streams {
  int input = -1;
  int output = -1;
  int errors = -1;  // -1: inherited from us
};

// All data for the child, prepared before fork: after it only system calls are safe, because another thread
// may hold the allocator's lock or be changing the environment.
class Prepared {
 public:
  // `command` must outlive it.
  explicit Prepared(const Command& command);
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  // Called in the child. Becomes the program, or exits with 126 (folder) or 127 (program).
  [[noreturn]] void become(const Streams& streams) const;

 private:
  void add_variables();
  void add_candidates();

  const Command& command_;
  pid_t parent_;
  std::vector<std::string> texts_;       // the target of the pointers
  std::vector<std::string> candidates_;  // the possible paths of the program
  std::vector<char*> arguments_;
  std::vector<char*> environment_;
};

// Owns a child that leads a process group: the destructor kills the remaining group and reaps the
// child.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();
  // True if it has ended; then `status` is that of waitpid, -1 if other code has taken it.
  bool ended(int& status);

 private:
  pid_t pid_;
};

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close();
  void reset(int fd) {
    close();
    fd_ = fd;
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace schemac::process
