// Finding one's way in a statement's words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts.hpp"

namespace schemac::ddl {

// The words of a statement's beginning: a long INSERT is known by it.
class TokenizedStatement {
 public:
  explicit TokenizedStatement(std::string_view statement);
  const Words& words() const { return words_; }

 private:
  std::vector<Token> tokens_;
  Words words_;
};

size_t count_words(std::string_view keywords);
// The index behind the keywords; `index` where they do not stand there.
size_t skip(const Words& words, size_t index, std::string_view keywords);
// Where they stand in a row, from `from` on; words.count where nowhere.
size_t find_row(const Words& words, std::string_view keywords, size_t from = 0);

// The value of an option in parentheses that turns it off.
bool turns_off(std::string_view value);

// ALTER TABLE [IF EXISTS] [ONLY] name: where the name is.
size_t table_of_alter(const Words& words);
// Where each comma-separated action behind it begins.
std::vector<size_t> actions(const Words& words, size_t from);
// The tables behind REFERENCES, each once.
std::vector<std::string> references(const Words& words);
// DROP CONSTRAINT, DROP NOT NULL and the like: no column goes. `at` is behind DROP.
bool is_drop_of_other(const Words& words, size_t at);
// CREATE TABLE: itself, the index of each PRIMARY KEY, UNIQUE and EXCLUDE, the sequence of each serial and
// identity column, the TOAST table and its index where a column can be long.
size_t relations_of_new_table(const Words& words);

}  // namespace schemac::ddl
