// The passes of resolve() in execution order (docs/reference/schema-language.md#order-of-checks). Each
// reports its own rules.
#pragma once

#include <functional>

#include "draft/context.hpp"

namespace schemac::psl {

// The rules of Prisma's parser for composite types: attributes that their members and they themselves cannot
// have.
void check_composite_syntax(Context& context);
// Collects the blocks of all files into drafts and checks their names (reserved words, characters,
// duplicates) in one pass, because each further walk over the large syntax tree takes time.
void collect_blocks(Context& context);
// Makes the draft of one block; returns its index among those of its kind. Checks no rules.
uint32_t collect_block(Context& context, const syntax::Block& block);
// Looks up field types; empty enums, members of composite types.
void resolve_types(Context& context);
// Reads each attribute, block by block.
void resolve_attributes(Context& context);
// The three passes above: the rules of single blocks, which are all that the formatter needs.
void read_blocks(Context& context);
// Pairs relation fields (the rules are in check_relations).
void infer_relations(Context& context);
// docs/reference/schema-language.md#datasource, docs/reference/schema-language.md#generators
void load_config(Context& context);
// The rules of the whole schema.
void validate_schema(Context& context);

// Converts the drafts to a Datamodel and frees them. `reached` gets each model's block, in order: the members
// of blocks before it are not used any more.
Datamodel build_datamodel(Context&& context, const std::function<void(const syntax::Block&)>& reached);

}  // namespace schemac::psl
