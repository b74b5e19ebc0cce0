// The reference answers that the repository holds (tests/reference/README.md): what Prisma's engine and
// PostgreSQL 14 to 18 said to inputs of our own. Every clone has them.
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "support/files.hpp"

namespace schemac::testing {

// `name` is a path below tests/reference: "probes/lint.jsonl.xz".
std::filesystem::path reference_path(const std::string& name);
// Each object of a *.jsonl.xz, in file order.
void for_each_reference(const std::string& name, const std::function<void(const nlohmann::json&)>& visit);
// The text of a *.tsv.xz.
std::string reference_text(const std::string& name);

}  // namespace schemac::testing
