// Keywords, signs and brackets: the second half of Marker.
#include <algorithm>
#include <utility>

#include "token_marker.hpp"

namespace schemac::prismaconfig {

void Marker::mark_keyword(Tok found, bool start) {
  switch (found) {
    case Tok::semi:
      emit(found);
      return end_statement();
    case Tok::function:
      emit(start || declaration_follows_ || exported() ? Tok::function_decl : found);
      declaration_follows_ = false;
      function_head_ = true;
      return;
    case Tok::class_value:
      return emit(start || exported() ? Tok::class_decl : found);
    case Tok::import:
      if (is_one_of(kind(at_ + 1), {Tok::lparen, Tok::dot})) return emit(Tok::import_call);
      module_statement_ = true;
      return emit(found);
    case Tok::export_word:
      module_statement_ = true;
      emit(found);
      statement_start_ = true;
      return;
    case Tok::default_word:
      if (level().block && kind(at_ + 1) == Tok::colon && previous() != Tok::export_word) {
        level().in_case = true;
        return emit(Tok::default_case);
      }
      return emit(found);
    case Tok::case_word:
      level().in_case = true;
      return emit(found);
    case Tok::const_word:
    case Tok::let:
      level().declares = true;
      return emit(found);
    case Tok::else_word:
    case Tok::do_word:
      emit(found);
      statement_start_ = true;
      return;
    default:
      return mark_sign(found);
  }
}

bool Marker::exported() const {
  return previous() == Tok::export_word ||
         (previous() == Tok::default_word && previous(2) == Tok::export_word);
}

void Marker::mark_sign(Tok found) {
  if (found == Tok::question) {
    const bool optional =
        level().parameters && is_one_of(kind(at_ + 1), {Tok::colon, Tok::comma, Tok::rparen, Tok::assign});
    if (!optional) ++level().ternaries;
  }
  if (found == Tok::arrow && body_arrows_.contains(at_)) {
    returns_ = false;
    return emit(Tok::body_arrow);
  }
  if (found == Tok::bang) {
    postfix_bang_ = !in_[at_].newline_before && may_end(previous()) && previous() != Tok::return_word;
  }
  if (is_one_of(found, {Tok::template_head})) open('`', {});
  if (found == Tok::template_tail) close();
  if (found == Tok::lbracket) open('[', {});
  emit(found);
}

// Brackets
// --------------------------------------------------------------------------------------------------------
void Marker::open(char bracket, Level level) {
  levels_.push_back(level);
  brackets_.push_back(bracket);
}

Level Marker::close() {
  if (levels_.size() == 1) return levels_.back();
  const Level closed = levels_.back();
  levels_.pop_back();
  brackets_.pop_back();
  return closed;
}

// The arrow of the function whose parameters open at `index`, or 0.
size_t Marker::arrow_of(size_t index) const {
  if (kind(index) != Tok::lparen || match_[index] == 0) return 0;
  const size_t behind = match_[index] + 1;
  if (kind(behind) == Tok::arrow) return behind;
  if (kind(behind) != Tok::colon || levels_.back().ternaries > 0) return 0;
  const size_t end = extent_.type(behind + 1);
  return end != behind + 1 && kind(end) == Tok::arrow ? end : 0;
}

bool Marker::is_method(size_t index) {
  if (level().block || in_parenthesis() || match_[index] == 0) return false;
  size_t behind = match_[index] + 1;
  if (kind(behind) == Tok::colon) behind = extent_.type(behind + 1);
  return kind(behind) == Tok::block_open && !is_one_of(previous(), {Tok::colon, Tok::assign});
}

void Marker::mark_parenthesis() {
  if (const size_t arrow = arrow_of(at_)) {
    body_arrows_.insert(arrow);
    open('(', {.parameters = true});
    return emit(Tok::arrow_open);
  }
  Level level;
  const Tok before = previous() == Tok::await ? previous(2) : previous();
  level.loop = before == Tok::for_word;
  level.header =
      level.loop || is_one_of(before, {Tok::if_word, Tok::while_word, Tok::switch_word, Tok::catch_word});
  level.parameters = function_head_ || before == Tok::catch_word || is_method(at_);
  function_head_ = false;
  open('(', level);
  emit(Tok::lparen);
}

void Marker::mark_brace(bool start, bool ended) {
  const bool block = start || returns_ || ended || !wants_value(previous());
  returns_ = false;
  const bool list_of_names = is_one_of(previous(), {Tok::import, Tok::export_word, Tok::type_only}) ||
                             (previous() == Tok::comma && module_statement_ && level().block);
  const bool members = previous(2) == Tok::enumeration;
  if ((block && !members && previous() != Tok::export_word) || previous() == Tok::body_arrow) {
    open('{', {.block = true});
    emit(Tok::block_open);
    return begin_statement();
  }
  open('{', {.names = list_of_names});
  emit(Tok::object_open);
}

void Marker::mark_closing() {
  const Level closed = close();
  emit(kind(at_));
  if (kind(at_) == Tok::rparen) {
    closed_header_ = closed.header;
    closed_parameters_ = closed.parameters;
  }
  if (kind(at_) == Tok::rbrace && closed.block && level().block) statement_start_ = true;
}

void Marker::mark_colon(bool behind_parameters) {
  emit(Tok::colon);
  if (level().ternaries > 0) {
    --level().ternaries;
  } else if (level().in_case) {
    level().in_case = false;
    begin_statement();
  } else if (behind_parameters) {
    type_follows(at_ + 1);
    returns_ = true;
  } else if (level().parameters || level().declares) {
    type_follows(at_ + 1);
  }
}

void Marker::mark_angle(bool ended) {
  const bool behind_operand =
      ended || is_one_of(previous(), {Tok::name, Tok::rparen, Tok::rbracket, Tok::function,
                                      Tok::function_decl, Tok::class_value});
  const size_t end = extent_.type_arguments(at_);
  if (!behind_operand && end != 0) {
    const size_t arrow = arrow_of(end);
    type_end_ = end;
    return emit(arrow != 0 ? Tok::generic_open : Tok::cast_open);
  }
  const Tok next = kind(end);
  if (end != 0 && is_one_of(next, {Tok::lparen, Tok::rparen, Tok::rbracket, Tok::comma, Tok::semi, Tok::dot,
                                   Tok::opt_dot, Tok::assign, Tok::template_whole, Tok::block_open,
                                   Tok::rbrace, Tok::end, Tok::extends, Tok::colon})) {
    type_end_ = end;
    return emit(Tok::type_open);
  }
  emit(Tok::lt);
}

}  // namespace schemac::prismaconfig
