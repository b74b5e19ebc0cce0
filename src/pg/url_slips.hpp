// The mistakes that people make in a connection URL, told apart so that the answer speaks of the mistake and
// never of a server that nobody named.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schemac::pg {

// What is wrong and what to write instead. Neither ever holds the password.
struct Slip {
  std::string reason;
  std::string hint;
};

// `text` does not begin with the scheme: what it begins with instead. None where that is nothing known.
std::optional<Slip> slip_of_scheme(std::string_view text);

// `rest` is what stands behind `postgresql://`: characters of user name or password that have a meaning in a
// URL and cut it short, variables that nothing replaced, placeholders, line breaks and quotation marks.
std::optional<Slip> slip_of_rest(std::string_view rest);

}  // namespace schemac::pg
