// Reads the configuration blocks of schema files without their models, so that a server request can start
// before everything is parsed.
#pragma once

#include <filesystem>
#include <optional>

#include "schemac/config/environment.hpp"
#include "schemac/psl/datamodel.hpp"

namespace schemac::app {

// Reads only the datasource and the generators, whose blocks are found by their first and last lines. The
// result is a guess that the whole schema overrides. None if there is no readable schema, no datasource, or
// an error in these blocks.
std::optional<psl::Datamodel> guess_configuration(const config::Environment& environment,
                                                  const std::filesystem::path& path);

}  // namespace schemac::app
