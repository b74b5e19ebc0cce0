// The part of the doctor that queries the server.
#pragma once

#include <optional>
#include <vector>

#include "project/database.hpp"
#include "schemac/app/doctor.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::app {

struct ServerQuestions {
  const Database& database;
  const Schema* schema = nullptr;           // valid; nullptr if there is none
  const migrate::Folder* folder = nullptr;  // nullptr if it cannot be read
};

void examine_server(pg::Session& session, const ServerQuestions& questions, std::vector<Symptom>& symptoms);

// Explains a connection that failed.
Symptom explain_connection(const base::Error& error, const Database& database);

}  // namespace schemac::app
