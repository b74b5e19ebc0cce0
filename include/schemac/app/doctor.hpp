// Why schemac cannot connect or run here: each classic failure, found and explained.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/app/project.hpp"

namespace schemac::app {

enum class Health { good, note, problem };

struct Symptom {
  std::string topic;  // "schema", "url", "connection", "rights", "clock", ...
  Health health = Health::good;
  std::string message;  // what was found
  std::string remedy;   // what to do; empty where nothing is to be done
  bool operator==(const Symptom&) const = default;
};

// Looks at files, settings and the server, and changes nothing. Goes as far as it gets: what cannot be asked
// because of a problem is left out. Never fails.
std::vector<Symptom> diagnose(const Project& project);

std::string_view health_word(Health health);  // "good", "note", "problem"

}  // namespace schemac::app
