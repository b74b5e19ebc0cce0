// Recognizes common mistakes in a connection URL, so that the message names the mistake instead of a wrong
// server.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schemac::pg {

// The mistake and its correction. Neither contains the password.
struct Slip {
  std::string reason;
  std::string hint;
};

// For a `text` that does not begin with the scheme: the mistake in its beginning. None if it is unknown.
std::optional<Slip> slip_of_scheme(std::string_view text);

// `rest` is the text behind `postgresql://`. Finds characters of user name or password that have a meaning in
// a URL and cut it short, unreplaced variables, placeholders, line breaks and quotation marks.
std::optional<Slip> slip_of_rest(std::string_view rest);

}  // namespace schemac::pg
