// Marker: marks the tokens of one file, for marked().
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "lexer.hpp"
#include "type_extent.hpp"

namespace schemac::prismaconfig {

bool is_one_of(Tok kind, std::initializer_list<Tok> kinds);
// The tokens that can end a statement, that continue one, and that must be followed by a value.
bool may_end(Tok kind);
bool goes_on(Tok kind);
bool wants_value(Tok kind);

// An open bracket.
struct Level {
  bool block = false;       // it contains statements
  bool header = false;      // `if (`, `for (` ..: no statement ends after it
  bool loop = false;        // `for (`
  bool parameters = false;  // of a function
  bool names = false;       // of an import or export
  bool declares = false;    // after `const`, up to the end of the statement
  bool in_case = false;     // after `case`, up to its colon
  int ternaries = 0;        // `?` without their colon so far
};

class Marker {
 public:
  Marker(std::string_view text, const std::vector<Token>& tokens);

  std::vector<Token> run();

 private:
  Tok kind(size_t index) const { return index < in_.size() ? in_[index].kind : Tok::end; }
  std::string_view word(size_t index) const;
  Tok previous(size_t back = 1) const;
  Level& level() { return levels_.back(); }

  void emit(Tok kind);

  bool ends_statement() const;

  void insert_semicolon(const Token& token);

  void add_semicolon();

  void end_statement();

  void begin_statement();

  void type_follows(size_t from);

  void mark_in_type();

  void mark();

  bool is_property_key(Tok found);
  bool in_parenthesis();

  void mark_name(bool start, bool ended);

  bool mark_async(bool start);

  bool is_cast(bool ended);

  bool mark_type_word(bool start);

  bool mark_declaration_word(std::string_view text, bool start);

  void mark_keyword(Tok found, bool start);

  bool exported() const;

  void mark_sign(Tok found);

  void open(char bracket, Level level);
  Level close();

  size_t arrow_of(size_t index) const;

  bool is_method(size_t index);

  void mark_parenthesis();

  void mark_brace(bool start, bool ended);

  void mark_closing();

  void mark_colon(bool behind_parameters);

  void mark_angle(bool ended);

  std::string_view text_;
  const std::vector<Token>& in_;
  std::vector<size_t> match_;
  TypeExtent extent_;
  std::vector<Token> out_;
  std::vector<Level> levels_;
  std::vector<char> brackets_;
  size_t at_ = 0;
  size_t type_end_ = 0;           // the tokens before it belong to a type
  std::set<size_t> body_arrows_;  // arrows before a function's body
  bool statement_start_ = true;
  bool closed_header_ = false;      // the last token closed `if (..)`
  bool closed_parameters_ = false;  // the last token closed a function's parameters
  bool type_ended_ = false;         // the last token ended a type
  bool postfix_bang_ = false;
  bool function_head_ = false;        // between `function` and its parameters
  bool declaration_follows_ = false;  // between `async` and `function`
  bool module_statement_ = false;     // in an import or export
  bool returns_ = false;              // a return type was read: a body follows
};

}  // namespace schemac::prismaconfig
