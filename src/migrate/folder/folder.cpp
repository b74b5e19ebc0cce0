#include "schemac/migrate/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "folder/provider_lock.hpp"
#include "folder/timestamps.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/sha256.hpp"
#include "schemac/base/text.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::migrate {
namespace {

namespace fs = std::filesystem;

constexpr size_t slug_limit = 200;  // bytes; Prisma's (P3010)

base::Error no_script(const fs::path& folder) {
  return {
      .code = "P3015",
      .message =
          "Could not find the migration file at migration.sql. Please delete the directory or restore the "
          "migration file.",
      .hint = fmt::format("The directory is {}.", folder.string())};
}

base::Result<std::vector<std::string>> migration_names(const fs::path& path) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator it(path, failure), end; !failure && it != end; it.increment(failure)) {
    const std::string name = it->path().filename().string();
    // Both are known from the directory listing, without a stat of each.
    if (!name.starts_with('.') && it->is_directory(failure) && !it->is_symlink(failure))
      names.push_back(name);
  }
  if (failure) {
    return base::Error{.code = "migrations-unreadable",
                       .message = fmt::format("The migrations folder {} cannot be read: {}.", path.string(),
                                              failure.message()),
                       .hint = "Check its owner and mode."};
  }
  std::sort(names.begin(), names.end());
  return names;
}

base::Result<Migration> read_migration(const trust::ProjectFiles& files, const fs::path& folder) {
  auto script = files.read(folder / "migration.sql");
  if (!script.ok() && script.error().code == "file-not-found") return no_script(folder);
  SCHEMAC_TRY(std::string text, std::move(script));
  std::string checksum = base::sha256_hex(text);
  return Migration{folder.filename().string(), std::move(text), std::move(checksum)};
}

bool is_ascii_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

base::Result<Folder> read_folder(const fs::path& path) {
  Folder folder;
  folder.path = path;
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (status.type() == fs::file_type::not_found) return folder;
  if (status.type() != fs::file_type::directory) {
    return base::Error{.code = "migrations-not-a-folder",
                       .message = fmt::format("{} is not a folder.", path.string()),
                       .hint = "Name the migrations folder with --migrations DIR."};
  }
  folder.exists = true;
  const trust::ProjectFiles files(path);
  SCHEMAC_CHECK(files.check_inside(path));
  SCHEMAC_TRY(folder.provider, read_lock_file(path));
  SCHEMAC_TRY(const std::vector<std::string> names, migration_names(path));
  for (const std::string& name : names) {
    SCHEMAC_TRY(Migration migration, read_migration(files, path / name));
    folder.migrations.push_back(std::move(migration));
  }
  return folder;
}

base::Result<std::optional<std::string>> read_down(const Folder& folder, std::string_view name) {
  auto text = trust::read_project_file(folder.path / name / "down.sql");
  if (text.ok()) return std::optional(std::move(*text));
  if (text.error().code == "file-not-found") return std::optional<std::string>();
  return std::move(text).error();
}

bool checksum_matches(const Migration& migration, std::string_view checksum) {
  if (migration.checksum == checksum) return true;
  return base::sha256_with_lf(migration.script) == checksum ||
         base::sha256_with_crlf(migration.script) == checksum;
}

std::string slug(std::string_view title) {
  std::string out;
  for (const char c : base::lower_ascii(base::trim(title))) {
    // One `_` for a character, not for each of its bytes.
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    out += is_ascii_alphanumeric(c) ? c : '_';
  }
  return out.substr(0, slug_limit);
}

base::Result<std::string> new_name(const Folder& folder, std::string_view title,
                                   std::chrono::system_clock::time_point now) {
  std::string stamp = utc_stamp(now);
  if (!folder.migrations.empty()) {
    const std::string& newest = folder.migrations.back().name;
    const std::optional<std::string> old = leading_stamp(newest);
    if (old && *old >= stamp) stamp = stamp_after(*old);
    if (stamp <= newest) {
      return base::Error{
          .code = "migration-order",
          .message = fmt::format(
              "A new migration would be applied before `{}`, because migrations run in the order of "
              "their names.",
              newest),
          .hint =
              "Rename that directory so that it starts with a UTC timestamp (YYYYMMDDHHMMSS) that has "
              "passed."};
    }
  }
  const std::string name = slug(title);
  return name.empty() ? stamp : stamp + "_" + name;
}

}  // namespace schemac::migrate
