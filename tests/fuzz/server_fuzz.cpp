// A server that answers every question with the input's answers, through libpq: each reader of ours gets what
// it asked for, refuses it as an error or as an answer that nobody asked for, and waits for nothing.
#include <array>

#include "answers.hpp"
#include "diff/server_facts.hpp"
#include "doctor/server.hpp"
#include "fuzz.hpp"
#include "pooling.hpp"
#include "schemac/base/unexpected_answer.hpp"
#include "schemac/catalog/belongings.hpp"
#include "schemac/catalog/dependents.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/migrate/reset.hpp"
#include "schemac/pg/rights.hpp"
#include "support/lying_server.hpp"

namespace {

using namespace schemac;

const sql::QualifiedName table{"public", "t"};

void describe(pg::Session& session) { fuzz::run(catalog::describe(session, {})); }
void surroundings(pg::Session& session) {
  fuzz::run(catalog::surroundings(session, {{{table, "c"}}, {{"public", "e"}}, {{"public", "n"}}}));
}
void belongings(pg::Session& session) {
  fuzz::run(catalog::belongings(
      session, {{table}, {{table, "c"}}, {{table, "d"}}, {{table, "s"}}, {{table, "i"}}, {}}));
}
void dependents(pg::Session& session) {
  fuzz::run(catalog::dependents(session, {{table, "c"}, {table, ""}}, {"public"}));
}
void spelling(pg::Session& session) {
  sql::Schema live;
  auto read = catalog::read(session, {});
  if (read.ok()) live = std::move(*read);
  sql::Schema wanted = live;
  for (sql::Table& one : wanted.tables) {
    for (sql::Column& column : one.columns) column.default_value = sql::SqlExpression{"1 + 1"};
  }
  fuzz::run(catalog::normalize_expressions(session, live, wanted));
}
void history(pg::Session& session) { fuzz::run(migrate::read_history(session)); }
void tables(pg::Session& session) { fuzz::run(migrate::ordinary_tables(session, {"s"}, {"s.x"})); }
void rights(pg::Session& session) {
  for (const char* message : {"permission denied for table t", "must be owner of table t"}) {
    base::Error error{.code = "sql-error", .message = message};
    error.sqlstate = "42501";
    fuzz::run(pg::missing_right(session, error, "SELECT 1"));
  }
}
void pooling(pg::Session& session) { fuzz::run(pg::pooling_of(session)); }
void facts(pg::Session& session) {
  app::ServerFacts facts(session);
  facts.routine("s", "f");
  facts.routine("", "f");
  facts.column_type("", "t", "c");
}
void doctor(pg::Session& session) {
  const app::Database database{session.url(), "--url"};
  std::vector<app::Symptom> symptoms;
  app::examine_server(session, {database}, symptoms);
}

constexpr std::array readers = {describe, surroundings, belongings, dependents, spelling, history,
                                tables,   rights,       pooling,    facts,      doctor};

// An answer that begins with a `!` is the protocol's bytes themselves, and the end of the connection: whoever
// waits for the rest of a message is not what is looked for here.
testing::Lie::Turn turn_of(const fuzz::Answer& answer) {
  if (answer.empty() || answer.front().empty() || answer.front().front() != "!")
    return {testing::result_message(answer)};
  std::string bytes;
  for (size_t i = 1; i < answer.front().size(); ++i) bytes += answer.front()[i].value_or("");
  return {std::move(bytes), true};
}

}  // namespace

// The first byte says which reader asks.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  testing::Lie lie{.name = "fuzz"};
  for (const fuzz::Answer& answer : fuzz::answers_of(fuzz::text_of(data + 1, size - 1)))
    lie.in_turn.push_back(turn_of(answer));
  if (lie.in_turn.empty()) return 0;
  testing::LyingServer server(std::move(lie));
  const pg::ConnectionUrl url{.host = "127.0.0.1",
                              .port = std::to_string(server.port()),
                              .user = "u",
                              .database = "d",
                              .options = {{"sslmode", "disable"}, {"gssencmode", "disable"}}};
  try {
    auto session = pg::Session::open(url);
    if (session.ok()) readers[data[0] % readers.size()](*session);
  } catch (const base::UnexpectedAnswer& unexpected) {
    fuzz::require(*unexpected.what() != '\0');
  }
  return 0;
}
