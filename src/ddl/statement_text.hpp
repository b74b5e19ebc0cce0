// The text of a statement, and the quoted names in it.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace schemac::ddl {

class StatementText {
 public:
  explicit StatementText(std::string text) : text_(std::move(text)) {}
  const std::string& str() const { return text_; }
  // The name as written in the text: in quotes if the text has it quoted.
  std::string written(const std::string& name) const;
  // True if the text has this quoted name as a token. The text is read once for any number of calls.
  bool has(std::string_view quoted) const;

 private:
  std::string text_;
  mutable bool read_ = false;
  mutable std::set<std::string_view> quoted_;
};

}  // namespace schemac::ddl
