// Infers relations from relation fields: the opposite of each field, and the side with the foreign key.
#include <tuple>

#include "draft/passes.hpp"
#include "relations/groups.hpp"

namespace schemac::psl {

namespace {
// True if the field comes after its opposite by model name, then field name.
bool sorts_after(const Context& context, uint32_t index, uint32_t opposite) {
  const RelationFieldDraft& a = context.relation_fields[index];
  const RelationFieldDraft& b = context.relation_fields[opposite];
  return std::tuple(context.model(a.model).name(), context.field(a).name()) >
         std::tuple(context.model(b.model).name(), context.field(b).name());
}

// Model names are unique, so for a pair of lists only self relations are decided by the fields'
// names.
bool is_side_b(const Context& context, uint32_t index, uint32_t opposite) {
  const RelationFieldDraft& a = context.relation_fields[index];
  const RelationFieldDraft& b = context.relation_fields[opposite];
  if (a.model == b.model) return context.field(a).name() > context.field(b).name();
  return context.model(a.model).name() > context.model(b.model).name();
}

std::optional<RelationDraft> pair_of_lists(const Context& context, uint32_t index, uint32_t opposite) {
  if (is_side_b(context, index, opposite)) return std::nullopt;
  const bool embedded = context.relation_fields[index].fields || context.relation_fields[opposite].fields;
  return RelationDraft{
      embedded ? RelationDraft::Kind::embedded_many_to_many : RelationDraft::Kind::implicit_many_to_many,
      index, opposite};
}

// True if `index` is the side with the foreign key in a pair of singular fields.
bool is_forward(const Context& context, uint32_t index, uint32_t opposite) {
  const RelationFieldDraft& rf = context.relation_fields[index];
  const RelationFieldDraft& other = context.relation_fields[opposite];
  const bool required = context.field(rf).is_required();
  const bool other_required = context.field(other).is_required();
  if (required != other_required) return required;
  if (!required && rf.fields) return true;
  if (!required && other.fields) return false;
  return !sorts_after(context, index, opposite);
}

bool are_unique(const ModelDraft& model, const std::vector<FieldId>& fields) {
  for (const KeyDraft& index : model.indexes) {
    if (!index.is_unique() || index.fields.size() != fields.size()) continue;
    bool equal = true;
    for (size_t i = 0; i < fields.size(); ++i) equal = equal && index.fields[i].field == fields[i];
    if (equal) return true;
  }
  return false;
}

RelationDraft without_opposite(const Context& context, uint32_t index) {
  using Kind = RelationDraft::Kind;
  const RelationFieldDraft& rf = context.relation_fields[index];
  if (context.field(rf).is_list()) return {Kind::one_to_many, std::nullopt, index};
  const bool unique = rf.fields && are_unique(context.model(rf.model), *rf.fields);
  return {unique ? Kind::one_to_one : Kind::one_to_many, index, std::nullopt};
}

// The relation that begins with the field; none if its opposite begins it.
std::optional<RelationDraft> relation_of(const Context& context, const Opposites& opposites, uint32_t index) {
  using Kind = RelationDraft::Kind;
  const auto opposite = opposites.find(context, index);
  if (!opposite) return without_opposite(context, index);
  const bool list = context.field(context.relation_fields[index]).is_list();
  const bool opposite_list = context.field(context.relation_fields[*opposite]).is_list();
  if (list && opposite_list) return pair_of_lists(context, index, *opposite);
  if (list) return std::nullopt;
  if (opposite_list) return RelationDraft{Kind::one_to_many, index, opposite};
  if (!is_forward(context, index, *opposite)) return std::nullopt;
  return RelationDraft{Kind::one_to_one, index, opposite};
}
}  // namespace

void infer_relations(Context& context) {
  const Opposites opposites(context);
  context.relations.reserve(context.relation_fields.size());
  for (uint32_t i = 0; i < context.relation_fields.size(); ++i) {
    if (auto relation = relation_of(context, opposites, i)) context.relations.push_back(*relation);
  }
}

}  // namespace schemac::psl
