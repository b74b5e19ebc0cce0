// A statement's text, and which names it writes in quotes.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace schemac::ddl {

class StatementText {
 public:
  explicit StatementText(std::string text) : text_(std::move(text)) {}
  const std::string& str() const { return text_; }
  // The name as the author wrote it: in quotes where the text has it so.
  std::string written(const std::string& name) const;
  // Whether this name, in its quotes, is one of its words. The text is read once, however many are asked for.
  bool has(std::string_view quoted) const;

 private:
  std::string text_;
  mutable bool read_ = false;
  mutable std::set<std::string_view> quoted_;
};

}  // namespace schemac::ddl
