// Decodes string literals: Prisma accepts JSON's escapes and reports each bad one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/source/source.hpp"

namespace schemac::syntax {

// An error in a part of the text, before it is known whether that part counts.
struct Finding {
  std::string message;
  source::Span at;
};

// The value of `raw`, a literal with its quotes that begins at `begin`. Each bad escape is one finding
// (docs/reference/schema-language.md#characters-and-tokens) and adds nothing to the value.
std::string decode_string(std::string_view raw, source::FileId file, uint32_t begin,
                          std::vector<Finding>& findings);

}  // namespace schemac::syntax
