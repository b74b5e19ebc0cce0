// The syntax tree of Prisma's schema language. It has all details of the text that the formatter needs: every
// token has its span, every comment and blank line is a node.
//
// Nodes are small values that never change after parsing. Their texts are in the source, or in the file's own
// memory if the source has another form of them (escapes, joined comments), and so are their parts: all are
// valid as long as their File, which owns both.
//
// Spans follow docs/reference/schema-language.md#spans: `line` spans include the line end, `block` spans run
// from the keyword to `}`.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schemac/base/arena.hpp"
#include "schemac/source/source.hpp"

namespace schemac::syntax {

using base::Link;
using base::List;
using source::Span;

// A name or a dotted path, as written.
struct Name {
  const char* begin = nullptr;  // in the source
  Span span;
  std::string_view text() const { return {begin, span.size()}; }
};

// A text that few nodes have.
inline std::string_view text_or_empty(Link<std::string_view> text) {
  return text ? *text : std::string_view();
}

struct Argument;
struct ObjectEntry;

// Any value of the language.
class Expression {
 public:
  enum class Kind : uint8_t { number, string, constant, function, array, object };
  // The name and arguments of a function call.
  struct Call {
    std::string_view function;
    List<Argument> arguments;
    Link<Span> trailing_comma;
  };

  // Every constructor takes the source text from `begin` over the length of `at`.
  // number, constant.
  Expression(Kind of_kind, const char* begin, Span at) : begin_(begin), span(at), kind(of_kind) {}
  // A string; `decoded` if it differs from the text between the quotes.
  Expression(const char* begin, Link<std::string_view> decoded, Span at)
      : begin_(begin), decoded_(decoded), span(at), kind(Kind::string) {}
  Expression(const char* begin, Link<Call> call, Span at)
      : begin_(begin), call_(call), span(at), kind(Kind::function) {}
  Expression(const char* begin, List<Expression> elements, Span at)
      : begin_(begin), elements_(elements), span(at), kind(Kind::array) {}
  Expression(const char* begin, List<ObjectEntry> entries, Span at)
      : begin_(begin), entries_(entries), span(at), kind(Kind::object) {}

 private:
  const char* begin_ = nullptr;
  union {
    Link<std::string_view> decoded_{};
    Link<Call> call_;
    List<Expression> elements_;
    List<ObjectEntry> entries_;
  };

 public:
  Span span;
  Kind kind;

  // As in the source.
  std::string_view written() const { return {begin_, span.size()}; }
  // number: as written; string: decoded; constant and function: the path; else nothing.
  std::string_view text() const;
  // Empty for other kinds.
  List<Expression> elements() const { return kind == Kind::array ? elements_ : List<Expression>(); }
  List<Argument> arguments() const { return kind == Kind::function ? call_->arguments : List<Argument>(); }
  List<ObjectEntry> entries() const { return kind == Kind::object ? entries_ : List<ObjectEntry>(); }
  // Of a function's argument list.
  Link<Span> trailing_comma() const { return kind == Kind::function ? call_->trailing_comma : Link<Span>(); }

 private:
  friend class OptionalExpression;
  Expression() : kind(Kind::constant) {}
};

// Used like std::optional.
class OptionalExpression {
 public:
  OptionalExpression() = default;
  OptionalExpression(const Expression& value) : value_(value) {}
  explicit operator bool() const { return value_.begin_ != nullptr; }
  const Expression& operator*() const { return value_; }
  const Expression* operator->() const { return &value_; }

 private:
  Expression value_;
};

// `name: value`, `value`, or `name:` (then `value` is empty).
struct Argument {
  Link<Name> name;
  OptionalExpression value;
  uint32_t end = 0;  // behind the value, or the colon
  Span span() const {
    const Span& first = name ? name->span : value->span;
    return {first.file, first.begin, end};
  }
};

struct ObjectEntry {
  Name key;
  Expression value;
  Span span;
};

// `@path(args)` or `@@path(args)`. `name` has no `@`.
struct Attribute {
  Name name;
  List<Argument> arguments;
  Link<Span> trailing_comma;
  Span span;  // "attribute" of docs/reference/schema-language.md#spans
  bool has_parentheses = false;
};

enum class Arity : uint8_t { required, optional, list };

// The string of `Unsupported("text")`.
struct QuotedType {
  std::string_view text;
  uint32_t end = 0;  // behind the closing parenthesis
};

// A field's type as written: a path, or `Unsupported("text")`.
struct TypeReference {
  Name name;  // "Unsupported" for an unsupported type
  Link<QuotedType> unsupported;
  Span span() const {
    return {name.span.file, name.span.begin, unsupported ? unsupported->end : name.span.end};
  }
};

struct Comment {
  enum class Kind : uint8_t { line, doc, block };  // `//`, `///`, `/* */`
  Kind kind = Kind::line;
  std::string_view text;  // as written with its marks, without the line end
  Span span;
};

struct Field {
  Name name;
  TypeReference type;
  List<Attribute> attributes;
  Link<Comment> trailing_comment;
  // The `///` lines above (and behind) it, joined by newlines, marks and one blank cut.
  Link<std::string_view> documentation;
  Span span;  // "line" of docs/reference/schema-language.md#spans
  Arity arity = Arity::required;
};

struct EnumValue {
  Name name;
  List<Attribute> attributes;
  Link<Comment> trailing_comment;
  Link<std::string_view> documentation;
  Span span;  // line
};

struct BlockAttribute {
  Attribute attribute;
  Link<Comment> trailing_comment;
  Span span;  // line
};

// `key = value` of datasource and generator; `value` is empty for `key =`.
struct Property {
  Name key;
  Link<Expression> value;
  Link<Comment> trailing_comment;
  Span span;  // from the key to the end of the value and its trailing comment, without the line end
};

struct BlankLine {
  Span span;
};

// A line that could not be parsed, kept for the formatter; its diagnostic is in the sink. A field with an
// error of its own (legacy `Int!`, a name without a type) is a line of this kind, too, with the parsed part
// in `field`.
struct InvalidLine {
  std::string_view text;  // without the line end
  Link<Field> field;
  bool optional_list = false;  // the field's type was written `Type[]?`
  Span span;
};

using Member = std::variant<Field, EnumValue, BlockAttribute, Property, Comment, BlankLine, InvalidLine>;

enum class BlockKind : uint8_t { model, view, type, enumeration, datasource, generator };
std::string_view keyword(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::model;
  Name name;
  List<Member> members;  // in source order
  Link<std::string_view> documentation;
  Span span;          // from the keyword to `}`
  uint32_t part = 0;  // the part of its file's memory that holds the members
};

// A block of known shape but unknown kind (`word {` .. `}`), or `type X = ..`: kept verbatim.
struct InvalidBlock {
  std::string_view text;
  Span span;
};

using TopLevel = std::variant<Block, Comment, BlankLine, InvalidLine, InvalidBlock>;

// The memory of a file's nodes and texts. The items of the file are in one part; the contents of the blocks
// are in other parts, some blocks in each. Code that visits the blocks in order can free the parts of
// finished blocks.
struct FileMemory {
  std::shared_ptr<const std::string> source;
  base::Arena items;
  std::vector<std::unique_ptr<base::Arena>> parts;
};

// One file.
struct File {
  source::FileId file;
  List<TopLevel> items;  // in source order
  std::shared_ptr<FileMemory> memory;
};

// All files of a schema, in order: one namespace.
struct Schema {
  std::vector<File> files;
  // Frees the parts before the one that holds `block`, a block of this schema; using the members of blocks in
  // them afterwards is undefined, in copies of the schema too.
  void let_go_before(const Block& block);
};

}  // namespace schemac::syntax
