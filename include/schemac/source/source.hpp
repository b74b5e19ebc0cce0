// Source text and places in it. Offsets are bytes; lines and columns exist only for printing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::source {

// Index into a SourceSet.
struct FileId {
  uint32_t value = 0;
  auto operator<=>(const FileId&) const = default;
};

// Half-open range of byte offsets in one file.
struct Span {
  FileId file;
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t size() const { return end - begin; }
  auto operator<=>(const Span&) const = default;
};

// 1-based; `column` counts Unicode code points.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
  bool operator==(const LineColumn&) const = default;
};

// A file's name and text. `\n`, `\r\n` and a lone `\r` end a line
// (docs/reference/schema-language.md#characters-and-tokens).
class SourceFile {
 public:
  SourceFile(std::string path, std::string text);
  const std::string& path() const { return path_; }
  const std::string& text() const { return *text_; }
  // The same text, for callers that need it longer than the file. Copies of a file share it.
  const std::shared_ptr<const std::string>& shared_text() const { return text_; }
  LineColumn line_column(uint32_t offset) const;
  uint32_t line_count() const { return static_cast<uint32_t>(line_starts_.size()); }
  // The text of a 1-based line, without its line end.
  std::string_view line(uint32_t number) const;
  bool operator==(const SourceFile& other) const { return path_ == other.path_ && *text_ == *other.text_; }

 private:
  uint32_t characters_before(size_t offset) const;

  std::string path_;
  std::shared_ptr<const std::string> text_;  // never null
  std::vector<uint32_t> line_starts_;
  std::vector<uint32_t> characters_;  // before each 1024 bytes: a line may be long and have many errors
};

// The files of one schema, in order.
class SourceSet {
 public:
  FileId add(SourceFile file);
  const SourceFile& file(FileId id) const { return files_.at(id.value); }
  std::string_view text(Span span) const;
  size_t size() const { return files_.size(); }
  bool operator==(const SourceSet&) const = default;

 private:
  std::vector<SourceFile> files_;
};

}  // namespace schemac::source
