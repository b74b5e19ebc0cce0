// Reading what a server says about itself as what anybody may have sent.
#pragma once

#include <fmt/format.h>

#include <string_view>

#include "schemac/base/unexpected_answer.hpp"

namespace schemac::catalog {

constexpr size_t most_columns = 1600;  // PostgreSQL's own limit (MaxHeapAttributeNumber)

// `list[index]`; base::UnexpectedAnswer where it is not there.
template <class List>
const auto& item(const List& list, size_t index) {
  if (index >= list.size())
    throw base::UnexpectedAnswer(fmt::format("the catalog names part {} of {}", index + 1, list.size()));
  return list[index];
}

// One character that says what kind of thing a row is.
inline char kind_of(std::string_view cell) {
  if (cell.empty()) throw base::UnexpectedAnswer("the catalog does not say what kind a thing is of");
  return cell.front();
}

}  // namespace schemac::catalog
