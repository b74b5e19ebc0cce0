#include "token_marks.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

#include "type_extent.hpp"

namespace schemac::prismaconfig {
namespace {

bool is_one_of(Tok kind, std::initializer_list<Tok> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// A word as written, whatever it means: the name of a property may be any.
bool is_word(Tok kind) { return kind == Tok::name || (kind >= Tok::as && kind < Tok::unknown); }

// Behind these a statement may end.
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

// A line that begins with these goes on with the statement before it.
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

// Behind these a brace opens an object, or a list of names.
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

// An open bracket.
struct Level {
  bool block = false;       // statements stand in it
  bool header = false;      // `if (`, `for (` ..: no statement ends behind it
  bool loop = false;        // `for (`
  bool parameters = false;  // of a function
  bool names = false;       // of an import or export
  bool declares = false;    // behind `const`, up to the end of the statement
  bool in_case = false;     // behind `case`, up to its colon
  int ternaries = 0;        // `?` that wait for their colon
};

class Marker {
 public:
  Marker(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), in_(tokens), match_(matching_brackets(tokens)), extent_(text, in_, match_) {
    levels_.push_back({.block = true});
  }

  std::vector<Token> run() {
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

 private:
  Tok kind(size_t index) const { return index < in_.size() ? in_[index].kind : Tok::end; }
  std::string_view word(size_t index) const {
    return index < in_.size() ? text_.substr(in_[index].begin, in_[index].end - in_[index].begin)
                              : std::string_view();
  }
  Tok previous(size_t back = 1) const {
    return out_.size() < back ? Tok::end : out_[out_.size() - back].kind;
  }
  Level& level() { return levels_.back(); }

  void emit(Tok kind) {
    out_.push_back(in_[at_]);
    out_.back().kind = kind;
  }

  // Semicolons
  // ---------------------------------------------------------------------------------------------------

  bool ends_statement() const {
    if (closed_header_) return false;
    return may_end(previous()) || type_ended_ || postfix_bang_;
  }

  void insert_semicolon(const Token& token) {
    if (out_.empty() || !levels_.back().block || at_ < type_end_ || !ends_statement()) return;
    const bool closes = token.kind == Tok::rbrace;
    if (!closes && (!token.newline_before || goes_on(token.kind))) return;
    if (token.kind == Tok::block_open && previous() == Tok::rparen) return;
    add_semicolon();
  }

  void add_semicolon() {
    const uint32_t behind = out_.back().end;
    out_.push_back({Tok::semi, behind, behind, false});
    end_statement();
  }

  void end_statement() {
    level().declares = false;
    level().in_case = false;
    level().ternaries = level().loop ? level().ternaries : 0;
    module_statement_ = false;
    returns_ = false;
    begin_statement();
  }

  void begin_statement() {
    statement_start_ = true;
    type_ended_ = false;
    postfix_bang_ = false;
  }

  // Types
  // ----------------------------------------------------------------------------------------------------------

  // The tokens from the next one to behind the type there are read as a type.
  void type_follows(size_t from) {
    type_end_ = extent_.type(from);
    if (type_end_ == from) type_end_ = 0;
  }

  void mark_in_type() {
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

  void mark() {
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

  bool is_property_key(Tok found) {
    if (level().block || !is_word(found) || found == Tok::name) return false;
    if (!is_one_of(previous(), {Tok::object_open, Tok::comma, Tok::get, Tok::async})) return false;
    return is_one_of(kind(at_ + 1), {Tok::colon, Tok::lparen}) && previous() != Tok::lparen &&
           !in_parenthesis();
  }
  bool in_parenthesis() {
    return level().header || level().parameters || brackets_.empty() || brackets_.back() != '{';
  }

  void mark_name(bool start, bool ended) {
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

  bool mark_async(bool start) {
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

  bool is_cast(bool ended) {
    if (level().names) return !is_one_of(previous(), {Tok::object_open, Tok::comma});
    if (previous() == Tok::star) return module_statement_;
    if (in_[at_].newline_before) return false;
    return ended ||
           is_one_of(previous(), {Tok::name, Tok::string, Tok::number, Tok::regex, Tok::template_whole,
                                  Tok::template_tail, Tok::rparen, Tok::rbracket, Tok::rbrace, Tok::this_word,
                                  Tok::null, Tok::true_word, Tok::false_word});
  }

  bool mark_type_word(bool start) {
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

  bool mark_declaration_word(std::string_view text, bool start) {
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

  void mark_keyword(Tok found, bool start) {
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

  bool exported() const {
    return previous() == Tok::export_word ||
           (previous() == Tok::default_word && previous(2) == Tok::export_word);
  }

  void mark_sign(Tok found) {
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

  void open(char bracket, Level level) {
    levels_.push_back(level);
    brackets_.push_back(bracket);
  }
  Level close() {
    if (levels_.size() == 1) return levels_.back();
    const Level closed = levels_.back();
    levels_.pop_back();
    brackets_.pop_back();
    return closed;
  }

  // The arrow of the function whose parameters open at `index`, or 0.
  size_t arrow_of(size_t index) const {
    if (kind(index) != Tok::lparen || match_[index] == 0) return 0;
    const size_t behind = match_[index] + 1;
    if (kind(behind) == Tok::arrow) return behind;
    if (kind(behind) != Tok::colon || levels_.back().ternaries > 0) return 0;
    const size_t end = extent_.type(behind + 1);
    return end != behind + 1 && kind(end) == Tok::arrow ? end : 0;
  }

  bool is_method(size_t index) {
    if (level().block || in_parenthesis() || match_[index] == 0) return false;
    size_t behind = match_[index] + 1;
    if (kind(behind) == Tok::colon) behind = extent_.type(behind + 1);
    return kind(behind) == Tok::block_open && !is_one_of(previous(), {Tok::colon, Tok::assign});
  }

  void mark_parenthesis() {
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

  void mark_brace(bool start, bool ended) {
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

  void mark_closing() {
    const Level closed = close();
    emit(kind(at_));
    if (kind(at_) == Tok::rparen) {
      closed_header_ = closed.header;
      closed_parameters_ = closed.parameters;
    }
    if (kind(at_) == Tok::rbrace && closed.block && level().block) statement_start_ = true;
  }

  void mark_colon(bool behind_parameters) {
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

  void mark_angle(bool ended) {
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

  std::string_view text_;
  const std::vector<Token>& in_;
  std::vector<size_t> match_;
  TypeExtent extent_;
  std::vector<Token> out_;
  std::vector<Level> levels_;
  std::vector<char> brackets_;
  size_t at_ = 0;
  size_t type_end_ = 0;           // the tokens before it are a type's
  std::set<size_t> body_arrows_;  // arrows that a function's body follows
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

}  // namespace

std::vector<Token> marked(std::string_view text, const std::vector<Token>& tokens) {
  return Marker(text, tokens).run();
}

}  // namespace schemac::prismaconfig
