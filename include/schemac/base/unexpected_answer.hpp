// An exception: a server, or a program between, sent another answer than was asked for.
#pragma once

#include <stdexcept>
#include <string>

namespace schemac::base {

// Thrown deep inside the code that reads an answer, caught once where a command ends (cli). It is neither a
// defect of ours nor an error that a caller could handle. `what()` says what is wrong with the answer.
class UnexpectedAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace schemac::base
