// The resolved data model: names looked up, attributes understood, relations paired. It is the input of
// `lower` and introspection. Source: docs/reference/schema-language.md.
//
// Indexes (ModelId, EnumId, FieldId) refer to the vectors of the same Datamodel. Names are as in the schema;
// `mapped` is the value of @map / @@map. Spans point at the declaration.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "schemac/base/box.hpp"
#include "schemac/source/source.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

using source::Span;
using syntax::Arity;

struct ModelId {
  uint32_t value = 0;
  auto operator<=>(const ModelId&) const = default;
};
struct EnumId {
  uint32_t value = 0;
  auto operator<=>(const EnumId&) const = default;
};
// Index into Model::fields (scalar and relation fields together, in source order).
struct FieldId {
  uint32_t value = 0;
  auto operator<=>(const FieldId&) const = default;
};

enum class Scalar : uint8_t { Int, BigInt, Float, Decimal, Boolean, String, DateTime, Json, Bytes };

struct UnsupportedField {
  base::RareText text;
  bool operator==(const UnsupportedField&) const = default;
};
// A ModelId (of a model or view) makes the field a relation field.
using FieldType = std::variant<Scalar, EnumId, UnsupportedField, ModelId>;

// `@db.VarChar(20)`: arguments as written.
struct NativeType {
  std::string name;
  std::vector<uint32_t> arguments;
  Span span;
  bool operator==(const NativeType&) const = default;
};

// One literal of a @default, as written in the schema (strings decoded).
struct DefaultLiteral {
  enum class Kind { string, number, constant };  // constant: true, false, or an enum value's schema name
  Kind kind = Kind::string;
  std::string text;
  bool operator==(const DefaultLiteral&) const = default;
};
struct DefaultList {
  std::vector<DefaultLiteral> items;
  bool operator==(const DefaultList&) const = default;
};
struct DefaultFunction {
  enum class Kind : uint8_t { autoincrement, now, dbgenerated, uuid, cuid, ulid, nanoid };
  Kind kind = Kind::now;
  base::Box<std::string> argument;  // dbgenerated's text, or the number of uuid/cuid/nanoid
  bool operator==(const DefaultFunction&) const = default;
};
struct FieldDefault {
  std::variant<DefaultLiteral, DefaultList, DefaultFunction> value;
  Span span;
  bool operator==(const FieldDefault&) const = default;
};

struct Field {
  std::string name;
  base::Box<std::string> mapped;
  FieldType type;
  base::Box<NativeType> native_type;
  base::Box<FieldDefault> default_value;
  base::RareText documentation;
  Span span;
  Arity arity = Arity::required;
  bool updated_at = false;
  bool ignored = false;
  const std::string& database_name() const { return mapped ? *mapped : name; }
  bool is_relation() const { return std::holds_alternative<ModelId>(type); }
  bool operator==(const Field&) const = default;
};

enum class SortOrder : uint8_t { asc, desc };

// `ops: JsonbPathOps` or `ops: raw("text_pattern_ops")`.
struct OperatorClass {
  std::string name;
  bool raw = false;
  bool operator==(const OperatorClass&) const = default;
};

struct IndexField {
  FieldId field;
  std::optional<SortOrder> sort;
  base::Box<OperatorClass> operator_class;
  bool operator==(const IndexField&) const = default;
};

// `where: raw("text")`, or the object form as (field, comparison) entries.
struct WhereEntry {
  FieldId field;
  bool negated = false;                                   // `{ not: value }`
  std::variant<std::monostate, bool, std::string> value;  // monostate: null; strings decoded
  bool is_number = false;                                 // `value` holds the digits as written
  bool operator==(const WhereEntry&) const = default;
};
struct Where {
  std::variant<std::string, std::vector<WhereEntry>> predicate;  // raw text, or entries joined by AND
  bool operator==(const Where&) const = default;
};

enum class IndexType : uint8_t { BTree, Hash, Gist, Gin, SpGist, Brin };

// @unique, @@unique, @@index.
struct Index {
  bool unique = false;
  std::vector<IndexField> fields;
  base::Box<std::string> mapped;  // `map:` (or @@index's `name:`)
  base::Box<std::string> client_name;
  IndexType type = IndexType::BTree;
  base::Box<Where> where;
  bool on_field = false;  // written as @unique on its field
  Span span;
  bool operator==(const Index&) const = default;
};

// @id or @@id.
struct PrimaryKey {
  std::vector<IndexField> fields;
  base::Box<std::string> mapped;
  base::Box<std::string> client_name;
  bool on_field = false;
  Span span;
  bool operator==(const PrimaryKey&) const = default;
};

struct Model {
  std::string name;
  std::optional<std::string> mapped;
  std::optional<std::string> schema;  // @@schema
  bool is_view = false;
  bool ignored = false;  // @@ignore
  std::vector<Field> fields;
  std::optional<PrimaryKey> primary_key;
  // In Prisma's order: the fields' @unique, then @@index, then @@unique
  // (docs/reference/schema-language.md#order-of-checks); order inside a kind as written.
  std::vector<Index> indexes;
  std::string documentation;
  Span span;
  const std::string& database_name() const { return mapped ? *mapped : name; }
  bool operator==(const Model&) const = default;
};

struct EnumValue {
  std::string name;
  std::optional<std::string> mapped;
  std::string documentation;
  Span span;
  const std::string& database_name() const { return mapped ? *mapped : name; }
  bool operator==(const EnumValue&) const = default;
};

struct Enum {
  std::string name;
  std::optional<std::string> mapped;
  std::optional<std::string> schema;
  std::vector<EnumValue> values;
  std::string documentation;
  Span span;
  const std::string& database_name() const { return mapped ? *mapped : name; }
  bool operator==(const Enum&) const = default;
};

enum class ReferentialAction : uint8_t { Cascade, Restrict, NoAction, SetNull, SetDefault };

// A relation with a foreign key, seen from the side with `fields` and `references`.
struct InlineRelation {
  ModelId model;                // the referencing model
  FieldId field;                // its relation field
  std::vector<FieldId> fields;  // scalars of `model`
  ModelId referenced_model;
  std::vector<FieldId> references;  // scalars of `referenced_model`
  std::optional<ReferentialAction> on_delete;
  std::optional<ReferentialAction> on_update;
  base::Box<std::string> mapped;
  std::optional<FieldId> back_field;  // of `referenced_model`
  bool one_to_one = false;
  bool operator==(const InlineRelation&) const = default;
};

// An implicit many-to-many relation. Side A has the smaller model name in byte order (self relations: field
// name).
struct ManyToMany {
  std::string relation_name;  // given, or "AToB"
  ModelId model_a;
  FieldId field_a;
  ModelId model_b;
  FieldId field_b;
  bool operator==(const ManyToMany&) const = default;
};

struct ExtensionEntry {
  std::string name;                   // as written
  std::optional<std::string> mapped;  // `map:`, the database's name
  std::optional<std::string> schema;
  std::optional<std::string> version;
  Span span;
  const std::string& database_name() const { return mapped ? *mapped : name; }
  bool operator==(const ExtensionEntry&) const = default;
};

// `url = "literal"` or `url = env("NAME")`; an empty text for any other value.
struct UrlSource {
  std::string text;  // the literal, or the variable's name
  bool from_environment = false;
  bool operator==(const UrlSource&) const = default;
};

enum class RelationMode { foreign_keys, prisma };

struct Datasource {
  std::string name;
  std::string provider;  // "postgresql" or "postgres" as written
  std::optional<UrlSource> url;
  std::optional<UrlSource> direct_url;
  std::optional<UrlSource> shadow_database_url;
  RelationMode relation_mode = RelationMode::foreign_keys;
  std::vector<std::string> schemas;  // empty: single-schema mode
  std::vector<ExtensionEntry> extensions;
  Span span;
  bool operator==(const Datasource&) const = default;
};

struct Datamodel {
  std::optional<Datasource> datasource;
  std::vector<std::string> preview_features;  // lower-cased, of all generators
  std::vector<Model> models;                  // models and views in source order
  std::vector<Enum> enums;
  std::vector<InlineRelation> inline_relations;  // ordered by holding model, then relation field
  std::vector<ManyToMany> many_to_many;
  const Model& model(ModelId id) const { return models.at(id.value); }
  const Enum& enumeration(EnumId id) const { return enums.at(id.value); }
  bool has_preview_feature(std::string_view lower_case_name) const;
  bool operator==(const Datamodel&) const = default;
};

}  // namespace schemac::psl
