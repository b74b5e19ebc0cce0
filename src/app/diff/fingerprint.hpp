// A fingerprint of the schema: recorded in a migration's folder when the migration is written, compared by
// `check`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemac/app/external.hpp"
#include "schemac/psl/datamodel.hpp"

namespace schemac::app {

constexpr const char* state_file_name = "schema.state";

// Covers everything in the datamodel that a migration could change; the order of models, fields and indexes
// does not matter, and external objects are left out. Two schemas with the same fingerprint need no migration
// between them.
std::string fingerprint(const psl::Datamodel& datamodel, const External& external);

// The file's text. The first line explains it to a person, the second holds the version of the form.
std::string state_text(const std::string& fingerprint);

// None if there is no record, or one of another version.
std::optional<std::string> recorded_state(const std::filesystem::path& migration_folder);

}  // namespace schemac::app
