// Relations of two lists (docs/reference/schema-language.md#relations).
#include <fmt/format.h>

#include "draft/messages.hpp"
#include "relations/side.hpp"

namespace schemac::psl {

namespace {
void on_both(Context& context, const RelationPair& pair, std::string_view text) {
  validation_error(context.sink, text, pair.forward.line());
  validation_error(context.sink, text, pair.back.line());
}

bool has_single_id(const ModelDraft& model) {
  return model.primary_key && model.primary_key->fields.size() == 1;
}

bool references_the_id(const RelationSide& side) {
  if (!side.relation_field.references) return true;
  const std::vector<FieldId>& references = *side.relation_field.references;
  return references.size() == 1 && references.front() == side.target.primary_key->fields.front().field;
}

// The block belongs to this side, but Prisma's message has the kind of the target.
void target_has_no_id(Context& context, const RelationSide& side) {
  field_error(
      context.sink, side.target.kind(), side.model.name(), side.name(),
      fmt::format(
          "The relation field `{}` on {} `{}` references `{}` which does not have an `@id` field. Models "
          "without `@id` cannot be part of a many to many relation. Use an explicit intermediate Model to "
          "represent this relationship.",
          side.name(), side.target.kind(), side.model.name(), side.target.name()),
      side.line());
}

void check_target_id(Context& context, const RelationSide& side) {
  if (!has_single_id(side.target)) {
    target_has_no_id(context, side);
  } else if (!references_the_id(side)) {
    validation_error(
        context.sink,
        fmt::format("Implicit many-to-many relations must always reference the id field of the related "
                    "model. Change the argument `references` to use the id field of the related model "
                    "`{}`. But it is referencing the following fields that are not the id: {}",
                    side.target.name(), field_names(side.target, *side.relation_field.references)),
        side.line());
  }
}

void check_no_actions(Context& context, const RelationSide& side) {
  for (const auto& action : {side.relation_field.on_delete, side.relation_field.on_update}) {
    if (!action) continue;
    validation_error(context.sink, "Referential actions on implicit many-to-many relations are not supported",
                     action->span);
  }
}

void check_no_references(Context& context, const RelationSide& side) {
  if (!side.relation_field.references) return;
  relation_error(
      context, side,
      "Implicit many-to-many relation should not have references argument defined. Either remove it, or "
      "change the relation to one-to-many.");
}
}  // namespace

void check_implicit_many_to_many(Context& context, const RelationPair& pair) {
  if (pair.forward.model.is_view() || pair.back.model.is_view()) {
    on_both(context, pair, "Implicit many-to-many relations are not supported for views.");
  }
  check_target_id(context, pair.forward);
  check_target_id(context, pair.back);
  check_no_actions(context, pair.forward);
  check_no_actions(context, pair.back);
  check_no_references(context, pair.forward);
  check_no_references(context, pair.back);
}

void check_embedded_many_to_many(Context& context, const RelationPair& pair) {
  on_both(
      context, pair,
      fmt::format("Embedded many-to-many relations are not supported on {}. Please use the syntax defined in "
                  "https://pris.ly/d/relational-database-many-to-many",
                  context.connector().name));
}

}  // namespace schemac::psl
