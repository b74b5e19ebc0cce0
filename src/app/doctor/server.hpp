// The doctor's questions to the server.
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
  const Schema* schema = nullptr;           // valid; nullptr where there is none
  const migrate::Folder* folder = nullptr;  // nullptr where it cannot be read
};

void examine_server(pg::Session& session, const ServerQuestions& questions, std::vector<Symptom>& symptoms);

// What a connection that failed means.
Symptom explain_connection(const base::Error& error, const Database& database);

}  // namespace schemac::app
