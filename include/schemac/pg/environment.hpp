// libpq's environment (PGSSLMODE, PGHOSTADDR ..) is read by us alone: a private server's connection gets none
// of it, and another one what its URL leaves open, but never another place than the URL's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::pg {

// Takes libpq's variables out of the process's environment. Only before the first thread is started.
void hold_environment();

// A variable of libpq's, held or not. None where it is not set, or empty.
std::optional<std::string> libpq_variable(std::string_view name);

// One that is set, and what becomes of it: "PGSSLMODE=require counts where the URL has no sslmode". Secrets
// are not shown.
struct LibpqVariable {
  std::string name;
  std::string meaning;
  bool counts = true;
};
std::vector<LibpqVariable> libpq_variables();

}  // namespace schemac::pg
