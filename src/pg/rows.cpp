#include "rows.hpp"

#include <charconv>
#include <utility>

namespace schemac::pg {

Rows::Rows() : data_(std::make_shared<Data>()) {}
Rows::Rows(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

size_t Rows::size() const { return data_->rows; }
size_t Rows::columns() const { return data_->columns; }
size_t Rows::affected() const { return data_->affected; }

bool Rows::is_null(size_t row, size_t column) const {
  return data_->cells.at(row * data_->columns + column).null;
}

std::string_view Rows::text(size_t row, size_t column) const {
  const Data::Cell& cell = data_->cells.at(row * data_->columns + column);
  return std::string_view(data_->bytes).substr(cell.begin, cell.length);
}

bool Rows::boolean(size_t row, size_t column) const { return text(row, column) == "t"; }

long long Rows::integer(size_t row, size_t column) const {
  const std::string_view digits = text(row, column);
  long long value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace schemac::pg
