#include "token_marks.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "token_marker.hpp"

namespace schemac::prismaconfig {

bool is_one_of(Tok kind, std::initializer_list<Tok> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// Any word as written: each may be the name of a property.
bool is_word(Tok kind) { return kind == Tok::name || (kind >= Tok::as && kind < Tok::unknown); }

// A statement may end after these.
bool may_end(Tok kind) {
  return is_one_of(kind, {Tok::name,
                          Tok::arrow_name,
                          Tok::string,
                          Tok::number,
                          Tok::regex,
                          Tok::template_whole,
                          Tok::template_tail,
                          Tok::rparen,
                          Tok::rbracket,
                          Tok::rbrace,
                          Tok::increment,
                          Tok::this_word,
                          Tok::null,
                          Tok::true_word,
                          Tok::false_word,
                          Tok::return_word,
                          Tok::break_word,
                          Tok::continue_word,
                          Tok::of,
                          Tok::from,
                          Tok::type});
}

// A line that begins with these continues the statement before it.
bool goes_on(Tok kind) {
  return is_one_of(kind,
                   {Tok::op,
                    Tok::lt,
                    Tok::gt,
                    Tok::star,
                    Tok::plus,
                    Tok::minus,
                    Tok::bit,
                    Tok::dot,
                    Tok::opt_dot,
                    Tok::comma,
                    Tok::colon,
                    Tok::question,
                    Tok::assign,
                    Tok::compound_assign,
                    Tok::lparen,
                    Tok::lbracket,
                    Tok::template_whole,
                    Tok::template_head,
                    Tok::in,
                    Tok::
                        instanceof
                    , Tok::arrow, Tok::rparen, Tok::rbracket, Tok::semi, Tok::catch_word, Tok::finally_word});
}

// After these a brace opens an object, or a list of names.
bool wants_value(Tok kind) {
  return is_one_of(kind, {Tok::lparen,
                          Tok::arrow_open,
                          Tok::lbracket,
                          Tok::comma,
                          Tok::colon,
                          Tok::question,
                          Tok::assign,
                          Tok::compound_assign,
                          Tok::op,
                          Tok::lt,
                          Tok::plus,
                          Tok::minus,
                          Tok::star,
                          Tok::bang,
                          Tok::ellipsis,
                          Tok::return_word,
                          Tok::throw_word,
                          Tok::default_word,
                          Tok::import,
                          Tok::export_word,
                          Tok::type_only,
                          Tok::const_word,
                          Tok::let,
                          Tok::in,
                          Tok::of,
                          Tok::typeof_word,
                          Tok::void_word,
                          Tok::await,
                          Tok::new_word,
                          Tok::
                              instanceof
                          ,
                          Tok::other_word,
                          Tok::as,
                          Tok::satisfies,
                          Tok::template_head,
                          Tok::template_middle,
                          Tok::gt,
                          Tok::case_word});
}

namespace {
std::vector<size_t> matching_brackets(const std::vector<Token>& tokens) {
  std::vector<size_t> match(tokens.size(), 0);
  std::vector<size_t> open;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Tok kind = tokens[i].kind;
    if (is_one_of(kind, {Tok::lparen, Tok::lbracket, Tok::block_open, Tok::template_head})) open.push_back(i);
    if (!is_one_of(kind, {Tok::rparen, Tok::rbracket, Tok::rbrace, Tok::template_tail}) || open.empty())
      continue;
    match[open.back()] = i;
    open.pop_back();
  }
  return match;
}

}  // namespace

Marker::Marker(std::string_view text, const std::vector<Token>& tokens)
    : text_(text), in_(tokens), match_(matching_brackets(tokens)), extent_(text, in_, match_) {
  levels_.push_back({.block = true});
}

std::vector<Token> Marker::run() {
  for (at_ = 0; at_ < in_.size(); ++at_) {
    insert_semicolon(in_[at_]);
    if (at_ < type_end_) {
      mark_in_type();
    } else {
      mark();
    }
  }
  if (!out_.empty() && ends_statement() && levels_.size() == 1) add_semicolon();
  return std::move(out_);
}

std::string_view Marker::word(size_t index) const {
  return index < in_.size() ? text_.substr(in_[index].begin, in_[index].end - in_[index].begin)
                            : std::string_view();
}

Tok Marker::previous(size_t back) const {
  return out_.size() < back ? Tok::end : out_[out_.size() - back].kind;
}

void Marker::emit(Tok kind) {
  out_.push_back(in_[at_]);
  out_.back().kind = kind;
}

// Semicolons
// ---------------------------------------------------------------------------------------------------
bool Marker::ends_statement() const {
  if (closed_header_) return false;
  return may_end(previous()) || type_ended_ || postfix_bang_;
}

void Marker::insert_semicolon(const Token& token) {
  if (out_.empty() || !levels_.back().block || at_ < type_end_ || !ends_statement()) return;
  const bool closes = token.kind == Tok::rbrace;
  if (!closes && (!token.newline_before || goes_on(token.kind))) return;
  if (token.kind == Tok::block_open && previous() == Tok::rparen) return;
  add_semicolon();
}

void Marker::add_semicolon() {
  const uint32_t behind = out_.back().end;
  out_.push_back({Tok::semi, behind, behind, false});
  end_statement();
}

void Marker::end_statement() {
  level().declares = false;
  level().in_case = false;
  level().ternaries = level().loop ? level().ternaries : 0;
  module_statement_ = false;
  returns_ = false;
  begin_statement();
}

void Marker::begin_statement() {
  statement_start_ = true;
  type_ended_ = false;
  postfix_bang_ = false;
}

// Types
// ----------------------------------------------------------------------------------------------------------
// The tokens from the next one to behind the type there are read as a type.
void Marker::type_follows(size_t from) {
  type_end_ = extent_.type(from);
  if (type_end_ == from) type_end_ = 0;
}

void Marker::mark_in_type() {
  const Tok found = kind(at_);
  if (found == Tok::lt) {
    emit(Tok::type_open);
  } else if (found == Tok::block_open) {
    emit(Tok::object_open);
  } else if (found == Tok::import) {
    emit(Tok::import_call);
  } else {
    emit(found);
  }
  type_ended_ = at_ + 1 == type_end_;
  statement_start_ = false;
}

// Words
// ------------------------------------------------------------------------------------------------------------
void Marker::mark() {
  const bool started = statement_start_;
  statement_start_ = false;
  const bool header = std::exchange(closed_header_, false);
  const bool parameters = std::exchange(closed_parameters_, false);
  const bool ended = std::exchange(type_ended_, false) || std::exchange(postfix_bang_, false);
  const Tok found = kind(at_);
  if (is_property_key(found)) return emit(Tok::name);
  if (found == Tok::name) return mark_name(started || header, ended);
  if (found == Tok::lparen) return mark_parenthesis();
  if (found == Tok::block_open) return mark_brace(started || header, ended);
  if (found == Tok::colon) return mark_colon(parameters);
  if (found == Tok::lt) return mark_angle(ended);
  if (is_one_of(found, {Tok::rparen, Tok::rbracket, Tok::rbrace})) return mark_closing();
  mark_keyword(found, started || header);
}

bool Marker::is_property_key(Tok found) {
  if (level().block || !is_word(found) || found == Tok::name) return false;
  if (!is_one_of(previous(), {Tok::object_open, Tok::comma, Tok::get, Tok::async})) return false;
  return is_one_of(kind(at_ + 1), {Tok::colon, Tok::lparen}) && previous() != Tok::lparen &&
         !in_parenthesis();
}

bool Marker::in_parenthesis() {
  return level().header || level().parameters || brackets_.empty() || brackets_.back() != '{';
}

void Marker::mark_name(bool start, bool ended) {
  const std::string_view text = word(at_);
  const Tok next = kind(at_ + 1);
  if (text == "async" && mark_async(start)) return;
  if ((text == "as" || text == "satisfies") && is_cast(ended)) {
    emit(text == "as" ? Tok::as : Tok::satisfies);
    if (!level().names && previous(2) != Tok::star) type_follows(at_ + 1);
    return;
  }
  if (text == "of" && level().loop && is_one_of(previous(), {Tok::name, Tok::rbrace, Tok::rbracket})) {
    level().declares = false;
    return emit(Tok::of);
  }
  if (text == "from" && module_statement_ && next == Tok::string &&
      is_one_of(previous(), {Tok::name, Tok::rbrace, Tok::star}))
    return emit(Tok::from);
  if (text == "type" && mark_type_word(start)) return;
  if (mark_declaration_word(text, start)) return;
  const bool first_of_property = is_one_of(previous(), {Tok::object_open, Tok::comma}) && !in_parenthesis();
  if ((text == "get" || text == "set") && first_of_property && !level().names &&
      !is_one_of(next, {Tok::colon, Tok::comma, Tok::rbrace, Tok::lparen, Tok::assign}))
    return emit(Tok::get);
  if (next == Tok::arrow) {
    body_arrows_.insert(at_ + 1);
    return emit(Tok::arrow_name);
  }
  emit(Tok::name);
}

bool Marker::mark_async(bool start) {
  const Tok next = kind(at_ + 1);
  if (at_ + 1 < in_.size() && in_[at_ + 1].newline_before) return false;
  if (next == Tok::function) {
    const bool declares = start || previous() == Tok::export_word ||
                          (previous() == Tok::default_word && previous(2) == Tok::export_word);
    declaration_follows_ = declares;
    emit(declares ? Tok::async_decl : Tok::async);
    return true;
  }
  const bool arrow = (next == Tok::name && kind(at_ + 2) == Tok::arrow) || arrow_of(at_ + 1) != 0;
  if (arrow) {
    emit(Tok::async_arrow);
    return true;
  }
  const bool property = is_one_of(previous(), {Tok::object_open, Tok::comma}) && !in_parenthesis();
  if (!property || is_one_of(next, {Tok::colon, Tok::comma, Tok::rbrace, Tok::lparen, Tok::assign}))
    return false;
  emit(Tok::async);
  return true;
}

bool Marker::is_cast(bool ended) {
  if (level().names) return !is_one_of(previous(), {Tok::object_open, Tok::comma});
  if (previous() == Tok::star) return module_statement_;
  if (in_[at_].newline_before) return false;
  return ended || is_one_of(previous(), {Tok::name, Tok::string, Tok::number, Tok::regex, Tok::template_whole,
                                         Tok::template_tail, Tok::rparen, Tok::rbracket, Tok::rbrace,
                                         Tok::this_word, Tok::null, Tok::true_word, Tok::false_word});
}

bool Marker::mark_type_word(bool start) {
  const Tok next = kind(at_ + 1);
  if (previous() == Tok::import) {
    const bool is_name = next == Tok::comma || next == Tok::assign ||
                         (word(at_ + 1) == "from" && kind(at_ + 2) == Tok::string);
    if (!is_name) emit(Tok::type_only);
    return !is_name;
  }
  if (previous() == Tok::export_word && is_one_of(next, {Tok::block_open, Tok::star})) {
    emit(Tok::type_only);
    return true;
  }
  if (level().names) {
    const bool modifies = is_one_of(previous(), {Tok::object_open, Tok::comma}) &&
                          !is_one_of(next, {Tok::comma, Tok::rbrace}) && word(at_ + 1) != "as";
    if (modifies) emit(Tok::type_only);
    return modifies;
  }
  if ((start || previous() == Tok::export_word) && next == Tok::name &&
      is_one_of(kind(at_ + 2), {Tok::assign, Tok::lt})) {
    emit(Tok::type);
    return true;
  }
  return false;
}

bool Marker::mark_declaration_word(std::string_view text, bool start) {
  const Tok next = kind(at_ + 1);
  const bool declares =
      start || is_one_of(previous(), {Tok::export_word, Tok::default_word, Tok::const_word});
  if (!declares || !is_word(next) || in_[at_ + 1].newline_before) return false;
  if (text == "abstract" && next == Tok::class_value) {
    statement_start_ = true;
    return true;
  }
  if (text == "interface") {
    emit(Tok::interface);
  } else if (text == "declare") {
    emit(Tok::declare);
  } else if (text == "namespace" || (text == "module" && next == Tok::name)) {
    emit(Tok::name_space);
  } else if (text == "enum") {
    if (previous() == Tok::const_word) {
      out_.pop_back();
      level().declares = false;
    }
    emit(Tok::enumeration);
  } else {
    return false;
  }
  return true;
}

std::vector<Token> marked(std::string_view text, const std::vector<Token>& tokens) {
  return Marker(text, tokens).run();
}

}  // namespace schemac::prismaconfig
