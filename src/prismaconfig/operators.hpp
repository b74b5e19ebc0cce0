// Applies operators to known values.
#pragma once

#include <optional>
#include <string>

#include "value.hpp"

namespace schemac::prismaconfig {

// Thrown when `?.` is applied to nothing: the whole chain is undefined.
struct ChainEnds {};

// `left op right` for arithmetic, comparison and concatenation; none for another operator. Throws
// IsUnknown.
std::optional<Value> apply_operator(const std::string& op, const Value& left, const Value& right);
// `value instanceof type` for the types that natives create.
bool is_instance(const Value& value, const Value& type);

}  // namespace schemac::prismaconfig
