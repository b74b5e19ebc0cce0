#include <algorithm>
#include <variant>

#include "draft/passes.hpp"

namespace schemac::psl {

namespace {
using syntax::Block;
using syntax::BlockKind;

template <class T>
std::span<FieldDraft> collect_fields(FieldSlab& slab, const Block& block, T& attributes) {
  const auto is_field = [](const syntax::Member& member) {
    return std::holds_alternative<syntax::Field>(member);
  };
  const auto count = std::count_if(block.members.begin(), block.members.end(), is_field);
  const std::span<FieldDraft> fields = slab.take(static_cast<size_t>(count));
  auto next = fields.begin();
  for (const syntax::Member& member : block.members) {
    if (const auto* field = std::get_if<syntax::Field>(&member)) {
      FieldDraft& draft = *next++;
      draft.ast = field;
      draft.arity = field->arity;
    } else if (const auto* attribute = std::get_if<syntax::BlockAttribute>(&member)) {
      attributes.push_back(&attribute->attribute);
    }
  }
  return fields;
}

ModelDraft collect_model(FieldSlab& slab, const Block& block) {
  ModelDraft model;
  model.ast = &block;
  model.fields = collect_fields(slab, block, model.attributes);
  model.field_names = NameIndex(model.fields.size(), model.field_name());
  return model;
}

EnumDraft collect_enum(const Block& block) {
  EnumDraft draft;
  draft.ast = &block;
  for (const syntax::Member& member : block.members) {
    if (const auto* value = std::get_if<syntax::EnumValue>(&member)) {
      draft.values.push_back(value);
    } else if (const auto* attribute = std::get_if<syntax::BlockAttribute>(&member)) {
      draft.attributes.push_back(&attribute->attribute);
    }
  }
  draft.value_names = NameIndex(draft.values.size(), draft.value_name());
  draft.mapped_values.resize(draft.values.size());
  return draft;
}

CompositeDraft collect_composite(FieldSlab& slab, const Block& block) {
  CompositeDraft composite;
  composite.ast = &block;
  composite.fields = collect_fields(slab, block, composite.attributes);
  return composite;
}

// Gives the index of the new draft.
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
      return append(context.models, collect_model(context.fields, block));
    case BlockKind::enumeration:
      return append(context.enums, collect_enum(block));
    case BlockKind::type:
      return append(context.composites, collect_composite(context.fields, block));
    case BlockKind::datasource:
    case BlockKind::generator:
      break;
  }
  return 0;
}

}  // namespace schemac::psl
