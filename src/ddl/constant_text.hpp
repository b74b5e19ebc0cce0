// Computes the text that a PL/pgSQL expression gives to EXECUTE, if it is known before it runs.
#pragma once

#include <optional>
#include <string>

namespace schemac::ddl {

// Reads constants, `||` and format(). An unknown part that can only be one name or value
// (quote_ident, quote_literal, %I, %L) becomes `"?"` or '?'. None if an unknown part may be any
// text.
std::optional<std::string> constant_text(const std::string& expression);

}  // namespace schemac::ddl
