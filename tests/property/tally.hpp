// Counts comparisons with reference answers and keeps every difference in a file for reading.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace schemac::testing {

class Tally {
 public:
  // `what` is printed with the counts: "equal the engine's SQL".
  Tally(std::string name, std::string what)
      : name_(std::move(name)),
        what_(std::move(what)),
        path_(::testing::TempDir() + name_ + ".diff.txt"),
        report_(path_) {}
  void compare(const std::string& id, const std::string& got, const std::string& expected) {
    if (got == expected) {
      ++total_;
      return;
    }
    fail(id, "--- schemac\n" + got + "--- expected\n" + expected);
  }
  void pass() { ++total_; }
  void fail(const std::string& id, const std::string& text) {
    ++total_;
    different_.push_back(id);
    report_ << "### " << id << "\n" << text << "\n" << std::flush;
  }
  void print() const {
    std::cout << name_ << ": " << total_ - different_.size() << " of " << total_ << " " << what_ << '\n';
    for (size_t i = 0; i < different_.size() && i < 40; ++i) std::cout << "  not: " << different_[i] << '\n';
    if (!different_.empty()) std::cout << "  all of them in " << path_ << '\n';
  }
  size_t different() const { return different_.size(); }
  size_t total() const { return total_; }

 private:
  std::string name_;
  std::string what_;
  std::string path_;
  std::ofstream report_;
  size_t total_ = 0;
  std::vector<std::string> different_;
};

}  // namespace schemac::testing
