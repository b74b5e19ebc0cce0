// The cells of one result in one piece of memory, whichever library received them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/pg/session.hpp"

namespace schemac::pg {

struct Rows::Data {
  struct Cell {
    size_t begin = 0;
    size_t length = 0;
    bool null = true;
  };
  size_t rows = 0;
  size_t columns = 0;
  size_t affected = 0;
  std::string bytes;
  std::vector<Cell> cells;  // row by row

  void reserve(size_t row_count, size_t column_count) {
    rows = row_count;
    columns = column_count;
    cells.reserve(row_count * column_count);
  }
  void add_null() { cells.emplace_back(); }
  void add(std::string_view text) {
    cells.push_back({bytes.size(), text.size(), false});
    bytes += text;
  }
};

}  // namespace schemac::pg
