// The migrations folder on disk, as Prisma lays it out (docs/reference/prisma.md#migrations-folder).
//
//   migrations/migration_lock.toml
//   migrations/20250812000000_initial_migration/migration.sql   [down.sql]
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/base/shared_text.hpp"

namespace schemac::migrate {

struct Migration {
  std::string name;         // of its folder
  base::SharedText script;  // migration.sql, byte for byte
  std::string checksum;     // lower-case hexadecimal SHA-256 of `script`
  bool operator==(const Migration&) const = default;
};

struct Folder {
  std::filesystem::path path;
  bool exists = false;
  std::vector<Migration>
      migrations;  // in byte order of their names, which is the order in which they are applied
  std::optional<std::string> provider;  // of migration_lock.toml by Prisma's line parser; none = no lock file
  bool operator==(const Folder&) const = default;
};

// A missing folder is an empty one (`exists` = false). Plain files, symbolic links to folders (Prisma
// does not follow them either) and names with a leading dot are not migrations. Errors: "P3015" a
// migration without migration.sql; "P3019" another provider than postgresql in the lock file (also
// `postgres`, and text that Prisma's line parser does not understand); "migrations-not-a-folder";
// base::read_file's.
base::Result<Folder> read_folder(const std::filesystem::path& path);

// down.sql of the migration `name`, which rolls it back; none if the file does not exist. Errors:
// base::read_file's.
base::Result<std::optional<std::string>> read_down(const Folder& folder, std::string_view name);

// True if a row's checksum is that of the script: of the raw bytes, or of the same text with LF or CRLF line
// ends. A missing final newline is an edit.
bool checksum_matches(const Migration& migration, std::string_view checksum);

// `title` as part of a folder's name: lower-cased, every character but ASCII letters and digits replaced by
// `_`, at most 200 bytes. So no title can leave the migrations folder.
std::string slug(std::string_view title);

// `YYYYMMDDHHMMSS_slug`, or the timestamp alone for an empty title. The timestamp is `now` in UTC, or one
// second after the newest migration's if that is later. Error: "migration-order" if the last folder sorts
// behind every timestamp.
base::Result<std::string> new_name(
    const Folder& folder, std::string_view title,
    std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

struct NewMigration {
  std::string name;                 // from new_name
  std::string script;               // migration.sql
  std::optional<std::string> down;  // down.sql
  // schema.state: a record of the schema after the migration; neither tool runs it.
  std::optional<std::string> state = std::nullopt;
};

// Makes the migrations folder and migration_lock.toml (Prisma's text) if they are missing, the
// migration, and its line in schemac.sum (checksum_file.hpp). Either all of it is written or nothing.
// Gives the path of migration.sql. Errors: base::write_folder's and write_file's;
// "migrations-unwritable"; add_to_sum's.
base::Result<std::filesystem::path> write_migration(const std::filesystem::path& migrations,
                                                    const NewMigration& migration);

}  // namespace schemac::migrate
