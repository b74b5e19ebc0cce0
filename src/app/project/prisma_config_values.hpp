// What prisma.config.* says to a use case: the values of the file as they count for schemac.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/config/database_url.hpp"

namespace schemac::app {

// `schema`; none where the file does not name one. "prisma-config-unknown".
base::Result<std::optional<config::NamedSchema>> prisma_schema(const Project& project);

// `migrations.path`, absolute, need not exist. "prisma-config-unknown".
base::Result<std::optional<std::filesystem::path>> prisma_migrations(const Project& project);

// `datasource.url`; under Prisma 6 `directUrl` before it, and neither without `engine: "classic"`. None where
// the file does not say it. Errors: "P1012" where it is empty or undefined, with the variables that it asks
// for; "prisma-config-unknown".
base::Result<std::optional<config::DatabaseUrl>> prisma_url(const Project& project);

// `datasource.shadowDatabaseUrl`, none where it is absent or empty. "prisma-config-unknown".
base::Result<std::optional<config::DatabaseUrl>> prisma_shadow_url(const Project& project);

// "`schema` in prisma.config.ts:4:3", for messages.
std::string origin_in_prisma_file(const Project& project, const std::string& key,
                                  const prismaconfig::Field& field);

}  // namespace schemac::app
