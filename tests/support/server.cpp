#include "support/server.hpp"

#include <atomic>
#include <stdexcept>
#include <utility>

#include "schemac/cluster/cluster.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::testing {
namespace {

base::Result<cluster::Temporary>& server() {
  static base::Result<cluster::Temporary> instance = cluster::Temporary::start();
  return instance;
}

std::string words(const base::Error& error) {
  return error.message + "\n" + error.hint + "\n" + error.detail;
}

cluster::Temporary& running() {
  if (!server().ok()) throw std::runtime_error(words(server().error()));
  return *server();
}

}  // namespace

bool has_server(std::string* reason) {
  if (server().ok()) return true;
  if (reason != nullptr) *reason = words(server().error());
  return false;
}

TestDatabase TestDatabase::create() {
  static std::atomic<int> counter{0};
  std::string name = "test_" + std::to_string(++counter);
  const base::Status status = running().create_database(name);
  if (!status.ok()) throw std::runtime_error(words(status.error()));
  return TestDatabase(std::move(name));
}

TestDatabase::TestDatabase(TestDatabase&& other) noexcept : name_(std::exchange(other.name_, {})) {}

TestDatabase& TestDatabase::operator=(TestDatabase&& other) noexcept {
  std::swap(name_, other.name_);
  return *this;
}

TestDatabase::~TestDatabase() {
  if (name_.empty()) return;
  auto session = pg::Session::open(running().url());
  if (session.ok())
    static_cast<void>(session->execute("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)").ok());
}

pg::ConnectionUrl TestDatabase::url() const { return running().url(name_); }
std::string TestDatabase::url_text() const { return running().url_text(name_); }

}  // namespace schemac::testing
