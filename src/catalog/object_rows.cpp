#include "object_rows.hpp"

#include <algorithm>
#include <utility>

namespace schemac::catalog {
namespace {

constexpr sql::ObjectFact facts[] = {sql::ObjectFact::only_for_rebuilt_enums, sql::ObjectFact::exceeds_model,
                                     sql::ObjectFact::in_index_definition,
                                     sql::ObjectFact::in_column_definition};

bool is_same(const sql::Object& a, const sql::Object& b) {
  return a.kind == b.kind && a.parent == b.parent && a.name == b.name && a.description == b.description &&
         a.drop == b.drop;
}

}  // namespace

sql::Object object_of(const pg::Rows& rows, size_t row, const ObjectColumns& columns) {
  const auto text = [&](int column) {
    return column < 0 ? std::string() : std::string(rows.text(row, static_cast<size_t>(column)));
  };
  sql::Object object;
  object.kind = sql::object_kind_by_word(text(columns.kind));
  object.parent = {text(columns.schema), text(columns.parent)};
  object.name = text(columns.name);
  object.description = text(columns.description);
  object.drop = text(columns.drop);
  object.create = text(columns.create);
  object.reason = text(columns.reason);
  const std::string word = text(columns.fact);
  for (const sql::ObjectFact fact : facts) {
    if (sql::object_fact_word(fact) == word) object.facts.push_back(fact);
  }
  return object;
}

std::vector<std::string> parts(std::string_view joined, char separator) {
  std::vector<std::string> out;
  while (!joined.empty()) {
    const size_t end = joined.find(separator);
    out.emplace_back(joined.substr(0, end));
    joined = end == std::string_view::npos ? std::string_view{} : joined.substr(end + 1);
  }
  return out;
}

size_t add_object(sql::Objects& objects, sql::Object row) {
  // The rows of one object follow each other.
  if (objects.empty() || !is_same(objects.back(), row)) {
    objects.push_back(std::move(row));
    return objects.size() - 1;
  }
  std::vector<sql::Dependency>& known = objects.back().depends_on;
  for (sql::Dependency& on : row.depends_on) {
    if (std::find(known.begin(), known.end(), on) == known.end()) known.push_back(std::move(on));
  }
  return objects.size() - 1;
}

base::Result<pg::Rows> query_with_full_names(pg::Session& session, const std::string& query) {
  SCHEMAC_CHECK(session.begin());
  const base::Status set = session.execute("SET TRANSACTION READ ONLY; SET LOCAL search_path = ''");
  auto rows = set ? session.query(query) : base::Result<pg::Rows>(set.error());
  session.rollback();
  return rows;
}

}  // namespace schemac::catalog
