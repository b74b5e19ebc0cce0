// Rules about one relation field (docs/reference/schema-language.md#relation-fields).
#include <fmt/format.h>

#include "draft/messages.hpp"
#include "relations/groups.hpp"
#include "rules/constraint_name_rules.hpp"
#include "rules/rules.hpp"

namespace schemac::psl {

namespace {
// `a`, `b` and `c`
std::string listed(const Context& context, std::span<const uint32_t> fields) {
  std::string text;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) text += i + 1 == fields.size() ? " and " : ", ";
    text += fmt::format("`{}`", context.field(context.relation_fields[fields[i]]).name());
  }
  return text;
}

std::string ambiguous_self_relation(const std::string& fields, std::string_view model, size_t count,
                                    bool named) {
  if (named) {
    return fmt::format(
        "Wrongly named self relation detected. The fields {} in model `{}` have the same relation name. "
        "At most two relation fields can belong to the same relation and therefore have the same name. "
        "Please assign a different relation name to one of them.",
        fields, model);
  }
  if (count > 2) {
    return fmt::format(
        "Unnamed self relation detected. The fields {} in model `{}` have no relation name. Please "
        "provide a relation name for one of them by adding `@relation(<name>).",
        fields, model);
  }
  return fmt::format(
      "Ambiguous self relation detected. The fields {} in model `{}` both refer to `{}`. If they are part "
      "of the same relation add the same relation name for them with `@relation(<name>)`.",
      fields, model, model);
}

std::string ambiguous_relation(const std::string& fields, std::string_view model, std::string_view target,
                               bool named) {
  if (named) {
    return fmt::format(
        "Wrongly named relation detected. The fields {} in model `{}` both use the same relation name. "
        "Please provide different relation names for them through `@relation(<name>).",
        fields, model);
  }
  return fmt::format(
      "Ambiguous relation detected. The fields {} in model `{}` both refer to `{}`. Please provide "
      "different relation names for them by adding `@relation(<name>).",
      fields, model, target);
}
}  // namespace

bool check_ambiguity(Context& context, const RelationNames& names, uint32_t number) {
  const RelationFieldDraft& relation_field = context.relation_fields[number];
  const std::span<const uint32_t> siblings = names.siblings(number);
  const bool self = relation_field.model == relation_field.target;
  const bool named = relation_field.name.has_value();
  if (siblings.size() < 2 || (self && named && siblings.size() == 2)) return true;
  const ModelDraft& model = context.model(relation_field.model);
  const std::string fields = listed(context, siblings);
  const std::string text =
      self ? ambiguous_self_relation(fields, model.name(), siblings.size(), named)
           : ambiguous_relation(fields, model.name(), context.model(relation_field.target).name(), named);
  model_error(context.sink, model, text, context.field(relation_field).ast->span);
  return false;
}

namespace {
void check_target_is_not_ignored(Context& context, const RelationFieldDraft& relation_field) {
  const ModelDraft& model = context.model(relation_field.model);
  const ModelDraft& target = context.model(relation_field.target);
  const FieldDraft& field = context.field(relation_field);
  if (!target.ignored || field.ignored || model.ignored) return;
  attribute_error(
      context.sink, "@ignore",
      fmt::format("The relation field `{}` on Model `{}` must specify the `@ignore` attribute, because the "
                  "model {} it is pointing to is marked ignored.",
                  field.name(), model.name(), target.name()),
      field.ast->span);
}

// Foreign keys support all actions; Prisma's emulation does not.
void check_action(Context& context, const RelationFieldDraft& relation_field,
                  const std::optional<ActionDraft>& action, std::string_view argument) {
  using enum ReferentialAction;
  if (!action || !context.emulates_relations() || !context.connector().native_types) return;
  if (action->action != NoAction && action->action != SetDefault) return;
  std::string text =
      fmt::format("Invalid referential action: `{}`. Allowed values: (`Cascade`, `Restrict`, `SetNull`)",
                  action_name(action->action));
  if (action->action == NoAction) {
    text +=
        ". `NoAction` is not implemented for Postgres when using `relationMode = \"prisma\"`, you could try "
        "using "
        "`Restrict` instead. Learn more at https://pris.ly/d/relation-mode";
  }
  validation_error(context.sink, text, argument_or_attribute_span(*relation_field.attribute, argument));
}

bool starts_with(const KeyDraft& key, const std::vector<FieldId>& fields) {
  if (key.fields.size() < fields.size()) return false;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (key.fields[i].field != fields[i]) return false;
  }
  return true;
}

// Without foreign keys the referencing columns may have no index.
void check_fields_are_indexed(Context& context, const RelationFieldDraft& relation_field) {
  if (!context.emulates_relations() || !relation_field.fields) return;
  const ModelDraft& model = context.model(relation_field.model);
  if (model.primary_key && starts_with(*model.primary_key, *relation_field.fields)) return;
  for (const KeyDraft& index : model.indexes) {
    if (starts_with(index, *relation_field.fields)) return;
  }
  context.sink.warning(
      "With `relationMode = \"prisma\"`, no foreign keys are used, so relation fields will not benefit from "
      "the index "
      "usually created by the relational database under the hood. This can lead to poor performance when "
      "querying these "
      "fields. We recommend adding an index manually. Learn more at "
      "https://pris.ly/d/relation-mode-prisma-indexes\" ",
      relation_field.attribute->span);
}
}  // namespace

void check_relation_field(Context& context, const RelationFieldDraft& relation_field) {
  const ModelDraft& model = context.model(relation_field.model);
  check_target_is_not_ignored(context, relation_field);
  check_action(context, relation_field, relation_field.on_delete, "onDelete");
  check_action(context, relation_field, relation_field.on_update, "onUpdate");
  if (relation_field.mapped && !context.connector().named_keys) {
    attribute_error(context.sink, "@relation", "Your provider does not support named foreign keys.",
                    relation_field.attribute->span);
  } else if (is_name_too_long(context, relation_field.mapped)) {
    name_too_long(context, model, *relation_field.mapped, "@relation", relation_field.attribute->span);
  }
  check_fields_are_indexed(context, relation_field);
}

}  // namespace schemac::psl
