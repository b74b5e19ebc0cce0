// Checked access to a server's answers, which are untrusted input.
#pragma once

#include <fmt/format.h>

#include <string_view>

#include "schemac/base/unexpected_answer.hpp"

namespace schemac::catalog {

constexpr size_t most_columns = 1600;  // PostgreSQL's own limit (MaxHeapAttributeNumber)

// `list[index]`; throws base::UnexpectedAnswer if it does not exist.
template <class List>
const auto& item(const List& list, size_t index) {
  if (index >= list.size())
    throw base::UnexpectedAnswer(fmt::format("the catalog names part {} of {}", index + 1, list.size()));
  return list[index];
}

// The one character that gives the kind of a row.
inline char kind_of(std::string_view cell) {
  if (cell.empty()) throw base::UnexpectedAnswer("the catalog does not say what kind a thing is of");
  return cell.front();
}

}  // namespace schemac::catalog
