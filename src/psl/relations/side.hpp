// A relation with the data that its rules need.
#pragma once

#include <string>

#include "draft/context.hpp"

namespace schemac::psl {

// One side: a relation field, its model and its declaration.
struct RelationSide {
  const RelationFieldDraft& relation_field;
  const FieldDraft& field;
  const ModelDraft& model;
  const ModelDraft& target;

  std::string_view name() const { return field.name(); }
  Span line() const { return field.ast->span; }
  // An empty list counts as missing.
  bool has_fields() const { return relation_field.fields && !relation_field.fields->empty(); }
  bool has_references() const { return relation_field.references && !relation_field.references->empty(); }
  bool has_actions() const { return relation_field.on_delete || relation_field.on_update; }
};

RelationSide relation_side(const Context& context, uint32_t relation_field);

// A relation with both of its fields.
struct RelationPair {
  RelationSide forward;
  RelationSide back;
};

// `Error parsing attribute "@relation": {text}` at the side's field line.
void relation_error(Context& context, const RelationSide& side, std::string_view text);
// The field has no opposite (docs/reference/schema-language.md#relation-fields).
void missing_opposite(Context& context, const RelationSide& side);

// Rules of relations with a foreign key.
void check_one_to_one(Context& context, const RelationDraft& relation);
void check_one_to_many(Context& context, const RelationDraft& relation);
void check_implicit_many_to_many(Context& context, const RelationPair& pair);
void check_embedded_many_to_many(Context& context, const RelationPair& pair);

// Checks for cycles of cascading actions, which only Prisma's emulation does not support.
class RelationGraph;
struct RelationEdge;
void check_cycles(Context& context, const RelationGraph& graph, const RelationEdge& root);

}  // namespace schemac::psl
