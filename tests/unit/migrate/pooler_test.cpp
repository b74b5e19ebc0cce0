// A pgbouncer of the test's own in front of the server. Skipped where none is installed (SCHEMAC_PGBOUNCER
// names it).
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "fixture.hpp"
#include "schemac/base/files.hpp"
#include "schemac/migrate/execute.hpp"
#include "schemac/pg/advisory_lock.hpp"

namespace schemac::migrate {
namespace {

namespace fs = std::filesystem;

std::string pgbouncer() {
  const char* given = std::getenv("SCHEMAC_PGBOUNCER");
  const std::string path = given != nullptr ? given : "/usr/sbin/pgbouncer";
  return ::access(path.c_str(), X_OK) == 0 ? path : std::string();
}

class Pooler : public OnServer {
 protected:
  void SetUp() override {
    if (pgbouncer().empty()) GTEST_SKIP() << "no pgbouncer here";
    OnServer::SetUp();
  }
  void TearDown() override {
    const auto pid = base::read_file(home_.path() / "pid");
    if (pid.ok()) ::kill(std::stoi(*pid), SIGINT);
  }
  pg::ConnectionUrl pooled(const std::string& mode) {
    const pg::ConnectionUrl real = url();
    const std::string home = home_.path().string();
    home_.file("users", "\"postgres\" \"\"\n");
    home_.file("ini", "[databases]\n* = host=" + real.host + " port=" + real.port +
                          "\n[pgbouncer]\nlisten_addr =\nlisten_port = 6432\nunix_socket_dir = " + home +
                          "\nauth_type = trust\nauth_file = " + home + "/users\npool_mode = " + mode +
                          "\nlogfile = " + home + "/log\npidfile = " + home + "/pid\n" +
                          "ignore_startup_parameters = extra_float_digits,options\n");
    fs::permissions(home_.path(), fs::perms::all);
    const std::string user = ::geteuid() == 0 ? " -u postgres" : "";
    EXPECT_EQ(std::system((pgbouncer() + " -q -d" + user + " " + home + "/ini 2>/dev/null").c_str()), 0);
    pg::ConnectionUrl through = real;
    through.host = home;
    through.port = "6432";
    // The socket is there before anybody listens on it: only an open session proves that the pooler is up.
    for (int i = 0; i < 500 && !pg::Session::open(through).ok(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return through;
  }

 private:
  TempFolder home_;
};

TEST_F(Pooler, per_transaction_is_refused_before_anything_ran) {
  folder.migration("1", "CREATE TABLE a (id int);");
  const auto result = apply(pooled("transaction"), folder.read());
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "transaction-pooler") << result.error().message << result.error().detail;
  EXPECT_FALSE(exists("a"));
  EXPECT_FALSE(exists("_prisma_migrations"));
}

TEST_F(Pooler, per_session_is_as_good_as_none) {
  folder.migration("1", "CREATE TABLE a (id int); SET search_path = x;");
  folder.migration("2", "CREATE TABLE b (id int);");
  const auto result = apply(pooled("session"), folder.read());
  ASSERT_TRUE(result.ok()) << result.error().message << result.error().detail;
  EXPECT_EQ(result->applied.size(), 2u);
}

// What another client finds on the pool's only connection.
std::string found_behind(const pg::ConnectionUrl& pooled, const std::string& question) {
  pg::ConnectionUrl other = pooled;
  other.options["pgbouncer"] = "true";
  auto next = pg::Session::open(other);
  if (!next.ok()) return next.error().message;
  const auto rows = next->query(question);
  return rows.ok() && rows->size() == 1 ? std::string(rows->text(0, 0)) : "?";
}

TEST_F(Pooler, nothing_that_is_read_or_refused_leaves_a_setting_or_a_lock) {
  ASSERT_TRUE(session().execute("CREATE SCHEMA other").ok());
  folder.migration("1", "CREATE TABLE a (id int);");
  pg::ConnectionUrl through = pooled("transaction");
  const std::string before = found_behind(through, "SHOW search_path");
  through.schema = "other";
  through.schema_given = true;
  {
    auto reads = pg::Session::open(through);
    ASSERT_TRUE(reads.ok());
    EXPECT_TRUE(reads->transaction_pooled());
    EXPECT_TRUE(read_history(*reads).ok());
    // Inside of a transaction the URL's schema counts.
    ASSERT_TRUE(reads->begin().ok());
    EXPECT_EQ(reads->query("SHOW search_path")->text(0, 0), "other");
    ASSERT_TRUE(reads->commit().ok());
    EXPECT_EQ(reads->read_batch({"SHOW search_path"})->at(0).text(0, 0), "other");
  }
  EXPECT_EQ(pg::AdvisoryLock::take(through, std::chrono::milliseconds(0)).error().code, "transaction-pooler");
  EXPECT_EQ(migrate::execute(through, "x", "SET search_path = x").error().code, "transaction-pooler");
  EXPECT_EQ(apply(through, folder.read()).error().code, "transaction-pooler");
  EXPECT_EQ(found_behind(through, "SHOW search_path"), before);
  EXPECT_EQ(found_behind(through, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), "0");
}

TEST_F(Pooler, a_session_is_left_as_it_was) {
  pg::ConnectionUrl through = pooled("session");
  const std::string before = found_behind(through, "SHOW search_path");
  through.schema = "other";
  through.schema_given = true;
  {
    auto opened = pg::Session::open(through);
    ASSERT_TRUE(opened.ok());
    EXPECT_FALSE(opened->transaction_pooled());
    EXPECT_EQ(opened->query("SHOW search_path")->text(0, 0), "other");
  }
  EXPECT_EQ(found_behind(through, "SHOW search_path"), before);
}

}  // namespace
}  // namespace schemac::migrate
