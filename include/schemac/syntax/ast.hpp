// The syntax tree of Prisma's schema language, close enough to the text that the formatter works from it:
// every token has its span, every comment and blank line is a node.
//
// Spans follow LANGUAGE.md B.0: `line` spans include the line end, `block` spans run from the keyword to `}`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schemac/base/box.hpp"
#include "schemac/source/source.hpp"

namespace schemac::syntax {

using source::Span;

// A name or a dotted path, as written.
struct Name {
  std::string text;
  Span span;
  bool operator==(const Name&) const = default;
};

struct Argument;
struct ObjectEntry;

// Anything that may stand as a value. `children` holds array elements, `arguments` a function's, `entries` an
// object's.
struct Expression {
  enum class Kind { number, string, constant, function, array, object };
  Kind kind = Kind::constant;
  std::string text;            // number: as written; string: decoded; constant and function: the path
  base::Box<std::string> raw;  // string: as written with its quotes, where `text` does not give it back
  std::vector<Expression> children;
  std::vector<Argument> arguments;
  std::vector<ObjectEntry> entries;
  std::optional<Span> trailing_comma;  // of a function's argument list
  Span span;
  bool operator==(const Expression&) const;
};

// `name: value`, `value`, or `name:` (then `value` is empty).
struct Argument {
  base::Box<Name> name;
  std::optional<Expression> value;
  Span span;
  bool operator==(const Argument&) const = default;
};

struct ObjectEntry {
  Name key;
  Expression value;
  Span span;
  bool operator==(const ObjectEntry&) const = default;
};

// `@path(args)` or `@@path(args)`. `name.text` has no `@`.
struct Attribute {
  Name name;
  bool has_parentheses = false;
  std::vector<Argument> arguments;
  std::optional<Span> trailing_comma;
  Span span;  // LANGUAGE.md B.0 "attr"
  bool operator==(const Attribute&) const = default;
};

enum class Arity { required, optional, list };

// A field's type as written: a path, or `Unsupported("text")`.
struct TypeReference {
  Name name;                          // "Unsupported" for an unsupported type
  base::Box<Expression> unsupported;  // the string literal
  Span span;
  bool operator==(const TypeReference&) const = default;
};

struct Comment {
  enum class Kind { line, doc, block };  // `//`, `///`, `/* */`
  Kind kind = Kind::line;
  std::string text;  // as written with its marks, without the line end
  Span span;
  bool operator==(const Comment&) const = default;
};

struct Field {
  Name name;
  TypeReference type;
  Arity arity = Arity::required;
  std::vector<Attribute> attributes;
  base::Box<Comment> trailing_comment;
  std::string
      documentation;  // the `///` lines above (and behind) it, joined by newlines, marks and one blank cut
  Span span;          // LANGUAGE.md B.0 "line"
  bool operator==(const Field&) const = default;
};

struct EnumValue {
  Name name;
  std::vector<Attribute> attributes;
  base::Box<Comment> trailing_comment;
  std::string documentation;
  Span span;  // line
  bool operator==(const EnumValue&) const = default;
};

struct BlockAttribute {
  Attribute attribute;
  base::Box<Comment> trailing_comment;
  Span span;  // line
  bool operator==(const BlockAttribute&) const = default;
};

// `key = value` of datasource and generator; `value` is empty for `key =`.
struct Property {
  Name key;
  base::Box<Expression> value;
  base::Box<Comment> trailing_comment;
  Span span;  // from the key to the end of the value and its trailing comment, without the line end
  bool operator==(const Property&) const = default;
};

struct BlankLine {
  Span span;
  bool operator==(const BlankLine&) const = default;
};

// A line that could not be parsed, kept for the formatter; its diagnostic is in the sink. A field that has an
// error of its own (legacy `Int!`, a name without a type) is a line of this kind too, with what could be read
// in `field`.
struct InvalidLine {
  std::string text;  // without the line end
  base::Box<Field> field;
  bool optional_list = false;  // the field's type was written `Type[]?`
  Span span;
  bool operator==(const InvalidLine&) const = default;
};

using Member = std::variant<Field, EnumValue, BlockAttribute, Property, Comment, BlankLine, InvalidLine>;

enum class BlockKind { model, view, type, enumeration, datasource, generator };
std::string_view keyword(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::model;
  Name name;
  std::vector<Member> members;  // in source order
  std::string documentation;
  Span span;  // from the keyword to `}`
  bool operator==(const Block&) const = default;
};

// A block of a shape that is known but of no known kind (`word {` .. `}`), or `type X = ..`: kept verbatim.
struct InvalidBlock {
  std::string text;
  Span span;
  bool operator==(const InvalidBlock&) const = default;
};

using TopLevel = std::variant<Block, Comment, BlankLine, InvalidLine, InvalidBlock>;

// One file.
struct File {
  source::FileId file;
  std::vector<TopLevel> items;  // in source order
  bool operator==(const File&) const = default;
};

// All files of a schema, in order: one namespace.
struct Schema {
  std::vector<File> files;
  bool operator==(const Schema&) const = default;
};

}  // namespace schemac::syntax
