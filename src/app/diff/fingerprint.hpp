// What a schema looked like when a migration was written: recorded in the migration's folder, compared by
// `check`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemac/app/external.hpp"
#include "schemac/psl/datamodel.hpp"

namespace schemac::app {

constexpr const char* state_file_name = "schema.state";

// Of everything in the datamodel that a migration could have to change; the order of models, fields and
// indexes does not count, nor does what is external. Two schemas with the same fingerprint need no migration
// between them.
std::string fingerprint(const psl::Datamodel& datamodel, const External& external);

// The file's text. The first line tells a person what it is, the second holds the form's version.
std::string state_text(const std::string& fingerprint);

// None where there is no record, or one of another version.
std::optional<std::string> recorded_state(const std::filesystem::path& migration_folder);

}  // namespace schemac::app
