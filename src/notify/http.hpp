// The libcurl wall. The library is loaded when the first message is sent: linking it would cost every start
// of schemac the loading of thirty libraries.
#pragma once

#include <atomic>
#include <chrono>
#include <string>

namespace schemac::notify {

struct Posted {
  bool done = false;   // an answer from 200 to 299
  bool again = false;  // worth another attempt: no answer, 429, or 500 and more
  std::string problem;
};

// Gives up within a second after `stop` is set. Only http and https; redirects are not followed.
Posted post_json(const std::string& address, const std::string& body, std::chrono::milliseconds timeout,
                 const std::atomic<bool>& stop);

}  // namespace schemac::notify
