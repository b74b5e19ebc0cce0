// Sends requests with libcurl; the only code that uses it. The library is loaded with the first message,
// because linking it would load thirty libraries at every start of schemac.
#pragma once

#include <atomic>
#include <chrono>
#include <string>

namespace schemac::notify {

struct Posted {
  bool done = false;   // an answer from 200 to 299
  bool again = false;  // another attempt makes sense: no answer, 429, or 500 and more
  std::string problem;
};

// Stops within a second after `stop` is set. Only http and https; redirects are not followed.
Posted post_json(const std::string& address, const std::string& body, std::chrono::milliseconds timeout,
                 const std::atomic<bool>& stop);

}  // namespace schemac::notify
