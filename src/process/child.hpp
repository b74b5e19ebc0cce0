// What happens between fork and exec, and the child's life as a resource.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "schemac/process/run.hpp"

namespace schemac::process {

// The three streams of a child, as the descriptors that it takes over.
struct Streams {
  int input = -1;
  int output = -1;
  int errors = -1;  // -1: ours
};

// In the child. Becomes the program, or exits with 126 (folder) or 127 (program).
[[noreturn]] void become(const Command& command, const Streams& streams, pid_t parent);

// Owns a child that leads a process group: the destructor kills what is left of the group and reaps the
// child.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();
  // Whether it has ended; then `status` is that of waitpid.
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
