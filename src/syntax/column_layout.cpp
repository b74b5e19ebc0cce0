#include "column_layout.hpp"

#include <algorithm>

namespace schemac::syntax {

std::string& Table::cell(size_t column) {
  auto& cells = rows_.back().cells;
  if (cells.size() <= column) cells.resize(column + 1);
  return cells[column];
}

void Table::add_line(std::string_view text) {
  start_row();
  set_suffix(text);
}

void Table::render(std::string& out, size_t indentation) {
  std::vector<size_t> widths;
  for (Row& row : rows_) {
    while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
    if (widths.size() < row.cells.size()) widths.resize(row.cells.size());
    for (size_t i = 0; i < row.cells.size(); ++i) widths[i] = std::max(widths[i], row.cells[i].size());
  }
  for (const Row& row : rows_) {
    if (!row.cells.empty() || !row.suffix.empty()) out.append(indentation, ' ');
    for (size_t i = 0; i < row.cells.size(); ++i) {
      out += row.cells[i];
      if (i + 1 < row.cells.size()) out.append(widths[i] - row.cells[i].size() + 1, ' ');
    }
    if (!row.cells.empty() && !row.suffix.empty()) out += ' ';
    out += row.suffix;
    out += '\n';
  }
  rows_.clear();
}

}  // namespace schemac::syntax
