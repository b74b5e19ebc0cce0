// One temporary PostgreSQL per test process, one fresh database per test.
#pragma once

#include <string>

#include "schemac/base/result.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::testing {

// Whether a PostgreSQL can be started here. `reason` says why not.
bool has_server(std::string* reason = nullptr);

// An empty database, dropped by the destructor. The first one starts the server; it stops with the process.
class TestDatabase {
 public:
  // Throws std::runtime_error with the message where no server starts: see SCHEMAC_NEEDS_SERVER.
  static TestDatabase create();
  TestDatabase(TestDatabase&& other) noexcept;
  TestDatabase& operator=(TestDatabase&& other) noexcept;
  ~TestDatabase();
  const std::string& name() const { return name_; }
  pg::ConnectionUrl url() const;
  std::string url_text() const;

 private:
  explicit TestDatabase(std::string name) : name_(std::move(name)) {}
  std::string name_;
};

}  // namespace schemac::testing

#define SCHEMAC_NEEDS_SERVER()                                                            \
  do {                                                                                    \
    std::string schemac_reason_;                                                          \
    if (!schemac::testing::has_server(&schemac_reason_)) GTEST_SKIP() << schemac_reason_; \
  } while (false)
