#include "relations/graph.hpp"

#include <algorithm>
#include <cstddef>

namespace schemac::psl {

namespace {
constexpr size_t none = static_cast<size_t>(-1);

bool needs_its_target(const Context& context, const RelationFieldDraft& forward) {
  for (const FieldId id : forward.listed_fields()) {
    if (context.model(forward.model).field(id).is_required()) return true;
  }
  return context.field(forward).is_required();
}
}  // namespace

bool triggers_modification(ReferentialAction action) {
  return action != ReferentialAction::NoAction && action != ReferentialAction::Restrict;
}

bool RelationEdge::modifies() const {
  return triggers_modification(on_delete) || triggers_modification(on_update);
}

ReferentialAction effective_on_delete(const Context& context, const RelationFieldDraft& forward) {
  if (forward.on_delete) return forward.on_delete->action;
  return needs_its_target(context, forward) ? ReferentialAction::Restrict : ReferentialAction::SetNull;
}

ReferentialAction effective_on_update(const RelationFieldDraft& forward) {
  return forward.on_update ? forward.on_update->action : ReferentialAction::Cascade;
}

RelationGraph::RelationGraph(const Context& context)
    : edges_(context.models.size()), places_(context.relations.size(), {ModelId{}, none}) {
  for (uint32_t i = 0; i < context.relations.size(); ++i) {
    const RelationDraft& relation = context.relations[i];
    if (!relation.is_inline() || !relation.forward || !relation.back) continue;
    const RelationFieldDraft& forward = context.relation_fields[*relation.forward];
    edges_[forward.model.value].push_back({i, *relation.forward, forward.model, forward.target,
                                           effective_on_delete(context, forward),
                                           effective_on_update(forward)});
  }
  for (uint32_t model = 0; model < edges_.size(); ++model) {
    std::vector<RelationEdge>& edges = edges_[model];
    std::stable_sort(edges.begin(), edges.end(),
                     [](const RelationEdge& a, const RelationEdge& b) { return a.to < b.to; });
    for (size_t place = 0; place < edges.size(); ++place)
      places_[edges[place].relation] = {ModelId{model}, place};
  }
}

const RelationEdge* RelationGraph::edge_of(uint32_t relation) const {
  const auto [model, place] = places_[relation];
  return place == none ? nullptr : &edges_[model.value][place];
}

}  // namespace schemac::psl
