// Checks the literals of @default (docs/reference/schema-language.md#default-values).
#pragma once

#include <optional>
#include <string>

#include "schemac/psl/datamodel.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// Prisma's message for a literal that its scalar type cannot hold.
std::optional<std::string> find_literal_problem(Scalar scalar, const syntax::Expression& value);

// The parts: the reason why the text cannot be read, in the words of the libraries that Prisma uses.
std::optional<std::string> find_integer_problem(std::string_view text);
std::optional<std::string> find_decimal_problem(std::string_view text);
std::optional<std::string> find_date_time_problem(std::string_view text);
std::optional<std::string> find_json_problem(std::string_view text);
bool is_base64(std::string_view text);
// True without padding, or with stray bits in the last group: Prisma accepted it until 5.
bool is_loose_base64(std::string_view text);

}  // namespace schemac::psl
