// Schemas of one column, of the types that tests/reference/type_matrix.tsv.xz and safe/types.tsv.xz name.
#pragma once

#include <string>

namespace schemac::testing {

// `type` is a name of the tables: "Text", "VarChar10", "EnumE", "Uxml" (Unsupported). `arity` is "", "?" or
// "[]".
std::string type_model(const std::string& type, const std::string& arity);

}  // namespace schemac::testing
