// The tokens of JavaScript and TypeScript, as grammar/PrismaConfig.g4 names them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace schemac::prismaconfig {

// In the order of the grammar: the numbers are the generated parser's (tree_builder.cpp asserts it).
enum class Tok : uint8_t {
  end,
  name,
  string,
  number,
  regex,
  template_whole,
  template_head,
  template_middle,
  template_tail,
  lparen,
  rparen,
  arrow_open,
  arrow_name,
  arrow,
  body_arrow,
  lbracket,
  rbracket,
  block_open,
  object_open,
  rbrace,
  semi,
  comma,
  colon,
  dot,
  opt_dot,
  ellipsis,
  question,
  bang,
  assign,
  compound_assign,
  at,
  type_open,
  generic_open,
  cast_open,
  lt,
  gt,
  op,
  star,
  plus,
  minus,
  bit,
  tilde,
  increment,
  as,
  satisfies,
  of,
  from,
  type_only,
  type,
  interface,
  declare,
  enumeration,
  name_space,
  async,
  async_decl,
  async_arrow,
  get,
  modifier,
  function_decl,
  function,
  class_decl,
  class_value,
  extends,
  import,
  import_call,
  export_word,
  default_word,
  default_case,
  const_word,
  let,
  if_word,
  else_word,
  for_word,
  while_word,
  do_word,
  return_word,
  break_word,
  continue_word,
  throw_word,
  try_word,
  catch_word,
  finally_word,
  switch_word,
  case_word,
  new_word,
  typeof_word,
  void_word,
  delete_word,
  await,
  in,
  instanceof
  , this_word, null, true_word, false_word, other_word, unknown,
};

// Half-open range of byte offsets.
struct Token {
  Tok kind = Tok::end;
  uint32_t begin = 0;
  uint32_t end = 0;
  bool newline_before = false;
};

// All tokens of `text`, without an end token. Braces are `block_open`, parentheses `lparen`, `<` is `lt`, and
// contextual keywords are `name`: token_marks.hpp distinguishes them. Invalid text is `unknown`, also an
// unterminated string or comment.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace schemac::prismaconfig
