// Access to libpq's environment variables (PGSSLMODE, PGHOSTADDR ..), which only our code reads. A private
// server's connection ignores them; others use those that the URL leaves open, but never another server.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::pg {

// Removes libpq's variables from the process's environment. Must be called before the first thread starts.
void hold_environment();

// A variable of libpq's, held or not. None if it is not set, or empty.
std::optional<std::string> libpq_variable(std::string_view name);

// A variable that is set, and its effect: "PGSSLMODE=require counts where the URL has no sslmode". Secrets
// are not shown.
struct LibpqVariable {
  std::string name;
  std::string meaning;
  bool counts = true;
};
std::vector<LibpqVariable> libpq_variables();

}  // namespace schemac::pg
