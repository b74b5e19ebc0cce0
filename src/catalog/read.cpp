#include "schemac/catalog/read.hpp"

#include <fmt/format.h>

#include "batch.hpp"
#include "reader.hpp"

namespace schemac::catalog {

base::Status check_version(int server_version) {
  if (server_version >= oldest_version) return base::ok();
  return base::Error{.code = "server-unsupported",
                     .message = fmt::format("The server is PostgreSQL {}; schemac reads {} and later.",
                                            server_version / 10000, oldest_version / 10000),
                     .hint = "Upgrade the server, or name the database of a newer one."};
}

base::Result<sql::Schema> read(pg::Session& session, const Options& options) {
  SCHEMAC_TRY(const Batch batch, fetch(session, options));
  return Reader(batch, options).read();
}

base::Result<Described> describe(pg::Session& session, const Options& options) {
  SCHEMAC_TRY(const Batch batch, fetch(session, options, true));
  Reader reader(batch, options, true);
  Described described;
  SCHEMAC_TRY(described.schema, reader.read());
  described.details = reader.take_details();
  return described;
}

}  // namespace schemac::catalog
