// One-to-many relations (docs/reference/schema-language.md#relations).
#include <fmt/format.h>

#include "relations/side.hpp"

namespace schemac::psl {

namespace {
void check_singular_side(Context& context, const RelationSide& forward) {
  if (!forward.has_fields()) {
    relation_error(
        context, forward,
        fmt::format("The relation field `{}` on Model `{}` must specify the `fields` argument in the "
                    "@relation attribute. You can run `prisma format` to fix this automatically.",
                    forward.name(), forward.model.name()));
  }
  if (!forward.has_references()) {
    relation_error(
        context, forward,
        fmt::format("The relation field `{}` on Model `{}` must specify the `references` argument in the "
                    "@relation attribute.",
                    forward.name(), forward.model.name()));
  }
}

void check_list_side(Context& context, const RelationPair& pair) {
  const RelationSide& forward = pair.forward;
  const RelationSide& back = pair.back;
  if (back.has_fields() || back.has_references()) {
    relation_error(
        context, back,
        fmt::format("The relation field `{}` on Model `{}` must not specify the `fields` or `references` "
                    "argument in the @relation attribute. You must only specify it on the opposite field "
                    "`{}` on model `{}`.",
                    back.name(), back.model.name(), forward.name(), forward.model.name()));
  }
  if (back.has_actions()) {
    relation_error(
        context, back,
        fmt::format("The relation field `{}` on Model `{}` must not specify the `onDelete` or `onUpdate` "
                    "argument in the @relation attribute. You must only specify it on the opposite field "
                    "`{}` on model `{}`, or in case of a many to many relation, in an explicit join table.",
                    back.name(), back.model.name(), forward.name(), forward.model.name()));
  }
}
}  // namespace

void check_one_to_many(Context& context, const RelationDraft& relation) {
  if (!relation.forward || !relation.back) {
    missing_opposite(context, relation_side(context, relation.forward ? *relation.forward : *relation.back));
    return;
  }
  const RelationPair pair{relation_side(context, *relation.forward), relation_side(context, *relation.back)};
  check_singular_side(context, pair.forward);
  check_list_side(context, pair);
}

}  // namespace schemac::psl
