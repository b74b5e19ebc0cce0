// Drafts: the state of the schema during the passes of resolve(). They hold the syntax tree with all names
// looked up, also for wrong schemas. Drafts point into the tree; build.cpp converts them to the Datamodel.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "draft/name_index.hpp"
#include "schemac/psl/datamodel.hpp"

namespace schemac::psl {

struct CompositeId {
  uint32_t value = 0;
  auto operator<=>(const CompositeId&) const = default;
};
struct UnknownType {
  bool operator==(const UnknownType&) const = default;
};
struct UnsupportedType {
  const syntax::QuotedType* written = nullptr;
  bool operator==(const UnsupportedType&) const = default;
};
using DraftType = std::variant<UnknownType, Scalar, EnumId, UnsupportedType, ModelId, CompositeId>;

// An optional text; a missing text differs from an empty one.
class OptionalText {
 public:
  OptionalText() = default;
  OptionalText(std::nullopt_t) {}
  OptionalText(std::string_view text) : text_(text.data() ? text : std::string_view("")) {}
  OptionalText(std::optional<std::string_view> text)
      : OptionalText(text ? OptionalText(*text) : OptionalText()) {}
  bool has_value() const { return text_.data() != nullptr; }
  explicit operator bool() const { return has_value(); }
  std::string_view operator*() const { return text_; }
  const std::string_view* operator->() const { return &text_; }
  // A missing text is less than all others.
  std::strong_ordering operator<=>(const OptionalText& other) const {
    if (has_value() != other.has_value()) return has_value() <=> other.has_value();
    return text_ <=> other.text_;
  }
  bool operator==(const OptionalText& other) const {
    return has_value() == other.has_value() && text_ == other.text_;
  }
  operator std::optional<std::string_view>() const {
    return has_value() ? std::optional(text_) : std::nullopt;
  }

 private:
  std::string_view text_;
};

struct DefaultDraft {
  const syntax::Attribute* attribute = nullptr;
  const syntax::Expression* value = nullptr;
  OptionalText mapped;
  bool unknown_function = false;
};

struct FieldDraft {
  const syntax::Field* ast = nullptr;
  DraftType type;
  OptionalText mapped;
  const DefaultDraft* default_value = nullptr;     // in Context::defaults
  const syntax::Attribute* native_type = nullptr;  // `@prefix.Name(..)`
  uint32_t relation_field = 0;  // index into Context::relation_fields, if the type is a ModelId
  Arity arity = Arity::required;
  bool updated_at = false;
  bool ignored = false;

  std::string_view name() const { return ast->name.text(); }
  std::string_view column() const { return mapped ? *mapped : name(); }
  bool is_relation() const { return std::holds_alternative<ModelId>(type); }
  // True for a field that may be in a key: not a relation and not of an unknown type.
  bool is_scalar_like() const { return !is_relation() && !std::holds_alternative<UnknownType>(type); }
  bool is_required() const { return arity == Arity::required; }
  bool is_optional() const { return arity == Arity::optional; }
  bool is_list() const { return arity == Arity::list; }
  std::optional<Scalar> scalar() const {
    const Scalar* found = std::get_if<Scalar>(&type);
    return found ? std::optional(*found) : std::nullopt;
  }
  bool is_unsupported() const { return std::holds_alternative<UnsupportedType>(type); }
};

struct KeyFieldDraft {
  FieldId field;
  std::optional<SortOrder> sort;
  base::Box<OperatorClass> operator_class;
  bool has_length = false;
};

enum class KeyKind : uint8_t { id, unique, index, fulltext, shard_key };

// One @id, @unique, @@id, @@unique, @@index, @@fulltext, @shardKey or @@shardKey.
struct KeyDraft {
  KeyKind kind = KeyKind::index;
  bool on_field = false;
  bool has_clustered = false;
  const syntax::Attribute* attribute = nullptr;
  std::vector<KeyFieldDraft> fields;
  OptionalText mapped;
  OptionalText client_name;
  std::optional<IndexType> type;
  base::Box<Where> where;
  bool is_unique() const { return kind == KeyKind::unique; }
};

struct LocatedText {
  std::string_view text;
  Span span;
};

struct ActionDraft {
  ReferentialAction action = ReferentialAction::NoAction;
  Span span;
};

// A field that refers to a model, with the values of its @relation.
struct RelationFieldDraft {
  ModelId model;
  FieldId field;
  ModelId target;
  const syntax::Attribute* attribute = nullptr;
  std::optional<std::vector<FieldId>> fields;
  std::optional<std::vector<FieldId>> references;
  OptionalText name;
  OptionalText mapped;
  std::optional<ActionDraft> on_delete;
  std::optional<ActionDraft> on_update;
  // `fields`; empty if it is not given.
  std::span<const FieldId> listed_fields() const {
    return fields ? std::span<const FieldId>(*fields) : std::span<const FieldId>();
  }
};

// The fields of all models in a few large blocks: one list a model would be as many allocations to free.
class FieldSlab {
 public:
  // New fields, valid as long as the slab.
  std::span<FieldDraft> take(size_t count) {
    if (count > left_.size()) left_ = new_chunk(std::max(count, usual_chunk));
    const std::span<FieldDraft> taken = left_.first(count);
    left_ = left_.subspan(count);
    return taken;
  }
  // Frees all fields that were taken before `first`, which were taken from this slab.
  void let_go_before(std::span<FieldDraft> first) {
    if (first.empty()) return;
    const auto holds = [&](const Chunk& chunk) {
      return std::greater_equal<>()(first.data(), chunk.begin.get()) &&
             std::less<>()(first.data(), chunk.begin.get() + chunk.size);
    };
    while (!chunks_.empty() && !holds(chunks_.front())) chunks_.pop_front();
  }

 private:
  static constexpr size_t usual_chunk = 512;
  struct Chunk {
    std::unique_ptr<FieldDraft[]> begin;
    size_t size = 0;
  };
  std::span<FieldDraft> new_chunk(size_t size) {
    chunks_.push_back({std::make_unique<FieldDraft[]>(size), size});
    return {chunks_.back().begin.get(), size};
  }
  std::deque<Chunk> chunks_;
  std::span<FieldDraft> left_;
};

struct ModelDraft {
  const syntax::Block* ast = nullptr;
  std::span<FieldDraft> fields;
  NameIndex field_names;
  std::vector<const syntax::Attribute*> attributes;
  OptionalText mapped;
  std::optional<LocatedText> schema;
  std::optional<KeyDraft> primary_key;
  std::vector<KeyDraft> indexes;      // fields' @unique, @@index, @@unique, @@fulltext
  std::optional<KeyDraft> shard_key;  // read here, refused for PostgreSQL later
  uint32_t first_relation_field = 0;  // its range in Context::relation_fields
  uint32_t relation_field_count = 0;
  bool ignored = false;

  std::string_view name() const { return ast->name.text(); }
  std::string_view table() const { return mapped ? *mapped : name(); }
  bool is_view() const { return ast->kind == syntax::BlockKind::view; }
  std::string_view kind() const { return is_view() ? "view" : "model"; }
  const FieldDraft& field(FieldId id) const { return fields[id.value]; }
  // The sort key of `field_names`.
  auto field_name() const {
    return [this](uint32_t i) { return fields[i].name(); };
  }
  std::optional<uint32_t> find_field(std::string_view name) const {
    return field_names.find(name, field_name());
  }
};

struct EnumDraft {
  const syntax::Block* ast = nullptr;
  std::vector<const syntax::EnumValue*> values;
  NameIndex value_names;
  std::vector<const syntax::Attribute*> attributes;
  std::vector<OptionalText> mapped_values;  // like `values`
  OptionalText mapped;
  std::optional<LocatedText> schema;
  std::string_view name() const { return ast->name.text(); }
  std::string_view database_name() const { return mapped ? *mapped : name(); }
  // The sort key of `value_names`.
  auto value_name() const {
    return [this](uint32_t i) { return values[i]->name.text(); };
  }
  bool has_value(std::string_view name) const { return value_names.find(name, value_name()).has_value(); }
};

struct CompositeDraft {
  const syntax::Block* ast = nullptr;
  std::span<FieldDraft> fields;
  std::vector<const syntax::Attribute*> attributes;
  std::string_view name() const { return ast->name.text(); }
};

// A pair of relation fields, or one without its opposite. `forward` is the side that has (or should have) the
// foreign key; for a many-to-many relation it is side A.
struct RelationDraft {
  enum class Kind { one_to_one, one_to_many, implicit_many_to_many, embedded_many_to_many };
  Kind kind = Kind::one_to_many;
  std::optional<uint32_t> forward;  // indexes into Context::relation_fields
  std::optional<uint32_t> back;
  bool is_inline() const { return kind == Kind::one_to_one || kind == Kind::one_to_many; }
  // The model with the foreign key.
  ModelId holder(const std::vector<RelationFieldDraft>& fields) const {
    return forward ? fields[*forward].model : fields[*back].target;
  }
};

// A block in file order.
struct BlockRef {
  const syntax::Block* ast = nullptr;
  uint32_t index = 0;  // into the vector of its kind: models (and views), enums, composites, else unused
};

}  // namespace schemac::psl
