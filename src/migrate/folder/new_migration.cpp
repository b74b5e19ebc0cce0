// Writes a migration's folder, and the files beside it.
#include <fmt/format.h>

#include <system_error>

#include "folder/provider_lock.hpp"
#include "schemac/base/files.hpp"
#include "schemac/migrate/checksum_file.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::migrate {
namespace {

namespace fs = std::filesystem;

// The files that this call has made and that must be removed if a later step fails.
class Undo {
 public:
  Undo() = default;
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  ~Undo() {
    std::error_code ignored;
    if (!kept_) {
      for (auto it = made_.rbegin(); it != made_.rend(); ++it) fs::remove(*it, ignored);
    }
  }
  void add(fs::path path) { made_.push_back(std::move(path)); }
  void keep() { kept_ = true; }

 private:
  std::vector<fs::path> made_;
  bool kept_ = false;
};

base::Status make_folders(const fs::path& folder, Undo& undo) {
  std::error_code failure;
  if (fs::is_directory(folder, failure)) return base::ok();
  if (folder.has_parent_path() && folder.parent_path() != folder) {
    SCHEMAC_CHECK(make_folders(folder.parent_path(), undo));
  }
  failure.clear();
  if (fs::create_directory(folder, failure)) undo.add(folder);
  if (!failure) return base::ok();
  return base::Error{.code = "migrations-unwritable",
                     .message = fmt::format("The migrations folder {} cannot be made: {}.", folder.string(),
                                            failure.message()),
                     .hint = "Check that the folder above it exists and that this user may write to it."};
}

base::Status write_lock_file(const fs::path& migrations, Undo& undo) {
  SCHEMAC_TRY(const auto provider, read_lock_file(migrations));
  if (provider) return base::ok();
  SCHEMAC_CHECK(base::write_file(migrations / lock_file_name, lock_file_text));
  undo.add(migrations / lock_file_name);
  return base::ok();
}

base::Status list_in_sum(const fs::path& migrations) {
  SCHEMAC_TRY(const Folder folder, read_folder(migrations));
  return add_to_sum(folder);
}

}  // namespace

base::Result<fs::path> write_migration(const fs::path& migrations, const NewMigration& migration) {
  Undo undo;
  const fs::path folder = migrations.lexically_normal();
  SCHEMAC_CHECK(make_folders(folder.has_filename() ? folder : folder.parent_path(), undo));
  SCHEMAC_CHECK(write_lock_file(migrations, undo));
  std::vector<base::NewFile> files = {{"migration.sql", migration.script}};
  if (migration.down) files.push_back({"down.sql", *migration.down});
  if (migration.state) files.push_back({"schema.state", *migration.state});
  SCHEMAC_CHECK(base::write_folder(migrations / migration.name, files));
  if (base::Status listed = list_in_sum(migrations); !listed.ok()) {
    std::error_code ignored;
    fs::remove_all(migrations / migration.name, ignored);
    return std::move(listed).error();
  }
  undo.keep();
  return migrations / migration.name / "migration.sql";
}

}  // namespace schemac::migrate
