// The ordinary case on a real server.
#include <set>
#include <thread>

#include "fixture.hpp"
#include "schemac/base/files.hpp"

namespace schemac::migrate {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Apply : public OnServer {};

TEST_F(Apply, runs_what_is_pending_and_then_nothing) {
  folder.migration("20250101000000_a", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1), (2);\n");
  folder.migration("20250102000000_b", "CREATE TABLE b (id int);\n");
  const ApplyResult result = apply_all();
  ASSERT_EQ(result.applied.size(), 2u);
  EXPECT_EQ(result.applied[0].name, "20250101000000_a");
  EXPECT_EQ(result.applied[0].checksum, folder.read().migrations[0].checksum);
  ASSERT_EQ(result.applied[0].statements.size(), 2u);
  EXPECT_EQ(result.applied[0].statements[1].line, 2u);
  EXPECT_EQ(result.applied[0].statements[1].rows, 2);
  EXPECT_EQ(result.applied[0].statements[1].sql, "INSERT INTO a VALUES (1), (2)");
  EXPECT_GT(result.applied[0].wal_bytes, 0);
  EXPECT_THAT(result.pending, IsEmpty());
  EXPECT_EQ(applied_now(), 0u);
  folder.migration("20250103000000_c", "CREATE TABLE c (id int);\n");
  EXPECT_EQ(applied_now(), 1u);
}

TEST_F(Apply, writes_the_row_that_prisma_writes) {
  folder.migration("20250101000000_a", "CREATE TABLE a (id int);");
  EXPECT_EQ(applied_now(), 1u);
  const std::vector<Row> rows = history();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].id.size(), 36u);
  EXPECT_EQ(rows[0].checksum, base::sha256_hex("CREATE TABLE a (id int);"));
  EXPECT_EQ(rows[0].migration_name, "20250101000000_a");
  EXPECT_TRUE(rows[0].finished_at);
  EXPECT_FALSE(rows[0].rolled_back_at);
  EXPECT_FALSE(rows[0].logs);
  EXPECT_EQ(rows[0].applied_steps_count, 1);
  EXPECT_EQ(one("SELECT started_at < finished_at FROM _prisma_migrations"), "t");
  EXPECT_EQ(one("SELECT string_agg(column_name || ' ' || data_type || "
                "coalesce(character_maximum_length::text, '') || ' ' "
                "|| is_nullable || ' ' || coalesce(column_default, '-'), ',' ORDER BY ordinal_position) FROM "
                "information_schema.columns WHERE table_name = '_prisma_migrations'"),
            "id character varying36 NO -,checksum character varying64 NO -,finished_at timestamp with time "
            "zone YES "
            "-,migration_name character varying255 NO -,logs text YES -,rolled_back_at timestamp with time "
            "zone YES "
            "-,started_at timestamp with time zone NO now(),applied_steps_count integer NO 0");
}

TEST_F(Apply, a_failure_in_the_middle_leaves_nothing) {
  folder.migration("20250101000000_a", "CREATE TABLE a (id int);");
  folder.migration(
      "20250102000000_b",
      "CREATE TABLE b (id int);\n\n-- this one is wrong\nALTER TABLE a\n  ADD COLUMN x int,\n  ADD COLUMN "
      "y nosuchtype;\nCREATE TABLE c (id int);\n");
  folder.migration("20250103000000_c", "CREATE TABLE d (id int);");
  const ApplyResult result = apply_all();
  ASSERT_EQ(result.applied.size(), 1u);
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->name, "20250102000000_b");
  EXPECT_EQ(result.failed->line, 6u);
  EXPECT_EQ(result.failed->statement, "ALTER TABLE a\n  ADD COLUMN x int,\n  ADD COLUMN y nosuchtype");
  EXPECT_TRUE(result.failed->undone);
  EXPECT_EQ(result.failed->error.code, "P3018");
  EXPECT_EQ(result.failed->error.sqlstate, "42704");
  EXPECT_THAT(
      result.failed->error.message,
      HasSubstr(
          "A migration failed to apply. New migrations cannot be applied before the error is recovered "
          "from. Read more about how to resolve migration issues in a production database: "
          "https://pris.ly/d/migrate-resolve\n\nMigration name: 20250102000000_b\n\nDatabase error code: "
          "42704\n\nDatabase error:\nERROR: type \"nosuchtype\" does not exist\n\nPosition:\n"));
  EXPECT_THAT(result.failed->error.message, ::testing::EndsWith("\n   6   ADD COLUMN y nosuchtype;"));
  EXPECT_THAT(result.pending, ElementsAre("20250102000000_b", "20250103000000_c"));
  EXPECT_FALSE(exists("b"));
  EXPECT_EQ(one("SELECT count(*) FROM information_schema.columns WHERE table_name = 'a'"), "1");
  EXPECT_FALSE(exists("d"));
}

TEST_F(Apply, a_failed_migration_is_pending_again_with_nothing_to_repair) {
  folder.migration("20250101000000_a", "CREATE TABLE a (id int);\nSELECT 1/0;");
  EXPECT_TRUE(apply_all().failed);
  std::vector<Row> rows = history();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_FALSE(rows[0].finished_at);
  EXPECT_TRUE(rows[0].rolled_back_at);
  EXPECT_THAT(*rows[0].logs, HasSubstr("division by zero"));
  EXPECT_EQ(rows[0].applied_steps_count, 0);
  // Unchanged it fails again; corrected it is applied.
  EXPECT_TRUE(apply_all().failed);
  folder.migration("20250101000000_a", "CREATE TABLE a (id int);");
  EXPECT_EQ(applied_now(), 1u);
  rows = history();
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_TRUE(rows[2].applied());
}

TEST_F(Apply, an_error_without_a_position_has_the_line_of_its_statement) {
  folder.migration("20250101000000_a",
                   "SELECT 1;\n\n\nDO $$\nBEGIN\n  RAISE EXCEPTION 'no; way';\nEND $$;\n");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->line, 4u);
  EXPECT_EQ(result.failed->error.sqlstate, "P0001");
  EXPECT_THAT(result.failed->error.message, HasSubstr("ERROR: no; way\nCONTEXT: PL/pgSQL function"));
}

TEST_F(Apply, the_line_is_right_behind_multibyte_text) {
  folder.migration("20250101000000_a", "SELECT '\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80',\n  1,\n  nosuch;\n");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->line, 3u);
}

TEST_F(Apply, a_constraint_that_fails_at_commit_is_undone_too) {
  folder.migration(
      "20250101000000_a",
      "CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO a "
      "VALUES (1, 2);");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->line, 0u);
  EXPECT_EQ(result.failed->error.sqlstate, "23503");
  EXPECT_THAT(result.failed->error.message, HasSubstr("It came when the transaction was committed."));
  EXPECT_FALSE(exists("a"));
  EXPECT_EQ(history().size(), 1u);
}

TEST_F(Apply, empty_and_comment_only_files_are_applied) {
  folder.migration("1", "");
  folder.migration("2", "-- This is an empty migration.");
  folder.migration("3", " \r\n\t ;; /* ; */ ");
  folder.migration("4", "\xEF\xBB\xBF-- mark\nCREATE TABLE a (id int);");
  EXPECT_EQ(applied_now(), 4u);
  EXPECT_TRUE(exists("a"));
  EXPECT_EQ(history().size(), 4u);
}

TEST_F(Apply, semicolons_in_bodies_and_strings) {
  folder.migration("1", R"(CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $body$
BEGIN
  PERFORM 1; -- a; b
  RETURN 'a;b';
END;
$body$;
CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
DO $$ BEGIN CREATE TABLE "a;b" (id int); END $$;
INSERT INTO "a;b" SELECT length(f()) + g();)");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(one("SELECT id FROM \"a;b\""), "5");
}

TEST_F(Apply, newer_syntax_than_the_parser_knows_reaches_the_server) {
  folder.migration("1", "CREATE TABLE a (id int);\nSELECT 1_000;\n");
  struct Notes : Observer {
    void note(std::string_view, std::string_view text) override { texts.emplace_back(text); }
    std::vector<std::string> texts;
  } notes;
  const ApplyResult result = apply_all({}, &notes);
  ASSERT_EQ(notes.texts.size(), 1u);
  EXPECT_THAT(notes.texts[0], HasSubstr("line 2 is not understood by the parser of PostgreSQL 15"));
  // 16 reads a number; 14 reads 1 under the name _000; only 15 refuses it.
  if (session().server_version() / 10000 != 15) {
    EXPECT_FALSE(result.failed);
  } else {
    ASSERT_TRUE(result.failed);
    EXPECT_EQ(result.failed->line, 2u);
    EXPECT_FALSE(exists("a"));
  }
}

TEST_F(Apply, settings_of_one_migration_never_reach_the_next) {
  execute(
      "CREATE SCHEMA other; CREATE ROLE schemac_leak NOLOGIN; GRANT ALL ON SCHEMA other, public TO "
      "schemac_leak;");
  folder.migration(
      "1", "SET search_path = other; CREATE TABLE first (id int); CREATE TEMP TABLE scratch (id int);");
  folder.migration("2", "SET ROLE schemac_leak; SET statement_timeout = '1h'; CREATE TABLE second (id int);");
  folder.migration(
      "3",
      "CREATE TABLE third AS SELECT current_user::text AS who, current_setting('statement_timeout') AS t;");
  folder.migration(
      "4", "SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE public.fourth (id int);");
  folder.migration("5", "SET SESSION AUTHORIZATION schemac_leak;");
  folder.migration(
      "6", "CREATE TABLE sixth (id int); SET LOCAL search_path = other; SET LOCAL ROLE schemac_leak;");
  EXPECT_EQ(applied_now(), 6u);
  EXPECT_TRUE(exists("other.first"));
  EXPECT_TRUE(exists("public.second"));
  EXPECT_EQ(one("SELECT who || ' ' || t FROM public.third"), "postgres 0");
  EXPECT_TRUE(exists("public.sixth"));
  EXPECT_EQ(history().size(), 6u);
  execute("DROP OWNED BY schemac_leak; DROP ROLE schemac_leak");
}

TEST_F(Apply, two_appliers_at_once_run_each_migration_once) {
  for (int i = 10; i < 30; ++i) {
    folder.migration(std::to_string(i),
                     "CREATE TABLE t" + std::to_string(i) + " (id int); SELECT pg_sleep(0.01);");
  }
  std::vector<size_t> counts(4);
  std::vector<std::thread> appliers;
  for (size_t& count : counts) {
    appliers.emplace_back([this, &count] {
      auto result = apply(url(), folder.read());
      count = result.ok() && !result->failed ? result->applied.size() : 1000;
    });
  }
  for (std::thread& applier : appliers) applier.join();
  std::sort(counts.begin(), counts.end());
  EXPECT_THAT(counts, ElementsAre(0, 0, 0, 20));
  EXPECT_EQ(history().size(), 20u);
}

// One reads while another makes the table: that is no history of somebody else's.
TEST_F(Apply, a_history_that_is_just_made_is_ours) {
  for (int round = 0; round < 40; ++round) {
    execute("DROP TABLE IF EXISTS _prisma_migrations");
    pg::Session reader = session();
    std::thread maker([this] {
      execute(
          "CREATE TABLE _prisma_migrations (id VARCHAR(36), checksum text, "
          "migration_name text, finished_at timestamptz, rolled_back_at "
          "timestamptz, started_at timestamptz, logs text, "
          "applied_steps_count int)");
    });
    std::optional<base::Error> error;
    for (int reading = 0; reading < 20 && !error; ++reading) {
      if (const auto history = read_history(reader); !history.ok()) error = history.error();
    }
    maker.join();
    ASSERT_FALSE(error) << error->message;
  }
}

// A row of `prisma migrate deploy` that runs at this moment looks like a failed one.
TEST_F(Apply, what_another_run_is_doing_is_waited_for) {
  folder.migration("1", "CREATE TABLE a (id int);");
  folder.migration("2", "CREATE TABLE b (id int);");
  EXPECT_EQ(apply_all({.to = "1"}).applied.size(), 1u);
  execute("UPDATE _prisma_migrations SET finished_at = NULL");
  struct Other : Observer {
    explicit Other(pg::Session opened) : holder(std::move(opened)) {}
    void waiting_for_lock(std::string_view, std::chrono::milliseconds) override {
      EXPECT_TRUE(holder.execute("UPDATE _prisma_migrations SET finished_at = now()").ok());
      EXPECT_TRUE(holder.execute("SELECT pg_advisory_unlock_all()").ok());
    }
    pg::Session holder;
  } other(session());
  ASSERT_TRUE(other.holder.execute("SELECT pg_advisory_lock(72707369)").ok());
  EXPECT_EQ(apply_all({}, &other).applied.size(), 1u);
  execute("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2'");
  EXPECT_EQ(refused().code, "P3009");
}

TEST_F(Apply, waits_for_the_lock_and_says_who_has_it) {
  folder.migration("1", "CREATE TABLE a (id int);");
  pg::Session holder = session();
  ASSERT_TRUE(holder.execute("SELECT pg_advisory_lock(72707369)").ok());
  ApplyOptions options;
  options.lock_wait = std::chrono::milliseconds(50);
  EXPECT_EQ(refused(options).code, "P1002");
  EXPECT_FALSE(exists("a"));
  options.take_lock = false;
  EXPECT_EQ(apply_all(options).applied.size(), 1u);
}

TEST_F(Apply, a_database_with_tables_and_no_history_is_p3005) {
  execute("CREATE TABLE users (id int); CREATE TABLE \"Posts\" (id int)");
  folder.migration("1", "CREATE TABLE a (id int);");
  const base::Error error = refused();
  EXPECT_EQ(error.code, "P3005");
  EXPECT_EQ(
      error.message,
      "The database schema is not empty. Read more about how to baseline an existing production database: "
      "https://pris.ly/d/migrate-baseline");
  EXPECT_THAT(error.hint, HasSubstr("It holds \"Posts\", users."));
  EXPECT_FALSE(exists("_prisma_migrations"));
  execute(
      "DROP TABLE users, \"Posts\"; CREATE VIEW v AS SELECT 1; CREATE TYPE e AS ENUM ('x'); CREATE SEQUENCE "
      "s; "
      "CREATE SCHEMA o; CREATE TABLE o.t (id int);");
  EXPECT_EQ(applied_now(), 1u);
}

TEST_F(Apply, tables_of_every_managed_schema_are_p3005) {
  execute(
      "CREATE SCHEMA crm; CREATE TABLE crm.lead (id int); CREATE SCHEMA other; CREATE TABLE other.t (id "
      "int)");
  folder.migration("1", "CREATE TABLE a (id int);");
  ApplyOptions options;
  options.managed_schemas = [] { return std::vector<std::string>{"public", "crm", "it's \"odd\""}; };
  const base::Error error = refused(options);
  EXPECT_EQ(error.code, "P3005");
  EXPECT_THAT(error.hint, HasSubstr("It holds crm.lead. "));
  execute("DROP TABLE crm.lead; CREATE TABLE spatial_ref_sys (id int)");
  EXPECT_EQ(apply_all(options).applied.size(), 1u);
}

TEST_F(Apply, a_history_in_another_schema_is_named) {
  execute("CREATE SCHEMA app; CREATE TABLE app._prisma_migrations (id int); CREATE TABLE users (id int)");
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_THAT(refused().hint, HasSubstr("a history in another schema (app), while the URL says public"));
}

TEST_F(Apply, what_is_there_while_the_history_is_empty_names_baseline) {
  const std::string made = "CREATE TABLE a (id int);";
  folder.migration("1", made);
  EXPECT_EQ(applied_now(), 1u);
  execute("DELETE FROM _prisma_migrations");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.code, "P3018");
  EXPECT_THAT(result.failed->error.hint, HasSubstr("`schemac resolve --applied 1`"));
  EXPECT_THAT(result.failed->error.hint, HasSubstr("`schemac baseline 1`"));
}

TEST_F(Apply, a_history_of_another_role_says_what_to_grant) {
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_EQ(applied_now(), 1u);
  execute("CREATE ROLE schemac_deployer LOGIN; GRANT USAGE, CREATE ON SCHEMA public TO schemac_deployer");
  folder.migration("2", "ALTER TABLE a ADD COLUMN b int;");
  pg::ConnectionUrl deployer = url();
  deployer.user = "schemac_deployer";
  const auto unread = apply(deployer, folder.read());
  ASSERT_FALSE(unread.ok());
  EXPECT_EQ(unread.error().code, "P1010");
  EXPECT_EQ(unread.error().detail, "permission denied for table _prisma_migrations");
  EXPECT_EQ(unread.error().hint,
            "As postgres, who owns it: GRANT SELECT, INSERT, UPDATE ON TABLE public._prisma_migrations TO "
            "schemac_deployer;");
  execute("GRANT SELECT ON _prisma_migrations TO schemac_deployer");
  const auto foreign = apply(deployer, folder.read());
  ASSERT_TRUE(foreign.ok() && foreign->failed);
  EXPECT_THAT(foreign->failed->error.hint,
              HasSubstr("The table public.a belongs to postgres, and only its owner may change it"));
  execute("ALTER TABLE a OWNER TO schemac_deployer");
  const auto unwritten = apply(deployer, folder.read());
  ASSERT_TRUE(unwritten.ok() && unwritten->failed);
  EXPECT_THAT(unwritten->failed->error.hint,
              HasSubstr("GRANT INSERT, UPDATE ON TABLE public._prisma_migrations TO schemac_deployer;"));
  EXPECT_EQ(one("SELECT count(*) FROM information_schema.columns WHERE table_name = 'a'"), "1");
  execute("DROP OWNED BY schemac_deployer; DROP ROLE schemac_deployer");
}

TEST_F(Apply, a_role_without_rights_is_told_which) {
  execute("CREATE ROLE schemac_reader LOGIN; REVOKE CREATE ON SCHEMA public FROM public");
  folder.migration("1", "CREATE TABLE a (id int);");
  pg::ConnectionUrl reader = url();
  reader.user = "schemac_reader";
  const auto result = apply(reader, folder.read());
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().message,
            "The history table \"public\".\"_prisma_migrations\" cannot be made: permission denied for "
            "schema public.");
  EXPECT_EQ(result.error().code, "P1010");
  EXPECT_THAT(result.error().hint, HasSubstr("GRANT CREATE ON SCHEMA public TO schemac_reader;"));
  execute("DROP ROLE schemac_reader");
}

TEST_F(Apply, a_read_only_server) {
  folder.migration("1", "CREATE TABLE a (id int);");
  execute("ALTER DATABASE " + url().database + " SET default_transaction_read_only = on");
  EXPECT_EQ(refused().sqlstate, "25006");
  EXPECT_THAT(refused().hint, HasSubstr("migrations need the primary server"));
}

TEST_F(Apply, failed_rows_of_prisma_are_p3009) {
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_EQ(applied_now(), 1u);
  execute(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, logs) VALUES ('x', 'y', "
      "'gone', "
      "'2026-11-22 13:49:53.225+00', ' boom ')");
  folder.migration("2", "CREATE TABLE b (id int);");
  EXPECT_EQ(refused().code, "P3009");
  EXPECT_EQ(refused().message,
            "migrate found failed migrations in the target database, new migrations will not be applied. "
            "Read more about "
            "how to resolve migration issues in a production database: "
            "https://pris.ly/d/migrate-resolve\nThe `gone` "
            "migration started at 2026-11-22 13:49:53.225 UTC failed with the following logs:\nboom\n");
  execute("UPDATE _prisma_migrations SET logs = NULL WHERE id = 'x'");
  EXPECT_THAT(refused().message,
              ::testing::EndsWith("\nThe `gone` migration started at 2026-11-22 13:49:53.225 UTC failed\n"));
  EXPECT_FALSE(exists("b"));
}

TEST_F(Apply, edited_migrations_are_found_before_anything_runs) {
  folder.migration("1", "CREATE TABLE a (id int);\n");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "CREATE TABLE a (id int);\r\n");
  EXPECT_EQ(applied_now(), 0u);
  folder.migration("1", "CREATE TABLE a (id bigint);\n");
  folder.migration("2", "CREATE TABLE b (id int);");
  EXPECT_EQ(refused().code, "migration-edited");
  EXPECT_THAT(refused().message, HasSubstr("`1`"));
  EXPECT_FALSE(exists("b"));
  ApplyOptions options;
  options.allow_edited = true;
  EXPECT_EQ(apply_all(options).applied.size(), 1u);
}

TEST_F(Apply, missing_and_out_of_order_are_tolerated_and_named) {
  folder.migration("2", "CREATE TABLE b (id int);");
  folder.migration("3", "CREATE TABLE c (id int);");
  EXPECT_EQ(applied_now(), 2u);
  std::filesystem::remove_all(folder.path() / "3");
  folder.migration("1", "CREATE TABLE a (id int);");
  folder.migration("4", "CREATE TABLE d (id int);");
  const ApplyResult result = apply_all();
  EXPECT_EQ(result.applied.size(), 2u);
  EXPECT_THAT(result.missing, ElementsAre("3"));
  EXPECT_THAT(result.out_of_order, ElementsAre("1"));
}

TEST_F(Apply, up_to_a_name) {
  for (const char* name : {"1", "2", "3"})
    folder.migration(name, std::string("CREATE TABLE t") + name + " (id int);");
  ApplyOptions options;
  options.to = "2";
  EXPECT_EQ(apply_all(options).applied.size(), 2u);
  EXPECT_FALSE(exists("t3"));
  options.to = "4";
  EXPECT_EQ(refused(options).code, "P3017");
}

TEST_F(Apply, what_cannot_run_is_refused_before_anything_runs) {
  const auto refusal = [&](std::string_view script) {
    folder.migration("2", script);
    return refused();
  };
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_EQ(refusal("SELECT 1;\n\\i other.sql\n").code, "meta-command");
  EXPECT_THAT(refused().message, HasSubstr("`2` cannot be run: line 2 "));
  EXPECT_EQ(refusal("COPY a FROM STDIN;\n1\n").code, "copy-stdin");
  EXPECT_EQ(refusal("COPY a TO STDOUT").code, "copy-stdin");
  EXPECT_EQ(refusal("SELECT 1;\n\xFF").code, "migration-unreadable");
  EXPECT_EQ(refusal(std::string_view("SELECT 1;\0", 10)).code, "migration-unreadable");
  EXPECT_EQ(refusal("BEGIN; PREPARE TRANSACTION 'x';").code, "two-phase");
  EXPECT_EQ(refusal("-- schemac: lock_timeot=5s\nSELECT 1").code, "bad-directive");
  EXPECT_FALSE(exists("a"));
}

TEST_F(Apply, another_schema_of_the_url) {
  folder.migration("1", "CREATE TABLE a (id int);");
  pg::ConnectionUrl there = url();
  there.schema = "My \"app\"";
  there.schema_given = true;
  const auto result = apply(there, folder.read());
  ASSERT_TRUE(result.ok()) << result.error().message;
  ASSERT_FALSE(result->failed) << result->failed->error.message;
  EXPECT_TRUE(exists("\"My \"\"app\"\"\".a"));
  EXPECT_TRUE(exists("\"My \"\"app\"\"\"._prisma_migrations"));
  EXPECT_FALSE(exists("public._prisma_migrations"));
}

TEST_F(Apply, nothing_pending_needs_no_lock) {
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_EQ(applied_now(), 1u);
  pg::Session holder = session();
  ASSERT_TRUE(holder.execute("SELECT pg_advisory_lock(72707369)").ok());
  EXPECT_EQ(applied_now(), 0u);
}

// An observer that hears of several runs at once tells them apart.
TEST_F(Apply, each_event_names_its_database) {
  struct Targets : Observer {
    void receive(const Event& event) override { heard.emplace(event.target); }
    std::set<std::string> heard;
  } observer;
  folder.migration("1", "CREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY i ON a (id);");
  EXPECT_FALSE(apply_all({}, &observer).failed);
  EXPECT_EQ(observer.heard, std::set{url().database});
}

struct Log : Observer {
  void migration_started(std::string_view name, size_t index, size_t total) override {
    add("start ", name, " ", std::to_string(index + 1), "/", std::to_string(total));
  }
  void statement_started(std::string_view, uint32_t line, std::string_view sql) override {
    add("run ", std::to_string(line), " ", sql);
  }
  void statement_finished(std::string_view, const AppliedStatement& done) override {
    add("ran ", std::to_string(done.line));
  }
  void server_notice(std::string_view, std::string_view text) override { add("notice ", text); }
  void migration_finished(const AppliedMigration& done) override { add("done ", done.name); }
  void migration_failed(const FailedMigration& failed) override { add("failed ", failed.name); }
  template <class... Parts>
  void add(const Parts&... parts) {
    lines.emplace_back();
    (lines.back().append(parts), ...);
  }
  std::vector<std::string> lines;
};

TEST_F(Apply, tells_what_happens) {
  Log log;
  folder.migration("1", "DROP TABLE IF EXISTS x;\nSELECT 1;");
  folder.migration("2", "BROKEN;");
  apply_all({}, &log);
  EXPECT_THAT(log.lines, ElementsAre("start 1 1/2", "run 1 DROP TABLE IF EXISTS x",
                                     HasSubstr("\"x\" does not exist, skipping"), "ran 1", "run 2 SELECT 1",
                                     "ran 2", "done 1", "start 2 2/2", "run 1 BROKEN", "failed 2"));
}

}  // namespace
}  // namespace schemac::migrate
