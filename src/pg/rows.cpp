#include "rows.hpp"

#include <charconv>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "schemac/base/unexpected_answer.hpp"

namespace schemac::pg {
namespace {

constexpr size_t longest_shown = 60;

const PGresult* cell(const Rows::Data* data, size_t row, size_t column) {
  if (data == nullptr || row >= data->rows || column >= data->columns)
    throw base::UnexpectedAnswer(fmt::format(
        "it has {} rows of {} columns, and row {}, column {} was asked for", data == nullptr ? 0 : data->rows,
        data == nullptr ? 0 : data->columns, row + 1, column + 1));
  return data->result.get();
}

}  // namespace

Rows::Rows() = default;
Rows::Rows(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

size_t Rows::size() const { return data_ ? data_->rows : 0; }
size_t Rows::columns() const { return data_ ? data_->columns : 0; }
size_t Rows::affected() const {
  if (!data_) return 0;
  // libpq stores the text in the result, so the parameter is not const.
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
  if (is_null(row, column)) return 0;
  const std::string_view digits = text(row, column);
  long long value = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failed != std::errc() || end != digits.data() + digits.size())
    throw base::UnexpectedAnswer(fmt::format("`{}` is no number", digits.substr(0, longest_shown)));
  return value;
}

size_t Rows::count(size_t row, size_t column) const {
  const long long value = integer(row, column);
  if (value < 0) throw base::UnexpectedAnswer(fmt::format("{} is no number of things", value));
  return static_cast<size_t>(value);
}

}  // namespace schemac::pg
