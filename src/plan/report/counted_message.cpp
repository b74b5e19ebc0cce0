#include "schemac/plan/counted_message.hpp"

#include <algorithm>

namespace schemac::plan {

CountedMessage::CountedMessage(std::string_view format, const std::vector<std::string>& values) {
  auto value = values.begin();
  std::string text;
  const auto gap = [&](Part part) {
    if (!text.empty()) pieces_.push_back({Part::text, std::exchange(text, {})});
    pieces_.push_back({part, {}});
  };
  while (!format.empty()) {
    const size_t brace = std::min(format.find('{'), format.size());
    text += format.substr(0, brace);
    format.remove_prefix(brace);
    if (format.empty()) break;
    const size_t end = format.find('}') + 1;
    const std::string_view name = format.substr(0, end);
    if (name == "{count}") {
      gap(Part::count);
    } else if (name == "{first}") {
      gap(Part::first);
    } else if (value != values.end()) {
      text += *value++;
    }
    format.remove_prefix(end);
  }
  if (!text.empty()) pieces_.push_back({Part::text, std::move(text)});
}

std::string CountedMessage::filled(std::string_view count, std::string_view first) const {
  std::string text;
  for (const Piece& piece : pieces_)
    text += piece.part == Part::count   ? count
            : piece.part == Part::first ? first
                                        : std::string_view(piece.text);
  return text;
}

}  // namespace schemac::plan
