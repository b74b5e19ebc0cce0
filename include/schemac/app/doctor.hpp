// Diagnoses why schemac cannot connect or run: it looks for each common cause and explains it.
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
  std::string message;  // the finding
  std::string remedy;   // the remedy; empty if none is needed
  bool operator==(const Symptom&) const = default;
};

struct Diagnosis {
  std::vector<Symptom> symptoms;
  size_t problems() const;  // how many of them keep a command from running
};

// Checks files, settings and the server, and changes nothing. Checks that a found problem makes impossible
// are left out. Never fails.
Diagnosis diagnose(const Project& project);

std::string_view health_word(Health health);  // "good", "note", "problem"

}  // namespace schemac::app
