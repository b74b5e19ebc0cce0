// The catalog queries and nothing else: what the server and the network cost, for `schemac diff` to be
// measured beside.
//   bench_bare 'host=/run/postgresql dbname=x'
#include <libpq-fe.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "catalog_queries.hpp"

namespace {

namespace queries = schemac::catalog::queries;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// As src/catalog/catalog_rows.cpp fills them, for the schema `public`.
std::vector<std::string> statements(int version) {
  std::vector<std::string> out{"BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"};
  for (const std::string_view query :
       {queries::settings, queries::namespaces, queries::extensions, queries::extension_members,
        queries::types, queries::enums, queries::relations, queries::columns, queries::defaults,
        queries::sequences, queries::sequence_links, queries::indexes, queries::operator_classes,
        queries::constraints, queries::referenced_tables, queries::objects}) {
    std::string text = replaced(std::string(query), "{schemas}", "'public'");
    text = replaced(text, "{indnullsnotdistinct}", version >= 150000 ? "i.indnullsnotdistinct" : "false");
    text = replaced(text, "{confdelsetcols}", version >= 150000 ? "con.confdelsetcols" : "NULL");
    text = replaced(text, "{conenforced}", version >= 180000 ? "con.conenforced" : "true");
    text = replaced(text, "{conperiod}", version >= 180000 ? "con.conperiod" : "false");
    out.push_back(text);
  }
  out.emplace_back("COMMIT");
  return out;
}

bool run(PGconn* connection) {
  const std::vector<std::string> texts = statements(PQserverVersion(connection));
  if (PQenterPipelineMode(connection) == 0) return false;
  for (const std::string& text : texts) {
    if (PQsendQueryParams(connection, text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 0)
      return false;
  }
  if (PQpipelineSync(connection) == 0) return false;
  size_t answered = 0;
  for (int ends = 0; ends < 2;) {
    PGresult* result = PQgetResult(connection);
    if (result == nullptr) {
      ++ends;
      continue;
    }
    ends = 0;
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) ++answered;
    if (status == PGRES_FATAL_ERROR) std::fputs(PQresultErrorMessage(result), stderr);
    const bool end = status == PGRES_PIPELINE_SYNC;
    PQclear(result);
    if (end) break;
  }
  return answered == texts.size();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 64;
  PGconn* connection = PQconnectdb(argv[1]);
  const bool done = PQstatus(connection) == CONNECTION_OK && run(connection);
  if (!done) std::fputs(PQerrorMessage(connection), stderr);
  PQfinish(connection);
  return done ? 0 : 1;
}
