// The passes of resolve() in the order in which they run (LANGUAGE.md B.0). Each reports its own rules.
#pragma once

#include <functional>

#include "draft/context.hpp"

namespace schemac::psl {

// What Prisma's parser says of composite types: attributes that their members and they themselves cannot
// have.
void check_composite_syntax(Context& context);
// Collects the blocks of all files into drafts and checks their names (B.0 2: reserved words, characters,
// duplicates): both at once, since the syntax tree is large and each further walk over it costs.
void collect_blocks(Context& context);
// Makes the draft of one block; returns its index among those of its kind. No rules.
uint32_t collect_block(Context& context, const syntax::Block& block);
// B.0 3: field types are looked up; empty enums, members of composite types.
void resolve_types(Context& context);
// B.0 4 and 5: what each attribute says, block by block.
void resolve_attributes(Context& context);
// The three above: what the blocks say by themselves, which is all that the formatter asks for.
void read_blocks(Context& context);
// Pairs relation fields (no rules: those are check_relations).
void infer_relations(Context& context);
// A.4, A.5.
void load_config(Context& context);
// B.0 6: the whole schema.
void validate_schema(Context& context);

// The drafts as a Datamodel; they are used up. `reached` is told each model's block, in order: of the members
// of blocks before it nothing is asked any more.
Datamodel build_datamodel(Context&& context, const std::function<void(const syntax::Block&)>& reached);

}  // namespace schemac::psl
