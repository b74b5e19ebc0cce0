// Reads rows of the queries about objects beside tables (sql::Object).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/object.hpp"

namespace schemac::catalog {

// Where a query gives which property; -1: it does not.
struct ObjectColumns {
  int kind = -1;
  int schema = -1;  // of the parent
  int parent = -1;
  int name = -1;
  int description = -1;
  int drop = -1;
  int create = -1;
  int reason = -1;
  int fact = -1;  // "" = none
};

sql::Object object_of(const pg::Rows& rows, size_t row, const ObjectColumns& columns);

// The texts between the separators; none for "".
std::vector<std::string> parts(std::string_view joined, char separator);

// Adds a row's object, or if the object is there already, what this row says it depends on. Gives its index.
size_t add_object(sql::Objects& objects, sql::Object row);

// The query with an empty search_path, so that the server's definitions name every schema. In a read-only
// transaction of its own.
base::Result<pg::Rows> query_with_full_names(pg::Session& session, const std::string& query);

}  // namespace schemac::catalog
