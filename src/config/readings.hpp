// Detects schema files that do not stand alone: a project in several files must be read whole, or `dev` drops
// the tables of the others.
#pragma once

#include <filesystem>
#include <optional>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"

namespace schemac::config {

// `file` is in a conventional place and not named in a setting. Error: "schema-ambiguous" if files beside it
// or below its folder have models and belong to no other schema (no datasource of their own): the message
// lists them, the hint says how to choose each reading.
base::Status check_stands_alone(const Environment& environment, const std::filesystem::path& file,
                                const std::filesystem::path& home);

// The file of a schema folder that has the datasource block; none if none or several do.
std::optional<std::filesystem::path> datasource_file(const std::filesystem::path& folder);

}  // namespace schemac::config
