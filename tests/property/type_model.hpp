// Schemas of one column, of the types that golden/type_matrix.tsv and golden/safe/types.tsv name.
#pragma once

#include <string>

namespace schemac::testing {

// `type` is a name of the tables: "Text", "VarChar10", "EnumE", "Uxml" (Unsupported). `arity` is "", "?" or
// "[]".
std::string type_model(const std::string& type, const std::string& arity);

}  // namespace schemac::testing
