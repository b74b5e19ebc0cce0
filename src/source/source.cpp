#include "schemac/source/source.hpp"

#include <algorithm>
#include <utility>

namespace schemac::source {
namespace {

constexpr size_t block = 1024;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

SourceFile::SourceFile(std::string path, std::string text)
    : path_(std::move(path)), text_(std::make_shared<const std::string>(std::move(text))) {
  line_starts_.push_back(0);
  const std::string_view all = *text_;
  uint32_t characters = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    if (i % block == 0) characters_.push_back(characters);
    if (begins_character(all[i])) ++characters;
    const bool crlf = all[i] == '\r' && i + 1 < all.size() && all[i + 1] == '\n';
    if (all[i] == '\n' || (all[i] == '\r' && !crlf)) line_starts_.push_back(static_cast<uint32_t>(i + 1));
  }
}

LineColumn SourceFile::line_column(uint32_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<uint32_t>(after - line_starts_.begin());
  return {line, characters_before(offset) - characters_before(line_starts_[line - 1]) + 1};
}

uint32_t SourceFile::characters_before(size_t offset) const {
  offset = std::min(offset, text_->size());
  if (characters_.empty()) return 0;
  const size_t at = std::min(offset / block, characters_.size() - 1);
  const auto from = text_->begin() + static_cast<long>(at * block);
  const auto to = text_->begin() + static_cast<long>(offset);
  return characters_[at] + static_cast<uint32_t>(std::count_if(from, to, begins_character));
}

std::string_view SourceFile::line(uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const size_t begin = line_starts_[number - 1];
  const size_t end = number < line_starts_.size() ? line_starts_[number] : text_->size();
  std::string_view text = std::string_view(*text_).substr(begin, end - begin);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

FileId SourceSet::add(SourceFile file) {
  files_.push_back(std::move(file));
  return FileId{static_cast<uint32_t>(files_.size() - 1)};
}

std::string_view SourceSet::text(Span span) const {
  return std::string_view(file(span.file).text()).substr(span.begin, span.size());
}

}  // namespace schemac::source
