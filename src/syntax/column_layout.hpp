// Rows of cells in aligned columns, for fields, values and properties in the formatter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schemac::syntax {

// Every cell but a row's last is padded to its column's width and one blank. Widths are in bytes, as in
// Prisma.
class Table {
 public:
  void start_row() { rows_.emplace_back(); }
  // The cell of the current row; earlier columns that were not written are empty.
  std::string& cell(size_t column);
  // Text behind the current row's last cell; it does not count for widths.
  void set_suffix(std::string_view text) { rows_.back().suffix = text; }
  // A row with only text.
  void add_line(std::string_view text);
  void add_blank_line() { start_row(); }
  // Appends all rows as lines, each indented unless it is empty, and clears the table.
  void render(std::string& out, size_t indentation);

 private:
  struct Row {
    std::vector<std::string> cells;
    std::string suffix;
  };
  std::vector<Row> rows_;
};

}  // namespace schemac::syntax
