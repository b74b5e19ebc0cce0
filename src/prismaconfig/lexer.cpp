#include "lexer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace schemac::prismaconfig {
namespace {

struct Word {
  std::string_view text;
  Tok kind;
};

constexpr std::array<Word, 43> keywords = {{
    {"break", Tok::break_word},
    {"case", Tok::case_word},
    {"catch", Tok::catch_word},
    {"class", Tok::class_value},
    {"const", Tok::const_word},
    {"continue", Tok::continue_word},
    {"default", Tok::default_word},
    {"delete", Tok::delete_word},
    {"do", Tok::do_word},
    {"else", Tok::else_word},
    {"export", Tok::export_word},
    {"extends", Tok::extends},
    {"false", Tok::false_word},
    {"finally", Tok::finally_word},
    {"for", Tok::for_word},
    {"function", Tok::function},
    {"if", Tok::if_word},
    {"import", Tok::import},
    {"in", Tok::in},
    {"instanceof", Tok:: instanceof },
    {"let", Tok::let},
    {"new", Tok::new_word},
    {"null", Tok::null},
    {"return", Tok::return_word},
    {"switch", Tok::switch_word},
    {"this", Tok::this_word},
    {"throw", Tok::throw_word},
    {"true", Tok::true_word},
    {"try", Tok::try_word},
    {"typeof", Tok::typeof_word},
    {"var", Tok::let},
    {"void", Tok::void_word},
    {"while", Tok::while_word},
    {"with", Tok::other_word},
    {"yield", Tok::other_word},
    {"await", Tok::await},
    {"super", Tok::other_word},
    {"debugger", Tok::other_word},
    {"public", Tok::modifier},
    {"private", Tok::modifier},
    {"protected", Tok::modifier},
    {"readonly", Tok::modifier},
    {"static", Tok::modifier},
}};

// Longest first within a first character.
constexpr std::array<Word, 59> signs = {{
    {">>>=", Tok::compound_assign},
    {"===", Tok::op},
    {"!==", Tok::op},
    {"**=", Tok::compound_assign},
    {"...", Tok::ellipsis},
    {"?\?=", Tok::compound_assign},
    {"||=", Tok::compound_assign},
    {"&&=", Tok::compound_assign},
    {"<<=", Tok::compound_assign},
    {"=>", Tok::arrow},
    {"==", Tok::op},
    {"!=", Tok::op},
    {"<=", Tok::op},
    {">=", Tok::op},
    {"&&", Tok::op},
    {"||", Tok::op},
    {"??", Tok::op},
    {"**", Tok::op},
    {"<<", Tok::op},
    {"++", Tok::increment},
    {"--", Tok::increment},
    {"+=", Tok::compound_assign},
    {"-=", Tok::compound_assign},
    {"*=", Tok::compound_assign},
    {"/=", Tok::compound_assign},
    {"%=", Tok::compound_assign},
    {"&=", Tok::compound_assign},
    {"|=", Tok::compound_assign},
    {"^=", Tok::compound_assign},
    {"?.", Tok::opt_dot},
    {"{", Tok::block_open},
    {"}", Tok::rbrace},
    {"(", Tok::lparen},
    {")", Tok::rparen},
    {"[", Tok::lbracket},
    {"]", Tok::rbracket},
    {";", Tok::semi},
    {",", Tok::comma},
    {"<", Tok::lt},
    {">", Tok::gt},
    {"+", Tok::plus},
    {"-", Tok::minus},
    {"*", Tok::star},
    {"/", Tok::op},
    {"%", Tok::op},
    {"&", Tok::bit},
    {"|", Tok::bit},
    {"^", Tok::op},
    {"!", Tok::bang},
    {"~", Tok::tilde},
    {"?", Tok::question},
    {":", Tok::colon},
    {"=", Tok::assign},
    {".", Tok::dot},
    {"@", Tok::at},
    {"#", Tok::unknown},
    {"\\", Tok::unknown},
    {"`", Tok::unknown},
    {"'", Tok::unknown},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// All characters beyond ASCII count as letters: names are only compared with names.
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// After these tokens a slash is an operator; after others it opens a regular expression.
bool ends_operand(Tok kind) {
  switch (kind) {
    case Tok::name:
    case Tok::string:
    case Tok::number:
    case Tok::regex:
    case Tok::template_whole:
    case Tok::template_tail:
    case Tok::rparen:
    case Tok::rbracket:
    case Tok::rbrace:
    case Tok::increment:
    case Tok::this_word:
    case Tok::null:
    case Tok::true_word:
    case Tok::false_word:
    case Tok::modifier:
      return true;
    default:
      return false;
  }
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> read() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (text_.substr(at_).starts_with("#!")) skip_line();
    while (skip_blanks()) {
      const auto begin = static_cast<uint32_t>(at_);
      const Tok kind = next();
      tokens_.push_back({kind, begin, static_cast<uint32_t>(at_), newline_});
    }
    return std::move(tokens_);
  }

 private:
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void skip_line() { at_ = std::min(text_.find_first_of("\r\n", at_), text_.size()); }

  // False at the end of the text.
  bool skip_blanks() {
    newline_ = false;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n' || c == '\r') {
        newline_ = true;
        ++at_;
      } else if (c == ' ' || c == '\t' || c == '\f' || c == '\v') {
        ++at_;
      } else if (text_.substr(at_, 2) == "\xC2\xA0") {
        at_ += 2;
      } else if (text_.substr(at_, 2) == "//") {
        skip_line();
      } else if (text_.substr(at_, 2) == "/*") {
        const size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) return true;
        newline_ = newline_ || text_.substr(at_, end - at_).find('\n') != std::string_view::npos;
        at_ = end + 2;
      } else {
        return true;
      }
    }
    return false;
  }

  Tok next() {
    const char c = peek();
    if (text_.substr(at_, 2) == "/*") return rest_of_text();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (is_word(c)) return word();
    if (c == '"' || c == '\'') return string(c);
    if (c == '`') return template_part(1, Tok::template_whole, Tok::template_head);
    if (c == '}' && !templates_.empty() && templates_.back() == braces_) {
      templates_.pop_back();
      --braces_;
      return template_part(1, Tok::template_tail, Tok::template_middle);
    }
    if (c == '/' && (tokens_.empty() || !ends_operand(tokens_.back().kind))) return regex();
    if (c == '?' && peek(1) == '.' && is_digit(peek(2))) return take(1, Tok::question);
    for (const Word& sign : signs) {
      if (!text_.substr(at_).starts_with(sign.text)) continue;
      if (sign.kind == Tok::block_open) ++braces_;
      if (sign.kind == Tok::rbrace && braces_ > 0) --braces_;
      return take(sign.text.size(), sign.kind);
    }
    return take(1, Tok::unknown);
  }

  Tok take(size_t length, Tok kind) {
    at_ += length;
    return kind;
  }
  Tok rest_of_text() {
    at_ = text_.size();
    return Tok::unknown;
  }

  Tok number() {
    while (is_word(peek()) || (peek() == '.' && is_digit(peek(1)))) {
      const bool exponent = (peek() == 'e' || peek() == 'E') && (peek(1) == '-' || peek(1) == '+');
      at_ += exponent ? 2 : 1;
    }
    return Tok::number;
  }

  Tok word() {
    const size_t begin = at_;
    while (is_word(peek())) ++at_;
    const std::string_view text = text_.substr(begin, at_ - begin);
    // After a dot every word is a name.
    if (!tokens_.empty() && (tokens_.back().kind == Tok::dot || tokens_.back().kind == Tok::opt_dot))
      return Tok::name;
    const auto* found =
        std::find_if(keywords.begin(), keywords.end(), [&](const Word& one) { return one.text == text; });
    return found == keywords.end() ? Tok::name : found->kind;
  }

  Tok string(char quote) {
    ++at_;
    while (at_ < text_.size() && peek() != quote && peek() != '\n') at_ += peek() == '\\' ? 2 : 1;
    if (peek() != quote) return take(0, Tok::unknown);
    return take(1, Tok::string);
  }

  // From a back quote or a closing brace to the next opening of an expression or the end of the template.
  Tok template_part(size_t skip, Tok whole, Tok opening) {
    at_ += skip;
    while (at_ < text_.size()) {
      if (peek() == '`') return take(1, whole);
      if (peek() == '$' && peek(1) == '{') {
        templates_.push_back(++braces_);
        return take(2, opening);
      }
      at_ += peek() == '\\' ? 2 : 1;
    }
    return rest_of_text();
  }

  Tok regex() {
    ++at_;
    bool in_class = false;
    while (at_ < text_.size() && peek() != '\n' && (in_class || peek() != '/')) {
      if (peek() == '[') in_class = true;
      if (peek() == ']') in_class = false;
      at_ += peek() == '\\' ? 2 : 1;
    }
    if (peek() != '/') return take(0, Tok::unknown);
    ++at_;
    while (is_word(peek())) ++at_;
    return Tok::regex;
  }

  std::string_view text_;
  size_t at_ = 0;
  bool newline_ = false;
  std::vector<Token> tokens_;
  size_t braces_ = 0;
  std::vector<size_t> templates_;  // for each template's expression, the number of braces that were open
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  auto tokens = Lexer(text).read();
  for (Token& token : tokens) token.end = std::min(token.end, static_cast<uint32_t>(text.size()));
  return tokens;
}

}  // namespace schemac::prismaconfig
