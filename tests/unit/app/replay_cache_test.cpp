// A migrations folder is replayed once: the second comparison starts no server. Seen by the folders that
// private servers are made in; the PostgreSQL program is a script here, as some packagers write it.
#include <gmock/gmock.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "project.hpp"
#include "schemac/app/diff.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"
#include "schemac/cluster/cluster.hpp"
#include "support/server.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;

// Sets a variable of this process and puts it back.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    ::setenv(name, value.c_str(), 1);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  ~Variable() { old_ ? ::setenv(name_, old_->c_str(), 1) : ::unsetenv(name_); }

 private:
  const char* name_;
  std::optional<std::string> old_;
};

class ReplayCacheTest : public ProjectTest {
 protected:
  ~ReplayCacheTest() override {
    if (watch_ >= 0) ::close(watch_);
  }
  void SetUp() override {
    SCHEMAC_NEEDS_SERVER();
    const auto real = cluster::find_binaries();
    ASSERT_TRUE(real.ok());
    // The server's account must reach the program and the place of its data.
    fs::permissions(folder, fs::perms(0755));
    fs::create_directories(folder / "bin");
    for (const auto& entry : fs::directory_iterator(real->folder)) {
      if (entry.path().filename() != "postgres")
        fs::create_symlink(entry.path(), folder / "bin" / entry.path().filename());
    }
    // Extensions beside the programs are part of what tells installations apart.
    if (const fs::path share = real->folder / "../share";
        fs::exists(share / "extension") || fs::exists(share / "postgresql")) {
      fs::create_symlink(fs::canonical(share), folder / "share");
    }
    fs::create_directories(folder / "run");
    watch_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    ASSERT_GE(::inotify_add_watch(watch_, (folder / "run").c_str(), IN_CREATE), 0);
    const fs::path program =
        write("bin/postgres", "#!/bin/sh\nexec " + (real->folder / "postgres").string() + " \"$@\"\n");
    fs::permissions(program, fs::perms(0755));
    binaries_.emplace("SCHEMAC_PG_BIN", (folder / "bin").string());
    cache_.emplace("XDG_CACHE_HOME", (folder / "cache").string());
    place_.emplace("TMPDIR", (folder / "run").string());
    write("schema.prisma", std::string(datasource) +
                               "model User {\n  id Int @id\n  since DateTime @default(dbgenerated(\"now() - "
                               "interval '1 day'\"))\n}\n");
    write("migrations/1_one/migration.sql",
          "CREATE TABLE \"User\" (\"id\" INTEGER NOT NULL, since TIMESTAMP(3) NOT NULL DEFAULT now() - "
          "'1 day'::interval, CONSTRAINT \"User_pkey\" PRIMARY KEY (\"id\"));");
  }

  // Folders that were made there so far.
  size_t servers() {
    alignas(inotify_event) std::array<char, 4096> buffer{};
    for (ssize_t size = 0; (size = ::read(watch_, buffer.data(), buffer.size())) > 0;) {
      for (ssize_t at = 0; at < size;) {
        const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
        if ((event->mask & IN_ISDIR) != 0) ++count_;
        at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
      }
    }
    return count_;
  }
  std::string script(bool strict = false) {
    DiffRequest request;
    request.from = "migrations";
    request.opt_ins.strict = strict;
    const auto report = compare(context, request);
    return report.ok() ? report->script() : "error: " + report.error().message;
  }

  std::optional<Variable> binaries_;
  std::optional<Variable> cache_;
  std::optional<Variable> place_;
  int watch_ = -1;
  size_t count_ = 0;
};

constexpr const char* nothing = "-- This is an empty migration.\n";

TEST_F(ReplayCacheTest, TheSecondComparisonStartsNoServer) {
  EXPECT_EQ(script(), nothing);
  const size_t first = servers();
  EXPECT_EQ(first, 1U);
  EXPECT_EQ(script(), nothing);
  EXPECT_EQ(servers(), first);
  // Another migration, another state.
  write("migrations/2_two/migration.sql", "ALTER TABLE \"User\" ADD COLUMN more int;");
  EXPECT_EQ(script(), "-- AlterTable\nALTER TABLE \"User\" DROP COLUMN \"more\";\n");
  EXPECT_EQ(servers(), first + 1);
  // Back again: the first entry still answers.
  fs::remove_all(folder / "migrations/2_two");
  EXPECT_EQ(script(), nothing);
  EXPECT_EQ(servers(), first + 1);
}

TEST_F(ReplayCacheTest, FactsBesideTheSchemaAreKeptAndADamagedEntryCountsAsNone) {
  write(
      "migrations/2_two/migration.sql",
      "ALTER TABLE \"User\" DROP CONSTRAINT \"User_pkey\"; ALTER TABLE \"User\" ADD CONSTRAINT \"User_pkey\" "
      "PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED;");
  constexpr const char* rebuilt =
      "-- ReplacePrimaryKey\nALTER TABLE \"User\" DROP CONSTRAINT \"User_pkey\",\nADD CONSTRAINT "
      "\"User_pkey\" PRIMARY KEY (\"id\");\n";
  EXPECT_EQ(script(), nothing);
  EXPECT_EQ(script(true), rebuilt);
  const size_t replays = servers();
  EXPECT_EQ(script(true), rebuilt);
  EXPECT_EQ(servers(), replays);
  for (const auto& entry : fs::recursive_directory_iterator(folder / "cache")) {
    if (entry.path().parent_path().filename() != "replays") continue;
    std::string text = base::read_file(entry.path()).value();
    text[text.size() / 2] ^= 1;
    ASSERT_TRUE(base::write_file(entry.path(), text).ok());
  }
  EXPECT_EQ(script(true), rebuilt);
  EXPECT_EQ(servers(), replays + 1);
}

}  // namespace
}  // namespace schemac::app
