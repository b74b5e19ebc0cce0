// A message with gaps for what only a live database knows: how many rows, and which. Names of the user's
// stand in it as text, whatever they are called.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace schemac::plan {

class CountedMessage {
 public:
  enum class Part { text, count, first };
  struct Piece {
    Part part = Part::text;
    std::string text;
    bool operator==(const Piece&) const = default;
  };

  CountedMessage() = default;
  CountedMessage(std::string text) : pieces_{{Part::text, std::move(text)}} {}  // without gaps
  CountedMessage(std::string_view format, const std::vector<std::string>& values);

  bool empty() const { return pieces_.empty(); }
  const std::vector<Piece>& pieces() const { return pieces_; }
  // `first`: the first of the rows, as text.
  std::string filled(std::string_view count, std::string_view first = {}) const;
  bool operator==(const CountedMessage&) const = default;

 private:
  std::vector<Piece> pieces_;
};

// `format` is the programmer's: each "{}" is the next value, "{count}" and "{first}" are the gaps.
template <class... Values>
CountedMessage counted(std::string_view format, const Values&... values) {
  return CountedMessage(format, {fmt::format("{}", values)...});
}

}  // namespace schemac::plan
