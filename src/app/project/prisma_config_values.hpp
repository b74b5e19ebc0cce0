// The values of prisma.config.* as use cases need them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/config/database_url.hpp"

namespace schemac::app {

// `schema`; none if the file does not name one. Error: "prisma-config-unknown".
base::Result<std::optional<config::NamedSchema>> prisma_schema(const Project& project);

// `migrations.path`, absolute, need not exist. "prisma-config-unknown".
base::Result<std::optional<std::filesystem::path>> prisma_migrations(const Project& project);

// `datasource.url`; under Prisma 6 `directUrl` before it, and neither without `engine: "classic"`. None if
// the file has none. Errors: "P1012" if it is empty or undefined, with the variables that it reads;
// "prisma-config-unknown".
base::Result<std::optional<config::DatabaseUrl>> prisma_url(const Project& project);

// `datasource.shadowDatabaseUrl`; none if it is absent or empty. Error: "prisma-config-unknown".
base::Result<std::optional<config::DatabaseUrl>> prisma_shadow_url(const Project& project);

// "`schema` in prisma.config.ts:4:3", for messages.
std::string origin_in_prisma_file(const Project& project, const std::string& key,
                                  const prismaconfig::Field& field);

}  // namespace schemac::app
