// The cells of one result in libpq's memory: nothing is copied.
#pragma once

#include <libpq-fe.h>

#include <memory>

#include "schemac/pg/session.hpp"

namespace schemac::pg {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

struct Rows::Data {
  explicit Data(Result of)
      : result(std::move(of)),
        rows(static_cast<size_t>(PQntuples(result.get()))),
        columns(static_cast<size_t>(PQnfields(result.get()))) {}
  Result result;
  size_t rows;
  size_t columns;
};

}  // namespace schemac::pg
