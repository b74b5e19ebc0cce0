#include "locks/pooler.hpp"

namespace schemac::migrate {

base::Status refuse_transaction_pooler(const pg::Session& session) {
  if (!session.transaction_pooled()) return base::ok();
  return pg::transaction_pooler_error(session.url());
}

}  // namespace schemac::migrate
