#include "rows.hpp"

#include <charconv>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace schemac::pg {
namespace {

const PGresult* cell(const Rows::Data* data, size_t row, size_t column) {
  if (data == nullptr || row >= data->rows || column >= data->columns)
    throw std::out_of_range("a result has no such cell");
  return data->result.get();
}

}  // namespace

Rows::Rows() = default;
Rows::Rows(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

size_t Rows::size() const { return data_ ? data_->rows : 0; }
size_t Rows::columns() const { return data_ ? data_->columns : 0; }
size_t Rows::affected() const {
  if (!data_) return 0;
  // libpq keeps the text in the result, and asks for one that may be changed.
  return static_cast<size_t>(std::strtoull(PQcmdTuples(data_->result.get()), nullptr, 10));
}

bool Rows::is_null(size_t row, size_t column) const {
  return PQgetisnull(cell(data_.get(), row, column), static_cast<int>(row), static_cast<int>(column)) != 0;
}

std::string_view Rows::text(size_t row, size_t column) const {
  const PGresult* result = cell(data_.get(), row, column);
  const int at[] = {static_cast<int>(row), static_cast<int>(column)};
  return {PQgetvalue(result, at[0], at[1]), static_cast<size_t>(PQgetlength(result, at[0], at[1]))};
}

bool Rows::boolean(size_t row, size_t column) const { return text(row, column) == "t"; }

long long Rows::integer(size_t row, size_t column) const {
  const std::string_view digits = text(row, column);
  long long value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace schemac::pg
