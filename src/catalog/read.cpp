#include "schemac/catalog/read.hpp"

#include "batch.hpp"
#include "reader.hpp"

namespace schemac::catalog {

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
