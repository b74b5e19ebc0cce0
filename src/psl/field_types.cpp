// Resolves the types of fields (docs/reference/schema-language.md#order-of-checks).
#include <fmt/format.h>

#include "draft/messages.hpp"
#include "draft/passes.hpp"
#include "schemac/base/text.hpp"
#include "words/letter_case.hpp"

namespace schemac::psl {

namespace {
using syntax::BlockKind;

// "Did you mean": a block whose name in lower case equals the written one (so "user" finds "User", "USER"
// does not), else a scalar type in any case. The table is built at first use.
class Suggestions {
 public:
  explicit Suggestions(const Context& context) : context_(context) {}
  std::string for_name(std::string_view name) {
    if (!filled_) fill();
    const auto block = blocks_.find(std::string(name));
    if (block != blocks_.end()) return did_you_mean(block->second);
    for (uint32_t i = 0; i <= static_cast<uint32_t>(Scalar::Bytes); ++i) {
      const std::string_view scalar = scalar_name(static_cast<Scalar>(i));
      if (base::iequals_ascii(scalar, name)) return did_you_mean(scalar);
    }
    return "";
  }

 private:
  void fill() {
    filled_ = true;
    for (const BlockRef& ref : context_.blocks) {
      if (ref.ast->kind == BlockKind::datasource || ref.ast->kind == BlockKind::generator) continue;
      blocks_.try_emplace(lower_case(ref.ast->name.text()), ref.ast->name.text());
    }
  }
  static std::string did_you_mean(std::string_view name) {
    return fmt::format(" Did you mean \"{}\"?", name);
  }

  const Context& context_;
  bool filled_ = false;
  std::unordered_map<std::string, std::string_view> blocks_;
};

DraftType block_type(const BlockRef& ref) {
  switch (ref.ast->kind) {
    case BlockKind::model:
    case BlockKind::view:
      return ModelId{ref.index};
    case BlockKind::enumeration:
      return EnumId{ref.index};
    case BlockKind::type:
      return CompositeId{ref.index};
    default:
      return UnknownType{};
  }
}

DraftType look_up_type(Context& context, Suggestions& suggestions, const syntax::TypeReference& type) {
  if (type.unsupported) return UnsupportedType{&*type.unsupported};
  const std::string_view name = type.name.text();
  if (const auto scalar = scalar_by_name(name)) return *scalar;
  const auto found = context.names.find(name);
  if (found != context.names.end()) return block_type(found->second);
  context.sink.error(
      fmt::format("Type \"{}\" is neither a built-in type, nor refers to another model, composite type, "
                  "or enum.{}",
                  name, suggestions.for_name(name)),
      type.span());
  return UnknownType{};
}

// Gives the number of relation fields.
uint32_t resolve_model(Context& context, Suggestions& suggestions, ModelDraft& model) {
  for (FieldDraft& field : model.fields) {
    field.type = look_up_type(context, suggestions, field.ast->type);
    model.relation_field_count += field.is_relation() ? 1 : 0;
  }
  return model.relation_field_count;
}

void add_relation_fields(Context& context, ModelId id) {
  ModelDraft& model = context.model(id);
  model.first_relation_field = static_cast<uint32_t>(context.relation_fields.size());
  if (model.relation_field_count == 0) return;
  for (uint32_t i = 0; i < model.fields.size(); ++i) {
    FieldDraft& field = model.fields[i];
    const ModelId* target = std::get_if<ModelId>(&field.type);
    if (!target) continue;
    field.relation_field = static_cast<uint32_t>(context.relation_fields.size());
    RelationFieldDraft relation_field;
    relation_field.model = id;
    relation_field.field = FieldId{i};
    relation_field.target = *target;
    context.relation_fields.push_back(std::move(relation_field));
  }
}

void resolve_composite(Context& context, Suggestions& suggestions, CompositeDraft& composite) {
  for (FieldDraft& field : composite.fields) {
    field.type = look_up_type(context, suggestions, field.ast->type);
    const ModelId* target = std::get_if<ModelId>(&field.type);
    if (!target) continue;
    block_error(
        context.sink, "composite type", composite.name(),
        fmt::format("{} refers to a model, making this a relation field. Relation fields inside composite "
                    "types are not supported.",
                    context.model(*target).name()),
        field.ast->type.span());
  }
}

void check_enum_is_not_empty(Context& context, const EnumDraft& draft) {
  if (draft.values.empty())
    validation_error(context.sink, "An enum must have at least one value.", draft.ast->span);
}
}  // namespace

void resolve_types(Context& context) {
  Suggestions suggestions(context);
  uint32_t relation_fields = 0;
  for (const BlockRef& ref : context.blocks) {
    switch (ref.ast->kind) {
      case BlockKind::model:
      case BlockKind::view:
        relation_fields += resolve_model(context, suggestions, context.models[ref.index]);
        break;
      case BlockKind::type:
        resolve_composite(context, suggestions, context.composites[ref.index]);
        break;
      case BlockKind::enumeration:
        check_enum_is_not_empty(context, context.enums[ref.index]);
        break;
      case BlockKind::datasource:
      case BlockKind::generator:
        break;
    }
  }
  context.relation_fields.reserve(relation_fields);
  for (uint32_t i = 0; i < context.models.size(); ++i) add_relation_fields(context, ModelId{i});
}

}  // namespace schemac::psl
