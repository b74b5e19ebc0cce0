// Rules about relations that one-to-one and one-to-many share (docs/reference/schema-language.md#relations).
#include <fmt/format.h>

#include <algorithm>

#include "draft/messages.hpp"
#include "relations/cycle_candidates.hpp"
#include "relations/graph.hpp"
#include "relations/side.hpp"
#include "rules/constraint_name_rules.hpp"
#include "rules/rules.hpp"

namespace schemac::psl {

RelationSide relation_side(const Context& context, uint32_t index) {
  const RelationFieldDraft& rf = context.relation_fields[index];
  return {rf, context.field(rf), context.model(rf.model), context.model(rf.target)};
}

void relation_error(Context& context, const RelationSide& side, std::string_view text) {
  attribute_error(context.sink, "@relation", text, side.line());
}

void missing_opposite(Context& context, const RelationSide& side) {
  field_error(
      context.sink, side.model.kind(), side.model.name(), side.name(),
      fmt::format(
          "The relation field `{}` on {} `{}` is missing an opposite relation field on the model `{}`. "
          "Either run `prisma format` or add it manually.",
          side.name(), side.model.kind(), side.model.name(), side.target.name()),
      side.line());
}

namespace {
std::vector<FieldId> fields_of(const KeyDraft& key) {
  std::vector<FieldId> fields;
  fields.reserve(key.fields.size());
  for (const KeyFieldDraft& field : key.fields) fields.push_back(field.field);
  return fields;
}

std::vector<FieldId> sorted(std::vector<FieldId> fields) {
  std::sort(fields.begin(), fields.end());
  return fields;
}

template <class F>
bool any_unique_criterion(const ModelDraft& model, F has) {
  if (model.primary_key && has(*model.primary_key)) return true;
  return std::any_of(model.indexes.begin(), model.indexes.end(),
                     [&](const KeyDraft& index) { return index.is_unique() && has(index); });
}

bool has_the_fields(const KeyDraft& key, const std::vector<FieldId>& sorted_fields) {
  if (key.fields.size() == 1 && sorted_fields.size() == 1)
    return key.fields.front().field == sorted_fields.front();
  return key.fields.size() == sorted_fields.size() && sorted(fields_of(key)) == sorted_fields;
}

bool is_unique_criterion(const ModelDraft& model, const std::vector<FieldId>& fields) {
  const std::vector<FieldId> wanted = sorted(fields);
  return any_unique_criterion(model, [&](const KeyDraft& key) { return has_the_fields(key, wanted); });
}

void check_reference_order(Context& context, const RelationSide& forward) {
  const std::vector<FieldId>& references = *forward.relation_field.references;
  if (context.connector().any_reference_order) return;
  if (any_unique_criterion(forward.target, [&](const KeyDraft& key) { return fields_of(key) == references; }))
    return;
  validation_error(
      context.sink,
      fmt::format("The argument `references` must refer to a unique criterion in the related model `{}` "
                  "using the same order of fields. Please check the ordering in the following fields: "
                  "`{}`.",
                  forward.target.name(), field_names(forward.target, references)),
      forward.line());
}

void check_references_are_unique(Context& context, const RelationSide& forward) {
  if (!forward.has_references()) return;
  const std::vector<FieldId>& references = *forward.relation_field.references;
  if (is_unique_criterion(forward.target, references)) {
    check_reference_order(context, forward);
    return;
  }
  const std::string names = field_names(forward.target, references);
  const std::string advice =
      references.size() == 1
          ? fmt::format("adding an `@unique` attribute to the field `{}` in the model `{}`.", names,
                        forward.target.name())
          : fmt::format("adding an `@@unique([{}])` attribute to the model `{}`.", names,
                        forward.target.name());
  relation_error(
      context, forward,
      "The argument `references` must refer to a unique criterion in the related model. Consider " + advice);
}

void check_lengths_are_equal(Context& context, const RelationSide& forward) {
  const RelationFieldDraft& rf = forward.relation_field;
  if (!rf.fields || !rf.references || rf.fields->size() == rf.references->size()) return;
  validation_error(context.sink, "You must specify the same number of fields in `fields` and `references`.",
                   rf.attribute->span);
}

void check_field_arity(Context& context, const RelationSide& forward) {
  if (!forward.field.is_required() || !forward.relation_field.fields) return;
  const std::vector<FieldId>& fields = *forward.relation_field.fields;
  const bool none_optional = std::all_of(fields.begin(), fields.end(),
                                         [&](FieldId id) { return !forward.model.field(id).is_optional(); });
  if (none_optional) return;
  validation_error(
      context.sink,
      fmt::format("The relation field `{}` uses the scalar fields {}. At least one of those fields is "
                  "optional. Hence the relation field must be optional as well.",
                  forward.name(), field_names(forward.model, fields)),
      forward.line());
}

bool has_optional_field(const ModelDraft& model, const KeyDraft& key) {
  return std::any_of(key.fields.begin(), key.fields.end(),
                     [&](const KeyFieldDraft& field) { return model.field(field.field).is_optional(); });
}

// If `references` is missing, Prisma compares with the first possible key.
std::vector<FieldId> referenced_fields(const RelationSide& forward) {
  if (forward.relation_field.references) return *forward.relation_field.references;
  const ModelDraft& target = forward.target;
  if (target.primary_key && !has_optional_field(target, *target.primary_key))
    return fields_of(*target.primary_key);
  for (const KeyDraft& index : target.indexes) {
    if (index.is_unique() && !has_optional_field(target, index)) return fields_of(index);
  }
  return {};
}

void check_types_match(Context& context, const RelationSide& forward) {
  if (!forward.relation_field.fields) return;
  const std::vector<FieldId>& fields = *forward.relation_field.fields;
  const std::vector<FieldId> references = referenced_fields(forward);
  for (size_t i = 0; i < std::min(fields.size(), references.size()); ++i) {
    const FieldDraft& referencing = forward.model.field(fields[i]);
    const FieldDraft& referenced = forward.target.field(references[i]);
    if (referencing.type == referenced.type) continue;
    relation_error(
        context, forward,
        fmt::format("The type of the field `{}` in the model `{}` is not matching the type of the referenced "
                    "field `{}` in model `{}`.",
                    referencing.name(), forward.model.name(), referenced.name(), forward.target.name()));
  }
}

void check_foreign_key_name(Context& context, const ConstraintNames& names, uint32_t number) {
  const RelationDraft& relation = context.relations[number];
  const ModelId holder = relation.holder(context.relation_fields);
  const std::string& name = names.foreign_key(number);
  if (!names.is_shared_in_model(holder, name)) return;
  Span at =
      context.model(relation.forward ? holder : context.relation_fields[*relation.back].model).ast->span;
  if (relation.forward) {
    const RelationSide forward = relation_side(context, *relation.forward);
    const syntax::Attribute* attribute = forward.relation_field.attribute;
    const syntax::Argument* given = attribute ? find_argument(*attribute, "map") : nullptr;
    at = given ? given->span() : forward.line();
  }
  constraint_name_clash(context.sink, "@relation", name, model_namespace(context.model(holder)), at);
}

void set_null_on_required(Context& context, const RelationSide& forward, std::string_view argument) {
  if (context.emulates_relations() || !context.connector().set_null_on_required) {
    relation_error(
        context, forward,
        fmt::format("The `{}` referential action of a relation must not be set to `SetNull` when a "
                    "referenced field is required.\nEither choose another referential action, or make the "
                    "referenced fields optional.\n",
                    argument));
  } else {
    context.sink.warning(
        fmt::format("The `{}` referential action of a relation should not be set to `SetNull` when a "
                    "referenced field is required. We recommend either to choose another referential "
                    "action, or to make the referenced fields optional. Read more at "
                    "https://pris.ly/d/postgres-set-null ",
                    argument),
        forward.line());
  }
}

void check_set_null(Context& context, const RelationSide& forward) {
  const RelationFieldDraft& rf = forward.relation_field;
  const bool none_required = rf.fields && std::none_of(rf.fields->begin(), rf.fields->end(), [&](FieldId id) {
                               return forward.model.field(id).is_required();
                             });
  if (none_required) return;
  const auto is_set_null = [](const auto& action) {
    return action && action->action == ReferentialAction::SetNull;
  };
  if (is_set_null(rf.on_delete)) set_null_on_required(context, forward, "onDelete");
  if (is_set_null(rf.on_update)) set_null_on_required(context, forward, "onUpdate");
}

void check_inline_relation(Context& context, const ConstraintNames& names, uint32_t number) {
  const RelationDraft& relation = context.relations[number];
  if (relation.forward) {
    const RelationSide forward = relation_side(context, *relation.forward);
    check_references_are_unique(context, forward);
    check_lengths_are_equal(context, forward);
    check_field_arity(context, forward);
    check_types_match(context, forward);
  }
  check_foreign_key_name(context, names, number);
  if (relation.forward) check_set_null(context, relation_side(context, *relation.forward));
  if (relation.kind == RelationDraft::Kind::one_to_one) {
    check_one_to_one(context, relation);
  } else {
    check_one_to_many(context, relation);
  }
}
}  // namespace

void check_relations(Context& context, const ConstraintNames& names) {
  std::optional<RelationGraph> graph;
  std::optional<CycleCandidates> candidates;
  if (context.emulates_relations()) {
    graph.emplace(context);
    candidates.emplace(*graph, context.models.size());
  }
  for (uint32_t i = 0; i < context.relations.size(); ++i) {
    const RelationDraft& relation = context.relations[i];
    if (relation.is_inline()) {
      const RelationEdge* edge = graph ? graph->edge_of(i) : nullptr;
      if (edge && candidates->contains(*edge)) check_cycles(context, *graph, *edge);
      check_inline_relation(context, names, i);
      continue;
    }
    const RelationPair pair{relation_side(context, *relation.forward),
                            relation_side(context, *relation.back)};
    if (relation.kind == RelationDraft::Kind::implicit_many_to_many) {
      check_implicit_many_to_many(context, pair);
    } else {
      check_embedded_many_to_many(context, pair);
    }
  }
}

}  // namespace schemac::psl
