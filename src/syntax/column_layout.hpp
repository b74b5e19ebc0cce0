// Rows of cells in columns: how the formatter aligns fields, values and properties.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schemac::syntax {

// Every column but a row's last is padded to its widest cell and one blank. Widths are bytes, as Prisma's
// are.
class Table {
 public:
  void start_row() { rows_.emplace_back(); }
  // The cell of the current row; columns before it that were not written are empty.
  std::string& cell(size_t column);
  // Text behind the current row's last cell: widths do not know it.
  void set_suffix(std::string_view text) { rows_.back().suffix = text; }
  // A row of text alone.
  void add_line(std::string_view text);
  void add_blank_line() { start_row(); }
  // Appends all rows as lines, each indented unless it is empty, and forgets them.
  void render(std::string& out, size_t indentation);

 private:
  struct Row {
    std::vector<std::string> cells;
    std::string suffix;
  };
  std::vector<Row> rows_;
};

}  // namespace schemac::syntax
