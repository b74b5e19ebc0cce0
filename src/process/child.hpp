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

// Everything that the child needs, made before fork: behind it only system calls are safe, because another
// thread may have held the allocator's lock or been changing the environment.
class Prepared {
 public:
  // `command` must outlive it.
  explicit Prepared(const Command& command);
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  // In the child. Becomes the program, or exits with 126 (folder) or 127 (program).
  [[noreturn]] void become(const Streams& streams) const;

 private:
  void add_variables();
  void add_candidates();

  const Command& command_;
  pid_t parent_;
  std::vector<std::string> texts_;       // what the pointers point to
  std::vector<std::string> candidates_;  // the places where the program may be
  std::vector<char*> arguments_;
  std::vector<char*> environment_;
};

// Owns a child that leads a process group: the destructor kills what is left of the group and reaps the
// child.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();
  // Whether it has ended; then `status` is that of waitpid, -1 where somebody else has taken it.
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
