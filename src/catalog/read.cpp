#include "schemac/catalog/read.hpp"

#include <fmt/format.h>

#include <optional>

#include "catalog_rows.hpp"
#include "schema_reader.hpp"

namespace schemac::catalog {

base::Status check_version(int server_version) {
  if (server_version >= oldest_version) return base::ok();
  return base::Error{.code = "server-unsupported",
                     .message = fmt::format("The server is PostgreSQL {}; schemac reads {} and later.",
                                            server_version / 10000, oldest_version / 10000),
                     .hint = "Upgrade the server, or name the database of a newer one."};
}

namespace {
// Reads each stage while the server runs the queries of the next one.
class Reading {
 public:
  Reading(pg::Session& session, const Options& options, bool details)
      : session_(session), options_(options), details_(details) {}

  base::Result<sql::Schema> run() {
    SCHEMAC_CHECK(fetch(session_, options_, details_, batch_, [this](Stage stage) { read(stage); }));
    return reader_->finish();
  }
  sql::Details take_details() { return reader_->take_details(); }

 private:
  void read(Stage stage) {
    if (stage == Stage::columns) {
      reader_.emplace(batch_, options_, details_);  // a new reader if the reading is repeated
      reader_->read_tables();
      batch_.columns = batch_.defaults = pg::Rows();  // frees the largest results
    } else {
      reader_->read_keys();
      batch_.indexes = pg::Rows();
    }
  }

  pg::Session& session_;
  const Options& options_;
  bool details_;
  Batch batch_;
  std::optional<Reader> reader_;
};
}  // namespace

base::Result<sql::Schema> read(pg::Session& session, const Options& options) {
  return Reading(session, options, false).run();
}

base::Result<Described> describe(pg::Session& session, const Options& options) {
  Reading reading(session, options, true);
  Described described;
  SCHEMAC_TRY(described.schema, reading.run());
  described.details = reading.take_details();
  return described;
}

}  // namespace schemac::catalog
