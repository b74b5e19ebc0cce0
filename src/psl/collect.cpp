#include <variant>

#include "passes.hpp"

namespace schemac::psl {

namespace {
using syntax::Block;
using syntax::BlockKind;

template <class T>
std::vector<FieldDraft> collect_fields(const Block& block, T& attributes) {
  std::vector<FieldDraft> fields;
  fields.reserve(block.members.size());
  for (const syntax::Member& member : block.members) {
    if (const auto* field = std::get_if<syntax::Field>(&member)) {
      FieldDraft& draft = fields.emplace_back();
      draft.ast = field;
      draft.own_name = field->name.text;
      draft.arity = field->arity;
    } else if (const auto* attribute = std::get_if<syntax::BlockAttribute>(&member)) {
      attributes.push_back(&attribute->attribute);
    }
  }
  return fields;
}

ModelDraft collect_model(const Block& block) {
  ModelDraft model;
  model.ast = &block;
  model.fields = collect_fields(block, model.attributes);
  model.field_names.reserve(model.fields.size());
  for (uint32_t i = 0; i < model.fields.size(); ++i) model.field_names.add(model.fields[i].name(), i);
  model.field_names.seal();
  return model;
}

EnumDraft collect_enum(const Block& block) {
  EnumDraft draft;
  draft.ast = &block;
  for (const syntax::Member& member : block.members) {
    if (const auto* value = std::get_if<syntax::EnumValue>(&member)) {
      draft.value_names.add(value->name.text, static_cast<uint32_t>(draft.values.size()));
      draft.values.push_back(value);
    } else if (const auto* attribute = std::get_if<syntax::BlockAttribute>(&member)) {
      draft.attributes.push_back(&attribute->attribute);
    }
  }
  draft.value_names.seal();
  draft.mapped_values.resize(draft.values.size());
  return draft;
}

CompositeDraft collect_composite(const Block& block) {
  CompositeDraft composite;
  composite.ast = &block;
  composite.fields = collect_fields(block, composite.attributes);
  return composite;
}

// Returns the new draft's index.
template <class T>
uint32_t append(std::vector<T>& drafts, T draft) {
  drafts.push_back(std::move(draft));
  return static_cast<uint32_t>(drafts.size() - 1);
}

}  // namespace

uint32_t collect_block(Context& context, const Block& block) {
  switch (block.kind) {
    case BlockKind::model:
    case BlockKind::view:
      return append(context.models, collect_model(block));
    case BlockKind::enumeration:
      return append(context.enums, collect_enum(block));
    case BlockKind::type:
      return append(context.composites, collect_composite(block));
    case BlockKind::datasource:
    case BlockKind::generator:
      break;
  }
  return 0;
}

}  // namespace schemac::psl
