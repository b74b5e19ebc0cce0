// A pgbouncer of the test's own in front of the server. Skipped where none is installed (SCHEMAC_PGBOUNCER
// names it).
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "fixture.hpp"
#include "schemac/base/files.hpp"

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

}  // namespace
}  // namespace schemac::migrate
