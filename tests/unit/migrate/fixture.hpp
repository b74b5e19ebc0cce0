// A migrations folder of the test's own, and a database beside it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/migrate/status.hpp"
#include "schemac/pg/session.hpp"
#include "support/server.hpp"

namespace schemac::migrate {

class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "schemac_migrate_XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }
  void file(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  void migration(const std::string& name, std::string_view script) const {
    file(name + "/migration.sql", script);
  }
  Folder read() const { return read_folder(path_).value(); }

 private:
  std::filesystem::path path_;
};

// Stories on a real server.
class OnServer : public ::testing::Test {
 protected:
  void SetUp() override {
    SCHEMAC_NEEDS_SERVER();
    database_.emplace(testing::TestDatabase::create());
  }
  pg::ConnectionUrl url() const { return database_->url(); }
  pg::Session session() const { return pg::Session::open(url()).value(); }
  std::string one(std::string_view query) const {
    pg::Session own = session();
    auto rows = own.query(query);
    if (!rows.ok()) return "error: " + rows.error().message;
    return rows->size() == 0 ? "no row" : std::string(rows->text(0, 0));
  }
  void execute(std::string_view script) const {
    pg::Session own = session();
    const base::Status done = own.execute(script);
    ASSERT_TRUE(done.ok()) << done.error().message;
  }
  bool exists(const std::string& relation) const {
    return one("SELECT to_regclass('" + relation + "') IS NOT NULL") == "t";
  }
  ApplyResult apply_all(const ApplyOptions& options = {}, Observer* observer = nullptr) const {
    auto result = apply(url(), folder.read(), options, observer);
    EXPECT_TRUE(result.ok()) << result.error().code << ": " << result.error().message;
    return result.ok() ? *result : ApplyResult();
  }
  // Applies, and expects every migration to succeed. Gives how many did.
  size_t applied_now() const {
    const ApplyResult result = apply_all();
    EXPECT_FALSE(result.failed) << result.failed->error.message;
    return result.applied.size();
  }
  base::Error refused(const ApplyOptions& options = {}) const {
    auto result = apply(url(), folder.read(), options);
    EXPECT_FALSE(result.ok());
    return result.ok() ? base::Error() : result.error();
  }
  std::vector<Row> history() const {
    pg::Session own = session();
    return read_history(own).value().value_or(std::vector<Row>());
  }

  TempFolder folder;

 private:
  std::optional<testing::TestDatabase> database_;
};

// Stands for a killed process: the exception closes the connections in the middle of things.
struct Crash {};
struct CrashingObserver : Observer {
  explicit CrashingObserver(int left) : left_(left) {}
  void statement_started(std::string_view, uint32_t, std::string_view) override { step(); }
  void statement_finished(std::string_view, const AppliedStatement&) override { step(); }
  void step() {
    if (left_-- == 0) throw Crash();
  }

 private:
  int left_;
};

}  // namespace schemac::migrate
