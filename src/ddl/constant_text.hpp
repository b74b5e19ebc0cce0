// The text that an expression of PL/pgSQL gives to EXECUTE, as far as it is known before it runs.
#pragma once

#include <optional>
#include <string>

namespace schemac::ddl {

// Of constants, `||` and format(). A name or value that is known at run time only and cannot be more than
// that (quote_ident, quote_literal, %I, %L) is written as `"?"` or '?'. None where anything may stand in the
// text.
std::optional<std::string> constant_text(const std::string& expression);

}  // namespace schemac::ddl
