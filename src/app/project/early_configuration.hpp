// The configuration of schema files without their models: what a server has to be asked for can be known
// before everything is parsed.
#pragma once

#include <filesystem>
#include <optional>

#include "schemac/config/environment.hpp"
#include "schemac/psl/datamodel.hpp"

namespace schemac::app {

// Only the datasource and the generators, whose blocks are found by their first and last lines. A guess: what
// the whole schema says counts. None where there is no readable schema, no datasource, or an error in these
// blocks.
std::optional<psl::Datamodel> guess_configuration(const config::Environment& environment,
                                                  const std::filesystem::path& path);

}  // namespace schemac::app
