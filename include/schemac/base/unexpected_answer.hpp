// A server, or whoever stands between, answers something else than was asked.
#pragma once

#include <stdexcept>
#include <string>

namespace schemac::base {

// Thrown deep inside of what reads an answer, caught once where a command ends (cli): neither a defect of
// ours nor a thing that any caller could go on from. `what()` says what is wrong with the answer.
class UnexpectedAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace schemac::base
