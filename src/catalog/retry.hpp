#pragma once

#include <chrono>
#include <thread>

#include "schemac/base/result.hpp"

namespace schemac::catalog {

// Definitions (pg_get_viewdef and the like) are printed from the current catalog, not from the snapshot: for
// an object that was dropped meanwhile the server reports "cache lookup failed" (XX000). Retries a few times;
// then gives the error.
template <class Read>
auto despite_changes(Read read) -> decltype(read()) {
  constexpr int tries = 8;
  for (int number = 1;; ++number) {
    auto answer = read();
    if (answer.ok() || answer.error().sqlstate != "XX000") return answer;
    if (number == tries) {
      base::Error error = std::move(answer).error();
      error.hint = "Somebody changes the schema while it is read: run the command again when that is done.";
      return error;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10 * number));
  }
}

}  // namespace schemac::catalog
