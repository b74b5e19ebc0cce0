#include "schemac/catalog/read.hpp"

#include "batch.hpp"
#include "reader.hpp"

namespace schemac::catalog {

base::Result<sql::Schema> read(pg::Session& session, const Options& options) {
  SCHEMAC_TRY(const Batch batch, fetch(session, options));
  return Reader(batch, options).read();
}

}  // namespace schemac::catalog
