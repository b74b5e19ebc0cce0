// Whether a schema file stands alone: a project in several files must be read whole, or `dev` drops what the
// others describe.
#pragma once

#include <filesystem>
#include <optional>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"

namespace schemac::config {

// `file` lies in a conventional place and nothing names it. "schema-ambiguous" where files beside it or below
// its folder hold models and belong to no other schema (no datasource of their own): the message shows them,
// the hint how each reading is chosen.
base::Status check_stands_alone(const Environment& environment, const std::filesystem::path& file,
                                const std::filesystem::path& home);

// Of the files of a schema folder the one that holds the datasource block; none where none or several do.
std::optional<std::filesystem::path> datasource_file(const std::filesystem::path& folder);

}  // namespace schemac::config
