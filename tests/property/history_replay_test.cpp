// Real histories applied from the start leave the same schema as psql running the same files, one transaction
// a file.
//
// SCHEMAC_ALL_HISTORIES=1 takes every history that replays on PostgreSQL 15, else the ten smallest of three
// migrations or more.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "schemac/base/text.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/pg/session.hpp"
#include "support/server.hpp"
#include "support/shared.hpp"

namespace schemac {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* client_programs = "/usr/lib/postgresql/15/bin";
constexpr size_t ordinary_count = 10;
constexpr size_t fewest_migrations = 3;

struct Project {
  std::string name;
  size_t migrations = 0;
};

// The rows of INDEX.tsv with replay_pg15 = ok, the smallest history first.
std::vector<Project> replayable() {
  std::vector<Project> found;
  std::ifstream index(testing::shared_folder() / "corpus/projects/INDEX.tsv");
  std::string line;
  std::getline(index, line);
  const std::vector<std::string> header = base::split(base::trim(line), '\t');
  const auto column = [&](std::string_view title) {
    return static_cast<size_t>(std::find(header.begin(), header.end(), title) - header.begin());
  };
  while (std::getline(index, line)) {
    const std::vector<std::string> cells = base::split(line, '\t');
    if (cells.size() <= column("replay_pg15") || base::trim(cells[column("replay_pg15")]) != "ok") continue;
    found.push_back({cells[column("project")], std::stoul(cells[column("migrations")])});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Project& a, const Project& b) { return a.migrations < b.migrations; });
  return found;
}

std::vector<Project> chosen() {
  std::vector<Project> all = replayable();
  if (std::getenv("SCHEMAC_ALL_HISTORIES") != nullptr) return all;
  std::erase_if(all, [](const Project& project) { return project.migrations < fewest_migrations; });
  all.resize(std::min(all.size(), ordinary_count));
  return all;
}

class Unpacked {
 public:
  explicit Unpacked(const std::string& project) {
    std::string pattern = (fs::temp_directory_path() / "schemac_history_XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    const fs::path archive = testing::shared_folder() / "corpus/projects" / project / "migrations.tar.xz";
    testing::run_command("tar -xf '" + archive.string() + "' -C '" + root_.string() + "'");
    for (const auto& entry : fs::recursive_directory_iterator(root_)) {
      if (entry.path().filename() == "migration.sql") migrations_ = entry.path().parent_path().parent_path();
    }
  }
  Unpacked(const Unpacked&) = delete;
  Unpacked& operator=(const Unpacked&) = delete;
  ~Unpacked() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  const fs::path& migrations() const { return migrations_; }

 private:
  fs::path root_;
  fs::path migrations_;
};

int run(const std::string& command) { return std::system(command.c_str()); }

// One transaction a file; by itself where that is not possible (CREATE INDEX CONCURRENTLY).
void run_with_psql(const testing::TestDatabase& database, const migrate::Folder& folder) {
  const std::string psql =
      std::string(client_programs) + "/psql -X -q -v ON_ERROR_STOP=1 -d '" + database.url_text() + "'";
  for (const migrate::Migration& migration : folder.migrations) {
    const std::string file =
        " -f '" + (folder.path / migration.name / "migration.sql").string() + "' >/dev/null 2>&1";
    if (run(psql + " -1" + file) == 0) continue;
    ASSERT_EQ(run(psql + file), 0) << "psql refuses " << migration.name;
  }
}

std::string dump(const testing::TestDatabase& database) {
  std::istringstream lines(testing::run_command(std::string(client_programs) +
                                                "/pg_dump -s -T '*._prisma_migrations' -d '" +
                                                database.url_text() + "'"));
  std::string text;
  // pg_dump's \restrict line holds a random key.
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("\\restrict") && !line.starts_with("\\unrestrict")) text += line + '\n';
  }
  return text;
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void check(const Project& project) {
  SCOPED_TRACE(project.name);
  const Unpacked unpacked(project.name);
  const auto folder = migrate::read_folder(unpacked.migrations());
  ASSERT_TRUE(folder.ok()) << folder.error().message;
  EXPECT_EQ(folder->migrations.size(), project.migrations);
  const auto ours = testing::TestDatabase::create();
  const auto start = Clock::now();
  const auto result = migrate::apply(ours.url(), *folder);
  const double our_seconds = seconds_since(start);
  ASSERT_TRUE(result.ok()) << result.error().code << ' ' << result.error().message;
  ASSERT_FALSE(result->failed) << result->failed->error.message;
  ASSERT_EQ(result->applied.size(), folder->migrations.size());
  const auto theirs = testing::TestDatabase::create();
  const auto psql_start = Clock::now();
  run_with_psql(theirs, *folder);
  const double psql_seconds = seconds_since(psql_start);
  if (::testing::Test::HasFatalFailure()) return;
  EXPECT_EQ(dump(ours), dump(theirs));
  pg::Session session = pg::Session::open(ours.url()).value();
  const auto rows = session.query(
      "SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND "
      "logs IS NULL "
      "AND applied_steps_count = 1");
  ASSERT_TRUE(rows.ok());
  EXPECT_EQ(static_cast<size_t>(rows->integer(0, 0)), folder->migrations.size());
  std::cout << "  " << project.name << ": " << folder->migrations.size() << " migrations, apply "
            << our_seconds << " s, psql " << psql_seconds << " s\n";
}

TEST(HistoryReplay, leaves_what_psql_leaves) {
  SCHEMAC_NEEDS_SHARED();
  SCHEMAC_NEEDS_SERVER();
  if (!fs::exists(fs::path(client_programs) / "pg_dump")) GTEST_SKIP() << "no pg_dump of PostgreSQL 15 here";
  const testing::TestDatabase database = testing::TestDatabase::create();
  const auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session.ok());
  if (session->server_version() >= 160000) GTEST_SKIP() << "pg_dump of PostgreSQL 15 reads no newer server";
  const std::vector<Project> projects = chosen();
  ASSERT_GE(projects.size(), ordinary_count);
  for (const Project& project : projects) check(project);
}

}  // namespace
}  // namespace schemac
