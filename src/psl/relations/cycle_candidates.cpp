#include "relations/cycle_candidates.hpp"

#include <algorithm>

namespace schemac::psl {

CycleCandidates::CycleCandidates(const RelationGraph& graph, size_t model_count)
    : graph_(graph),
      order_(model_count, unvisited),
      low_(model_count, 0),
      component_(model_count, unvisited),
      meets_self_relation_(model_count, false) {
  for (uint32_t model = 0; model < model_count; ++model) {
    if (order_[model] == unvisited) explore(model);
  }
}

bool CycleCandidates::contains(const RelationEdge& edge) const {
  if (!edge.modifies()) return false;
  return component_[edge.from.value] == component_[edge.to.value] || meets_self_relation_[edge.to.value];
}

void CycleCandidates::explore(uint32_t start) {
  enter(start);
  while (!visits_.empty()) {
    if (advance()) continue;
    const uint32_t model = visits_.back().model;
    visits_.pop_back();
    if (low_[model] == order_[model]) close_component(model);
    if (!visits_.empty()) {
      const uint32_t parent = visits_.back().model;
      low_[parent] = std::min(low_[parent], low_[model]);
    }
  }
}

void CycleCandidates::enter(uint32_t model) {
  order_[model] = low_[model] = entered_++;
  open_.push_back(model);
  visits_.push_back({model, 0});
}

// Follows the next edge of the top model; false if it has no more.
bool CycleCandidates::advance() {
  Visit& visit = visits_.back();
  const std::vector<RelationEdge>& edges = graph_.edges_from(ModelId{visit.model});
  if (visit.next_edge == edges.size()) return false;
  const RelationEdge& edge = edges[visit.next_edge++];
  if (!edge.modifies()) return true;
  const uint32_t target = edge.to.value;
  if (edge.from == edge.to) {
    meets_self_relation_[target] = true;
  } else if (order_[target] == unvisited) {
    enter(target);
  } else if (component_[target] == unvisited) {
    low_[visit.model] = std::min(low_[visit.model], order_[target]);
  }
  return true;
}

// A component closes after all components that it leads to, so their results are known.
void CycleCandidates::close_component(uint32_t model) {
  const auto first = std::find(open_.rbegin(), open_.rend(), model).base() - 1;
  const bool meets = std::any_of(first, open_.end(), [&](uint32_t member) {
    if (meets_self_relation_[member]) return true;
    const std::vector<RelationEdge>& edges = graph_.edges_from(ModelId{member});
    return std::any_of(edges.begin(), edges.end(), [&](const RelationEdge& edge) {
      return edge.modifies() && meets_self_relation_[edge.to.value];
    });
  });
  for (auto member = first; member != open_.end(); ++member) {
    component_[*member] = components_;
    meets_self_relation_[*member] = meets;
  }
  open_.erase(first, open_.end());
  ++components_;
}

}  // namespace schemac::psl
