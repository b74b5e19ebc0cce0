#include "schemac/pg/session.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "schemac/pg/advisory_lock.hpp"
#include "support/server.hpp"

namespace schemac::pg {
namespace {

using testing::TestDatabase;

class SessionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    SCHEMAC_NEEDS_SERVER();
    database_.emplace(TestDatabase::create());
  }
  Session open() {
    auto session = Session::open(database_->url());
    if (!session.ok()) throw std::runtime_error(session.error().message + session.error().detail);
    return std::move(session).value();
  }
  std::optional<TestDatabase> database_;
};

TEST_F(SessionTest, GivesRowsNullsAndNumbers) {
  Session session = open();
  const auto rows = session.query(
      "select 1, null, 'x'::text, true, '' union all select -2, 'n', 'y', false, 'z' order by 1");
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ(rows->columns(), 5U);
  EXPECT_EQ(rows->integer(0, 0), -2);
  EXPECT_TRUE(rows->is_null(1, 1));
  EXPECT_EQ(rows->text(1, 1), "");
  EXPECT_FALSE(rows->is_null(1, 4));
  EXPECT_TRUE(rows->boolean(1, 3));
  EXPECT_GE(session.server_version(), 140000);
  EXPECT_GT(session.backend_pid(), 0);
}

TEST_F(SessionTest, TakesParameters) {
  Session session = open();
  const auto rows = session.query("select $1::text, $2::int is null", {"it's", std::nullopt});
  ASSERT_TRUE(rows.ok());
  EXPECT_EQ(rows->text(0, 0), "it's");
  EXPECT_TRUE(rows->boolean(0, 1));
}

TEST_F(SessionTest, CountsAffectedRows) {
  Session session = open();
  ASSERT_TRUE(session.execute("create table t (a int); insert into t values (1), (2)").ok());
  EXPECT_EQ(session.query("delete from t")->affected(), 2U);
}

TEST_F(SessionTest, NamesThePositionAndTheStatementOfAnError) {
  Session session = open();
  const auto syntax = session.execute("select 1;\nselect '\xC3\xA9' frm x");
  ASSERT_FALSE(syntax.ok());
  EXPECT_EQ(syntax.error().sqlstate, "42601");
  EXPECT_EQ(syntax.error().position, 26);
  const auto missing = session.execute("select 1; create table t (a int); create table t (a int); select 2");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, "sql-error");
  EXPECT_EQ(missing.error().sqlstate, "42P07");
  EXPECT_EQ(missing.error().statement, 3);
  EXPECT_EQ(missing.error().message, "relation \"t\" already exists");
}

TEST_F(SessionTest, KeepsDetailHintAndContext) {
  Session session = open();
  ASSERT_TRUE(session.execute("create table t (a int primary key); insert into t values (1)").ok());
  EXPECT_EQ(session.execute("insert into t values (1)").error().detail,
            "DETAIL: Key (a)=(1) already exists.");
  const auto raised = session.execute("do $$ begin raise exception 'no' using hint = 'ask'; end $$");
  EXPECT_NE(raised.error().detail.find("HINT: ask\nCONTEXT: PL/pgSQL"), std::string::npos)
      << raised.error().detail;
}

TEST_F(SessionTest, AScriptIsOneImplicitTransaction) {
  Session session = open();
  EXPECT_FALSE(session.execute("create table t (a int); select 1/0").ok());
  EXPECT_EQ(session.query("select count(*) from pg_class where relname = 't'")->integer(0, 0), 0);
}

TEST_F(SessionTest, KeepsTransactions) {
  Session session = open();
  ASSERT_TRUE(session.begin().ok());
  EXPECT_TRUE(session.in_transaction());
  ASSERT_TRUE(session.execute("create table t (a int)").ok());
  session.rollback();
  EXPECT_FALSE(session.in_transaction());
  ASSERT_TRUE(session.begin().ok());
  EXPECT_FALSE(session.execute("select 1/0").ok());
  EXPECT_TRUE(session.in_transaction());
  session.rollback();
  EXPECT_EQ(session.query("select count(*) from pg_class where relname = 't'")->integer(0, 0), 0);
}

TEST_F(SessionTest, ReadsABatchInOneSnapshot) {
  Session session = open();
  const auto batch =
      session.read_batch({"select 1", "select 'a;b' union all select null", "show transaction_isolation",
                          "show transaction_read_only", "select 1 where false"});
  ASSERT_TRUE(batch.ok()) << batch.error().message;
  ASSERT_EQ(batch->size(), 5U);
  EXPECT_EQ((*batch)[1].size(), 2U);
  EXPECT_EQ((*batch)[1].text(0, 0), "a;b");
  EXPECT_TRUE((*batch)[1].is_null(1, 0));
  EXPECT_EQ((*batch)[2].text(0, 0), "repeatable read");
  EXPECT_EQ((*batch)[3].text(0, 0), "on");
  EXPECT_EQ((*batch)[4].size(), 0U);
  EXPECT_FALSE(session.in_transaction());
}

TEST_F(SessionTest, ReadsABatchInsideATransaction) {
  Session session = open();
  ASSERT_TRUE(session.begin().ok());
  ASSERT_TRUE(session.execute("create table t (a int)").ok());
  const auto batch = session.read_batch({"select count(*) from t", "select 2"});
  ASSERT_TRUE(batch.ok()) << batch.error().message;
  EXPECT_TRUE(session.in_transaction());
  EXPECT_TRUE(session.commit().ok());
}

TEST_F(SessionTest, ABadBatchNamesTheErrorAndTheSessionLives) {
  Session session = open();
  const auto batch = session.read_batch({"select 1", "select 1/0", "select 3"});
  ASSERT_FALSE(batch.ok());
  EXPECT_EQ(batch.error().sqlstate, "22012");
  EXPECT_EQ(batch.error().message, "division by zero");
  EXPECT_EQ(session.query("select 5")->integer(0, 0), 5);
  const auto syntax = session.read_batch({"select 1", "selec 2"});
  ASSERT_FALSE(syntax.ok());
  EXPECT_EQ(syntax.error().sqlstate, "42601");
  EXPECT_TRUE(session.read_batch({"select 1"}).ok());
}

TEST_F(SessionTest, CollectsNotices) {
  Session session = open();
  ASSERT_TRUE(session.execute("drop table if exists nothing").ok());
  const auto notices = session.take_notices();
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_NE(notices[0].find("table \"nothing\" does not exist, skipping"), std::string::npos);
  EXPECT_TRUE(session.take_notices().empty());
}

TEST_F(SessionTest, SetsTheSearchPathToTheSchemaOfTheUrl) {
  ConnectionUrl url = database_->url();
  url.schema = "a\"b";
  auto session = Session::open(url);
  ASSERT_TRUE(session.ok());
  EXPECT_EQ(session->query("show search_path")->text(0, 0), "\"a\"\"b\"");
}

TEST_F(SessionTest, CopyFromStdinFailsInsteadOfWaiting) {
  Session session = open();
  ASSERT_TRUE(session.execute("create table t (a int)").ok());
  EXPECT_FALSE(session.execute("copy t from stdin").ok());
  EXPECT_TRUE(session.execute("copy t to stdout").ok());
  EXPECT_TRUE(session.execute("select 1").ok());
}

TEST_F(SessionTest, CancelsFromAnotherThread) {
  Session session = open();
  std::thread canceller([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    session.cancel();
  });
  const auto status = session.execute("select pg_sleep(30)");
  canceller.join();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().sqlstate, "57014");
}

TEST_F(SessionTest, SocketTimeoutEndsAStatement) {
  ConnectionUrl url = database_->url();
  url.options["socket_timeout"] = "1";
  auto session = Session::open(url);
  ASSERT_TRUE(session.ok());
  const auto status = session->execute("select pg_sleep(30)");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, "P1008");
  EXPECT_TRUE(session->execute("select 1").ok());
}

TEST_F(SessionTest, AClosedConnectionStaysClosed) {
  Session session = open();
  Session killer = open();
  ASSERT_TRUE(
      killer.query("select pg_terminate_backend($1::int)", {std::to_string(session.backend_pid())}).ok());
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_EQ(session.execute("select 1").error().code, "P1017");
  EXPECT_EQ(session.execute("select 1").error().code, "P1017");
  EXPECT_EQ(session.read_batch({"select 1"}).error().code, "P1017");
}

TEST_F(SessionTest, RefusedConnectionsHavePrismasCodes) {
  ConnectionUrl url = database_->url();
  url.database = "nowhere";
  EXPECT_EQ(Session::open(url).error().code, "P1003");
  url = database_->url();
  url.user = "nobody_here";
  EXPECT_EQ(Session::open(url).error().code, "P1010");
  url.host = "/nonexistent";
  EXPECT_EQ(Session::open(url).error().code, "P1001");
  url.host = "no-such-host.invalid";
  url.password = "topsecret";
  const auto unknown = Session::open(url);
  EXPECT_EQ(unknown.error().code, "P1001");
  EXPECT_EQ((unknown.error().message + unknown.error().detail + unknown.error().hint).find("topsecret"),
            std::string::npos);
}

TEST_F(SessionTest, AWrongPasswordIsP1000) {
  Session admin = open();
  ASSERT_TRUE(admin.execute("create role locked login password 'right'").ok());
  const std::string file(admin.query("show hba_file")->text(0, 0));
  ASSERT_TRUE(
      admin
          .execute("copy (select 'local all locked scram-sha-256' union all select 'local all all trust') to "
                   "'" +
                   file + "'; select pg_reload_conf()")
          .ok());
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  ConnectionUrl url = database_->url();
  url.user = "locked";
  EXPECT_EQ(Session::open(url).error().code, "P1000");
  url.password = "topsecret";
  const base::Error wrong = Session::open(url).error();
  EXPECT_EQ(wrong.code, "P1000");
  EXPECT_EQ(wrong.sqlstate, "28P01");
  EXPECT_EQ((wrong.message + wrong.detail + wrong.hint).find("topsecret"), std::string::npos);
  url.password = "right";
  EXPECT_TRUE(Session::open(url).ok());
  ASSERT_TRUE(admin.execute("drop role locked").ok());
}

// Something that accepts and never speaks.
TEST(Session, AServerThatSaysNothingIsATimeOut) {
  char folder[] = "/tmp/schemac_test_XXXXXX";
  ASSERT_NE(mkdtemp(folder), nullptr);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = std::string(folder) + "/.s.PGSQL.5432";
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(listen(listener, 1), 0);
  ConnectionUrl url;
  url.host = folder;
  url.user = "u";
  url.database = "d";
  url.options["connect_timeout"] = "1";
  EXPECT_EQ(Session::open(url).error().code, "P1002");
  close(listener);
  std::filesystem::remove_all(folder);
}

TEST_F(SessionTest, TheAdvisoryLockKeepsTwoApart) {
  auto first = AdvisoryLock::take(database_->url(), std::chrono::milliseconds(0));
  ASSERT_TRUE(first.ok());
  std::string holder;
  const auto second =
      AdvisoryLock::take(database_->url(), std::chrono::milliseconds(150),
                         [&](const std::string& text, std::chrono::milliseconds) { holder = text; });
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, "P1002");
  EXPECT_NE(second.error().message.find("SELECT pg_advisory_lock(72707369)"), std::string::npos);
  EXPECT_NE(holder.find("pid " + std::to_string(first->backend_pid())), std::string::npos) << holder;
  EXPECT_EQ(holder, second.error().detail.substr(0, holder.size()));
  { const AdvisoryLock dropped = std::move(first).value(); }
  EXPECT_TRUE(AdvisoryLock::take(database_->url(), std::chrono::milliseconds(2000)).ok());
}

TEST_F(SessionTest, TheWaitForTheAdvisoryLockCanBeInterrupted) {
  auto first = AdvisoryLock::take(database_->url(), std::chrono::milliseconds(0));
  ASSERT_TRUE(first.ok());
  std::atomic<bool> interrupt = false;
  const auto second = AdvisoryLock::take(
      database_->url(), std::chrono::hours(1),
      [&](const std::string&, std::chrono::milliseconds) { interrupt = true; }, &interrupt);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, "interrupted");
}

TEST_F(SessionTest, ConnectingCanBeInterrupted) {
  // Listens, but never answers.
  const std::string folder = ::testing::TempDir() + "/silent" + std::to_string(getpid());
  std::filesystem::create_directories(folder);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder + "/.s.PGSQL.5432").copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(::listen(listener, 1), 0);
  std::atomic<bool> interrupt = true;
  const auto session =
      Session::open(parse_url("postgresql://u@localhost/d?connect_timeout=60&host=" + folder).value(),
                    {.interrupt = &interrupt});
  ASSERT_FALSE(session.ok());
  EXPECT_EQ(session.error().code, "interrupted");
  ::close(listener);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace schemac::pg
