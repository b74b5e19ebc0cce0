// One function for each attribute; read_attributes.cpp calls them in Prisma's order
// (docs/reference/schema-language.md#order-of-checks).
#pragma once

#include "attributes/attribute_reader.hpp"
#include "draft/context.hpp"

namespace schemac::psl {

// @relation
void read_relation_attribute(Context& context, RelationFieldDraft& relation_field,
                             const syntax::Attribute& attribute);

// @default of a model's field and of a composite type's member.
void read_field_default(Context& context, FieldDraft& field, const syntax::Attribute& attribute);
void check_composite_default(Context& context, const FieldDraft& field, const syntax::Attribute& attribute);

// @id, @@id, @shardKey, @@shardKey
void read_field_id(Context& context, ModelDraft& model, FieldId field, const syntax::Attribute& attribute);
void read_block_id(Context& context, ModelDraft& model, const syntax::Attribute& attribute);
void read_field_shard_key(Context& context, ModelDraft& model, FieldId field,
                          const syntax::Attribute& attribute);
void read_block_shard_key(Context& context, ModelDraft& model, const syntax::Attribute& attribute);
// The fields' @id and @shardKey: only at the end of a model it is known whether the model is ignored.
void check_field_key_arities(Context& context, const ModelDraft& model);

// @unique, @@unique, @@index, @@fulltext
void read_field_unique(Context& context, ModelDraft& model, FieldId field,
                       const syntax::Attribute& attribute);
void read_block_index(Context& context, ModelDraft& model, KeyKind kind, const syntax::Attribute& attribute);

// `where:`
std::optional<Where> read_where(const ModelDraft& model, const syntax::Expression& value,
                                ArgumentReader& arguments, diag::Sink& sink);

// @map and @@map: the name, or none if it is wrong.
std::optional<std::string_view> read_map(Context& context, const syntax::Attribute& attribute);
// @@schema
std::optional<LocatedText> read_schema(Context& context, const syntax::Attribute& attribute);

}  // namespace schemac::psl
