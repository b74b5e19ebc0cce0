// One-to-one relations (docs/reference/schema-language.md#relations).
#include <fmt/format.h>

#include <algorithm>

#include "draft/messages.hpp"
#include "relations/side.hpp"

namespace schemac::psl {

namespace {
// ``The relation fields `{f}` on Model `{A}` and `{g}` on Model `{B}` ``
std::string both_fields(const RelationSide& first, const RelationSide& second) {
  return fmt::format("The relation fields `{}` on Model `{}` and `{}` on Model `{}`", first.name(),
                     first.model.name(), second.name(), second.model.name());
}

void missing_on_both(Context& context, const RelationPair& pair, std::string_view argument) {
  const auto report = [&](const RelationSide& side, const RelationSide& other) {
    relation_error(
        context, side,
        fmt::format("{} do not provide the `{}` argument in the @relation attribute. You have to provide it "
                    "on one of the two fields.",
                    both_fields(side, other), argument));
  };
  report(pair.forward, pair.back);
  report(pair.back, pair.forward);
}

void check_arguments_are_given(Context& context, const RelationPair& pair) {
  const RelationSide& forward = pair.forward;
  const RelationSide& back = pair.back;
  if (!forward.has_fields() && !back.has_fields()) missing_on_both(context, pair, "fields");
  if (!forward.has_references() && !back.has_references()) missing_on_both(context, pair, "references");
}

void given_on_both(Context& context, const RelationPair& pair, std::string_view argument) {
  const std::string text = fmt::format(
      "{} both provide the `{}` argument in the @relation attribute. You have to provide it only on one of "
      "the two "
      "fields.",
      both_fields(pair.forward, pair.back), argument);
  relation_error(context, pair.forward, text);
  relation_error(context, pair.back, text);
}

void check_arguments_are_on_one_side(Context& context, const RelationPair& pair) {
  const RelationSide& forward = pair.forward;
  const RelationSide& back = pair.back;
  if (forward.has_references() && back.has_references()) given_on_both(context, pair, "references");
  if (forward.has_fields() && back.has_fields()) given_on_both(context, pair, "fields");
}

void check_actions(Context& context, const RelationPair& pair) {
  const RelationSide& forward = pair.forward;
  const RelationSide& back = pair.back;
  if (!back.has_actions()) return;
  if (!forward.has_actions()) {
    relation_error(
        context, back,
        fmt::format("The relation field `{}` on Model `{}` must not specify the `onDelete` or `onUpdate` "
                    "argument in the @relation attribute. You must only specify it on the opposite field "
                    "`{}` on model `{}`.",
                    back.name(), back.model.name(), forward.name(), forward.model.name()));
    return;
  }
  const auto report = [&](const RelationSide& side, const RelationSide& other) {
    relation_error(
        context, side,
        fmt::format("{} both provide the `onDelete` or `onUpdate` argument in the @relation attribute. You "
                    "have to provide it only on one of the two fields.",
                    both_fields(side, other)));
  };
  report(back, forward);
  report(forward, back);
}

bool is_key(const std::vector<KeyFieldDraft>& key, const std::vector<FieldId>& fields) {
  return std::equal(key.begin(), key.end(), fields.begin(), fields.end(),
                    [](const KeyFieldDraft& field, FieldId id) { return field.field == id; });
}

bool are_unique(const ModelDraft& model, const std::vector<FieldId>& fields) {
  if (model.primary_key && is_key(model.primary_key->fields, fields)) return true;
  return std::any_of(model.indexes.begin(), model.indexes.end(), [&](const KeyDraft& index) {
    return index.is_unique() && is_key(index.fields, fields);
  });
}

void check_fields_are_unique(Context& context, const RelationSide& forward) {
  if (!forward.relation_field.fields || are_unique(forward.model, *forward.relation_field.fields)) return;
  const std::string names = field_names(forward.model, *forward.relation_field.fields);
  const std::string advice =
      forward.relation_field.fields->size() == 1
          ? fmt::format(
                "Either add an `@unique` attribute to the field `{}`, or change the relation to one-to-many.",
                names)
          : fmt::format(
                "Either add an `@@unique([{}])` attribute to the model, or change the relation to "
                "one-to-many.",
                names);
  relation_error(context, forward,
                 "A one-to-one relation must use unique fields on the defining side. " + advice);
}

// ----- rules that would only repeat earlier errors

void check_arguments_are_on_the_same_side(Context& context, const RelationPair& pair) {
  const RelationSide& forward = pair.forward;
  const RelationSide& back = pair.back;
  const auto text = [&](std::string_view own, std::string_view others) {
    return fmt::format(
        "The relation field `{}` on Model `{}` provides the `{}` argument in the @relation attribute. And "
        "the related field `{}` on Model `{}` provides the `{}` argument. You must provide both arguments "
        "on the same side.",
        forward.name(), forward.model.name(), own, back.name(), back.model.name(), others);
  };
  if (forward.has_fields() && back.has_references()) {
    relation_error(context, forward, text("fields", "references"));
    relation_error(context, back, text("fields", "references"));
  }
  if (forward.has_references() && back.has_fields())
    relation_error(context, forward, text("references", "fields"));
}

void check_back_side_is_optional(Context& context, const RelationPair& pair) {
  const RelationSide& forward = pair.forward;
  const RelationSide& back = pair.back;
  if (!back.field.is_required()) return;
  relation_error(
      context, back,
      fmt::format("The relation field `{0}` on Model `{1}` is required. This is not valid because it's not "
                  "possible to enforce this constraint on the database level. Please change the field type "
                  "from `{2}` to `{2}?` to fix this.",
                  back.name(), back.model.name(), forward.model.name()));
}

void check_required_side_holds_the_key(Context& context, const RelationPair& pair) {
  const RelationSide& forward = pair.forward;
  const RelationSide& back = pair.back;
  if (!forward.field.is_required() || (!back.relation_field.fields && !back.relation_field.references))
    return;
  relation_error(
      context, back,
      fmt::format(
          "The relation field `{}.{}` defines the `fields` and/or `references` argument. You must set "
          "them on the required side of the relation (`{}.{}`) in order for the constraints to be "
          "enforced. Alternatively, you can change this field to be required and the opposite "
          "optional, or make both sides of the relation optional.",
          back.model.name(), back.name(), forward.model.name(), forward.name()));
}
}  // namespace

void check_one_to_one(Context& context, const RelationDraft& relation) {
  const RelationSide forward = relation_side(context, *relation.forward);
  if (!relation.back) {
    missing_opposite(context, forward);
    check_fields_are_unique(context, forward);
    return;
  }
  const RelationPair pair{forward, relation_side(context, *relation.back)};
  check_arguments_are_given(context, pair);
  check_arguments_are_on_one_side(context, pair);
  check_actions(context, pair);
  check_fields_are_unique(context, forward);
  if (!context.sink.has_errors()) check_arguments_are_on_the_same_side(context, pair);
  if (!context.sink.has_errors()) check_back_side_is_optional(context, pair);
  if (!context.sink.has_errors()) check_required_side_holds_the_key(context, pair);
}

}  // namespace schemac::psl
