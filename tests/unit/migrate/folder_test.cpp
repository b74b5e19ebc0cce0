#include <unistd.h>

#include "fixture.hpp"
#include "folder/provider_lock.hpp"
#include "folder/timestamps.hpp"
#include "schemac/base/files.hpp"

namespace schemac::migrate {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> names(const Folder& folder) {
  std::vector<std::string> out;
  for (const Migration& migration : folder.migrations) out.push_back(migration.name);
  return out;
}

TEST(ReadFolder, lists_directories_in_byte_order) {
  TempFolder temp;
  temp.migration("20250102000000_b", "SELECT 2;");
  temp.migration("20250101000000_a", "SELECT 1;");
  temp.migration("0_init", "SELECT 0;");
  temp.migration("B", "");
  temp.migration("a", "");
  temp.file("notes.txt", "");
  temp.migration(".half_written.tmp", "");
  fs::create_directory_symlink(temp.path() / "0_init", temp.path() / "20990101000000_link");
  const Folder folder = temp.read();
  EXPECT_TRUE(folder.exists);
  EXPECT_THAT(names(folder), ElementsAre("0_init", "20250101000000_a", "20250102000000_b", "B", "a"));
  EXPECT_EQ(folder.migrations[1].checksum, base::sha256_hex("SELECT 1;"));
  EXPECT_FALSE(folder.provider);
}

TEST(ReadFolder, a_missing_folder_is_empty_and_a_file_is_an_error) {
  TempFolder temp;
  temp.file("file", "");
  EXPECT_FALSE(read_folder(temp.path() / "nowhere")->exists);
  EXPECT_EQ(read_folder(temp.path() / "file").error().code, "migrations-not-a-folder");
}

TEST(ReadFolder, a_directory_without_its_script_is_p3015) {
  TempFolder temp;
  temp.file("20250101000000_a/down.sql", "");
  const auto folder = read_folder(temp.path());
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().code, "P3015");
  EXPECT_EQ(folder.error().message,
            "Could not find the migration file at migration.sql. Please delete the directory or restore the "
            "migration file.");
  EXPECT_THAT(folder.error().hint, HasSubstr("20250101000000_a"));
}

TEST(LockFile, is_read_by_lines_as_prisma_reads_it) {
  EXPECT_EQ(provider_of(lock_file_text), "postgresql");
  EXPECT_EQ(provider_of("# x\r\nprovider = \"postgresql\"\r\n"), "postgresql");
  EXPECT_EQ(provider_of("provider = \"postgres\""), "postgres");
  EXPECT_EQ(provider_of("provider=\"postgresql\"  # c"), "provider=\"postgresql\"  # c");
  EXPECT_EQ(provider_of(" provider = \"postgresql\""), "<PROVIDER NOT FOUND>");
  EXPECT_EQ(provider_of(""), "<PROVIDER NOT FOUND>");
}

TEST(LockFile, another_provider_is_p3019) {
  TempFolder temp;
  temp.file("migration_lock.toml", "provider = \"mysql\"\n");
  const auto folder = read_folder(temp.path());
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().code, "P3019");
  EXPECT_THAT(folder.error().message, HasSubstr("the migration_lock.toml, `mysql`. Please remove"));
  temp.file("migration_lock.toml", std::string(lock_file_text));
  EXPECT_EQ(temp.read().provider, "postgresql");
}

TEST(Checksum, line_ends_may_differ_and_nothing_else) {
  const std::string lf = "CREATE TABLE a ();\nSELECT 1;\n";
  const std::string crlf = "CREATE TABLE a ();\r\nSELECT 1;\r\n";
  const auto matches = [](const std::string& script, const std::string& checksum) {
    return checksum_matches({"m", script, base::sha256_hex(script)}, checksum);
  };
  EXPECT_TRUE(matches(lf, base::sha256_hex(lf)));
  EXPECT_TRUE(matches(lf, base::sha256_hex(crlf)));
  EXPECT_TRUE(matches(crlf, base::sha256_hex(lf)));
  EXPECT_TRUE(matches(crlf, base::sha256_hex(crlf)));
  EXPECT_FALSE(matches(lf, base::sha256_hex("CREATE TABLE a ();\nSELECT 1;")));
}

TEST(NewName, is_harmless_whatever_the_title) {
  EXPECT_EQ(slug("Add new-Field"), "add_new_field");
  EXPECT_EQ(slug("../../etc/passwd"), "______etc_passwd");
  EXPECT_EQ(slug("\xC3\xA9t\xC3\xA9"), "_t_");
  EXPECT_EQ(slug(std::string(300, 'x')).size(), 200u);
  EXPECT_EQ(slug(std::string("a\0b", 3)), "a_b");
  EXPECT_EQ(slug("  "), "");
}

TEST(NewName, is_later_than_every_other) {
  using namespace std::chrono;
  const auto now = sys_days(year(2025) / 8 / 12) + 23h + 59min + 59s;
  Folder folder;
  EXPECT_EQ(*new_name(folder, "Initial migration", now), "20250812235959_initial_migration");
  EXPECT_EQ(*new_name(folder, "", now), "20250812235959");
  folder.migrations = {{"0_init", "", ""}};
  EXPECT_EQ(*new_name(folder, "a", now), "20250812235959_a");
  folder.migrations = {{"20250812235959_z", "", ""}};
  EXPECT_EQ(*new_name(folder, "a", now), "20250813000000_a");
  folder.migrations = {{"20260101000000", "", ""}};
  EXPECT_EQ(*new_name(folder, "a", now), "20260101000001_a");
  folder.migrations = {{"20259999999999_x", "", ""}};
  EXPECT_EQ(*new_name(folder, "a", now), "20260000000000_a");
  folder.migrations = {{"init", "", ""}};
  EXPECT_EQ(new_name(folder, "a", now).error().code, "migration-order");
  folder.migrations = {{"99999999999999_x", "", ""}};
  EXPECT_EQ(new_name(folder, "a", now).error().code, "migration-order");
}

TEST(WriteMigration, makes_what_is_missing) {
  TempFolder temp;
  const fs::path migrations = temp.path() / "prisma" / "migrations";
  const auto path = write_migration(migrations, {"20250101000000_a", "SELECT 1;\n", std::nullopt});
  ASSERT_TRUE(path.ok()) << path.error().message;
  EXPECT_EQ(*path, migrations / "20250101000000_a" / "migration.sql");
  EXPECT_EQ(*base::read_file(*path), "SELECT 1;\n");
  EXPECT_EQ(*base::read_file(migrations / "migration_lock.toml"), lock_file_text);
  ASSERT_TRUE(write_migration(migrations, {"20250102000000_b", "x", "down"}).ok());
  EXPECT_EQ(*base::read_file(migrations / "20250102000000_b" / "down.sql"), "down");
  EXPECT_EQ(read_folder(migrations)->migrations.size(), 2u);
}

TEST(WriteMigration, leaves_nothing_behind_when_it_fails) {
  TempFolder temp;
  const fs::path migrations = temp.path() / "new" / "migrations";
  // A name that the file system refuses, after folders and lock file have been made.
  const auto path = write_migration(migrations, {std::string(300, 'x'), "SELECT 1;", std::nullopt});
  ASSERT_FALSE(path.ok());
  EXPECT_FALSE(fs::exists(temp.path() / "new"));
}

TEST(WriteMigration, never_replaces_a_migration) {
  TempFolder temp;
  temp.migration("20250101000000_a", "old");
  ASSERT_FALSE(write_migration(temp.path(), {"20250101000000_a", "new", std::nullopt}).ok());
  EXPECT_EQ(temp.read().migrations[0].script, "old");
  EXPECT_FALSE(fs::exists(temp.path() / "migration_lock.toml"));
}

TEST(WriteMigration, another_provider_stays_untouched) {
  TempFolder temp;
  temp.file("migration_lock.toml", "provider = \"mysql\"\n");
  EXPECT_EQ(write_migration(temp.path(), {"20250101000000_a", "x", std::nullopt}).error().code, "P3019");
  EXPECT_FALSE(fs::exists(temp.path() / "20250101000000_a"));
}

TEST(WriteMigration, a_folder_that_cannot_be_made) {
  TempFolder temp;
  temp.file("file", "");
  const auto path =
      write_migration(temp.path() / "file" / "migrations", {"20250101000000_a", "x", std::nullopt});
  ASSERT_FALSE(path.ok());
  EXPECT_EQ(path.error().code, "migrations-unwritable");
}

}  // namespace
}  // namespace schemac::migrate
