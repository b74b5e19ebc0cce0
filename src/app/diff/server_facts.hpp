// Facts of a live database about the functions and columns that a migration names.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "schemac/ddl/data_loss.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::app {

// Queries each name once. An object that cannot be queried counts as unreadable. `session` must outlive it.
class ServerFacts : public ddl::DatabaseFacts {
 public:
  explicit ServerFacts(pg::Session& session) : session_(session) {}
  Routine routine(const std::string& schema, const std::string& name) override;
  std::optional<std::string> column_type(const std::string& schema, const std::string& table,
                                         const std::string& column) override;

 private:
  Routine look_up(const std::string& schema, const std::string& name);

  pg::Session& session_;
  std::map<std::pair<std::string, std::string>, Routine> routines_;
};

}  // namespace schemac::app
