#include "doctor/server.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <set>

#include "schemac/app/reference.hpp"
#include "schemac/base/text.hpp"
#include "schemac/base/unexpected_answer.hpp"
#include "schemac/ddl/extensions.hpp"
#include "schemac/lower/lower.hpp"
#include "schemac/migrate/status.hpp"

namespace schemac::app {
namespace {

constexpr int oldest_version = 140000;
constexpr long long largest_skew_seconds = 60;

// Patterns for the error of the last attempt in the history.
struct Trace {
  std::string_view sqlstate;
  const char* words;  // part of the server's message
  const char* meaning;
  const char* remedy;
};
constexpr std::array<Trace, 5> traces = {{
    {"42P01", "does not exist", "a table that it names does not exist here",
     "Is it in another schema (`schema=` in the URL, search_path), made by a migration with a later "
     "timestamp, or on "
     "another branch?"},
    {"53100", "No space left on device", "the server's disk was full",
     "Give the server room (old WAL of a forgotten replication slot is the usual cause), then apply again."},
    {"42501", "permission denied", "the role lacks a right",
     "Grant it, or run migrations as the owner of the tables."},
    {"55P03", "lock timeout", "a table was locked for longer than --lock-timeout",
     "Look for idle transactions in pg_stat_activity, or give more time."},
    {"58P01", "extension", "an extension is not installed on the server",
     "Install its package on the server; managed servers list what they offer."},
}};

class Examiner {
 public:
  Examiner(pg::Session& session, const ServerQuestions& questions, std::vector<Symptom>& symptoms)
      : session_(session), questions_(questions), symptoms_(symptoms) {}

  void run() {
    version();
    pooler();
    replica();
    encryption();
    clock();
    schemas();
    rights();
    extensions();
    history();
    tables();
  }

 private:
  void say(const char* topic, Health health, std::string message, std::string remedy = "") {
    symptoms_.push_back({topic, health, std::move(message), std::move(remedy)});
  }

  // Empty if the query fails: a refusal for a missing right is not a symptom here.
  std::vector<std::vector<std::string>> ask(const std::string& sql,
                                            const std::vector<pg::Parameter>& parameters = {}) {
    const auto rows = parameters.empty() ? session_.query(sql) : session_.query(sql, parameters);
    std::vector<std::vector<std::string>> result;
    if (!rows.ok()) return result;
    for (size_t row = 0; row < rows->size(); ++row) {
      std::vector<std::string> cells;
      for (size_t column = 0; column < rows->columns(); ++column) cells.emplace_back(rows->text(row, column));
      if (cells.empty()) throw base::UnexpectedAnswer("it has rows without a column");
      result.push_back(std::move(cells));
    }
    return result;
  }
  std::string ask_one(const std::string& sql, const std::vector<pg::Parameter>& parameters = {}) {
    const auto rows = ask(sql, parameters);
    return rows.empty() || rows[0].empty() ? "" : rows[0][0];
  }
  std::string names(const std::vector<std::vector<std::string>>& rows) {
    constexpr size_t most = 8;
    std::vector<std::string> list;
    for (size_t i = 0; i < rows.size() && i < most; ++i) list.push_back(rows[i][0]);
    return base::join(list, ", ") + (rows.size() > most ? ", ..." : "");
  }
  const std::string& schema() const { return questions_.database.url.schema; }

  void version() {
    const int version = session_.server_version();
    const std::string shown = ask_one("SHOW server_version");
    if (version < oldest_version) {
      say("version", Health::problem, fmt::format("The server is PostgreSQL {}.", shown),
          "schemac supports 14 and later: upgrade the server.");
    } else {
      say("version", Health::good, fmt::format("The server is PostgreSQL {}.", shown));
    }
  }

  void pooler() {
    const std::string real = ask_one("SELECT pg_catalog.pg_backend_pid()");
    if (real.empty() || real == std::to_string(session_.backend_pid())) return;
    say("pooler", Health::problem,
        fmt::format("A pooler stands between here and the server ({}).", questions_.database.url.shown()),
        "Migrations need the database's own address: set directUrl in the datasource or another URL for this "
        "environment. With a pooler that keeps sessions apart (pool_mode = session) they work as well.");
  }

  void replica() {
    if (ask_one("SELECT pg_catalog.pg_is_in_recovery()") == "t") {
      say("replica", Health::problem, "The server is a read replica: it takes no changes.",
          "Use the primary's address (the writer endpoint of a cluster).");
    } else if (ask_one("SHOW default_transaction_read_only") == "on") {
      say("replica", Health::problem,
          "This role or database is read-only (default_transaction_read_only = on).",
          "ALTER ROLE or ALTER DATABASE ... SET default_transaction_read_only = off, or use the role for "
          "migrations.");
    }
  }

  void encryption() {
    const std::string used =
        ask_one("SELECT ssl FROM pg_catalog.pg_stat_ssl WHERE pid = pg_catalog.pg_backend_pid()");
    const bool socket = !questions_.database.url.host.empty() && questions_.database.url.host.front() == '/';
    if (used != "f" || socket) return;
    say("tls", Health::note, "The connection is not encrypted.",
        "On anything but a private network add sslmode=require to the URL.");
  }

  void clock() {
    const auto answer =
        session_.query("SELECT pg_catalog.floor(EXTRACT(epoch FROM pg_catalog.now()))::bigint");
    if (!answer.ok()) return;
    const long long server = answer->integer(0, 0);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const long long skew = std::chrono::duration_cast<std::chrono::seconds>(now).count() - server;
    if (std::llabs(skew) <= largest_skew_seconds) return;
    say("clock", Health::problem,
        fmt::format("This machine's clock is {} s {} the server's.", std::llabs(skew),
                    skew > 0 ? "ahead of" : "behind"),
        "Set the clock (NTP): new migrations get their timestamps, and so their order, from it.");
  }

  void schemas() {
    const auto found = ask("SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = $1", {schema()});
    const auto elsewhere =
        ask("SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
            "c.relnamespace "
            "WHERE c.relname = '_prisma_migrations' AND n.nspname <> $1",
            {schema()});
    const bool here =
        !ask("SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
             "WHERE c.relname = '_prisma_migrations' AND n.nspname = $1",
             {schema()})
             .empty();
    if (!here && !elsewhere.empty()) {
      say("schema in the URL", Health::problem,
          fmt::format(
              "The URL names the schema \"{}\", which has no history of migrations; there is one in: {}.",
              schema(), names(elsewhere)),
          fmt::format("Write ?schema={} into the URL if that one is meant.", elsewhere[0][0]));
    } else if (found.empty()) {
      say("schema in the URL", Health::note,
          fmt::format("The schema \"{}\" does not exist yet; `apply` makes it.", schema()),
          "Correct `schema=` in the URL if another one is meant.");
    } else {
      say("schema in the URL", Health::good, fmt::format("The schema \"{}\" exists.", schema()));
    }
  }

  void rights() {
    const std::string role = ask_one("SELECT current_user");
    const std::string may = ask_one(
        "SELECT pg_catalog.has_schema_privilege(oid, 'CREATE') FROM pg_catalog.pg_namespace WHERE nspname = "
        "$1",
        {schema()});
    if (may == "f") {
      say("rights", Health::problem,
          fmt::format("The role \"{}\" may not create anything in the schema \"{}\".", role, schema()),
          fmt::format("As its owner: GRANT USAGE, CREATE ON SCHEMA \"{}\" TO \"{}\"; since PostgreSQL 15 not "
                      "every role "
                      "has this right on public.",
                      schema(), role));
    }
    if (may.empty() &&
        ask_one("SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')") == "f") {
      say("rights", Health::problem,
          fmt::format("The role \"{}\" may not create the schema \"{}\".", role, schema()),
          fmt::format("GRANT CREATE ON DATABASE ... TO \"{}\", or create the schema as an administrator.",
                      role));
    }
    const auto foreign =
        ask("SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
            "c.relnamespace "
            "WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT pg_catalog.pg_has_role(c.relowner, "
            "'USAGE') "
            "ORDER BY 1",
            {schema()});
    if (foreign.empty()) return;
    say("rights", Health::problem,
        fmt::format("The role \"{}\" does not own these tables, so it may not alter them: {}.", role,
                    names(foreign)),
        "Run migrations as their owner, or make the role a member of the owner's: GRANT owner TO role.");
  }

  // The extensions of CREATE EXTENSION in the migrations and of the datasource's list.
  std::set<std::string> wanted_extensions() const {
    std::set<std::string> names;
    if (questions_.folder != nullptr) {
      for (const migrate::Migration& migration : questions_.folder->migrations) {
        for (std::string& name : ddl::created_extensions(migration.script)) names.insert(std::move(name));
      }
    }
    if (questions_.schema != nullptr) {
      for (const sql::Extension& extension :
           lower::lower(questions_.schema->datamodel, {schema()}).extensions)
        names.insert(extension.name);
    }
    return names;
  }

  void extensions() {
    for (const std::string& name : wanted_extensions()) {
      if (!ask("SELECT 1 FROM pg_catalog.pg_available_extensions WHERE name = $1", {name}).empty()) continue;
      say("extension", Health::problem,
          fmt::format("The extension \"{}\" is not installed on the server.", name),
          "Install its package on the server's machine (for example postgresql-contrib, "
          "postgresql-15-postgis-3); a "
          "managed server documents which ones it offers.");
    }
  }

  void history() {
    if (questions_.folder == nullptr) return;
    const auto status = migrate::read_status(session_, *questions_.folder);
    if (!status.ok()) {
      const base::Error& error = status.error();
      return say("history", Health::problem,
                 error.detail.empty() ? error.message : error.message + ": " + error.detail, error.hint);
    }
    for (const auto* entries : {&status->failed, &status->pending}) {
      for (const migrate::StatusEntry& entry : *entries) trace(entry);
    }
    if (!status->missing.empty()) {
      say("history", Health::problem,
          fmt::format("The database has run `{}`, which the migrations folder does not have.",
                      status->missing[0].name),
          "Another branch, another project's database, or the wrong --migrations?");
    }
    if (!status->edited.empty()) {
      say("history", Health::problem,
          fmt::format("`{}` was edited after it had been applied.", status->edited[0].name),
          find_error_code("migration-edited")->remedy.data());
    }
  }

  void trace(const migrate::StatusEntry& entry) {
    for (const Trace& known : traces) {
      if (entry.logs.find(known.sqlstate) == std::string::npos &&
          entry.logs.find(known.words) == std::string::npos)
        continue;
      say("last failure", Health::problem, fmt::format("`{}` failed because {}.", entry.name, known.meaning),
          known.remedy);
      return;
    }
  }

  // Looks for tables of the schema in other schemas of the database.
  void tables() {
    if (questions_.schema == nullptr) return;
    for (const sql::Table& table : lower::lower(questions_.schema->datamodel, {schema()}).tables) {
      const auto places =
          ask("SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
              "c.relnamespace "
              "WHERE c.relname = $1 AND c.relkind IN ('r', 'p') ORDER BY n.nspname <> $2",
              {table.name.name, table.name.schema});
      if (places.empty() || places[0][0] == table.name.schema) continue;
      say("tables", Health::problem,
          fmt::format("The table \"{}\" is not in the schema \"{}\", but in: {}.", table.name.name,
                      table.name.schema, names(places)),
          "Correct `schema=` in the URL, or @@schema of the model.");
      return;  // the others have the same cause
    }
  }

  pg::Session& session_;
  const ServerQuestions& questions_;
  std::vector<Symptom>& symptoms_;
};

}  // namespace

void examine_server(pg::Session& session, const ServerQuestions& questions, std::vector<Symptom>& symptoms) {
  Examiner(session, questions, symptoms).run();
}

Symptom explain_connection(const base::Error& error, const Database& database) {
  const ErrorCode* row = find_error_code(error.code);
  std::string remedy = row != nullptr ? std::string(row->remedy) : error.hint;
  const std::string& host = database.url.host;
  if (error.code == "P1001" && (host == "localhost" || host == "127.0.0.1")) {
    remedy +=
        " Inside a container localhost is the container itself: use the database service's name. `schemac "
        "local start` "
        "starts a private server.";
  }
  return {"connection", Health::problem, error.message,
          fmt::format("{} The URL comes from {}.", remedy, database.origin)};
}

}  // namespace schemac::app
