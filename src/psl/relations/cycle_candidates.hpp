// Finds the relations that can be part of a cycle. A search from every relation would take quadratic time;
// this takes linear time and leaves few relations to search from.
#pragma once

#include <vector>

#include "relations/graph.hpp"

namespace schemac::psl {

class CycleCandidates {
 public:
  CycleCandidates(const RelationGraph& graph, size_t model_count);
  // True if a walk along modifying edges that begins with this edge returns to its model or reaches a self
  // relation.
  bool contains(const RelationEdge& edge) const;

 private:
  // Tarjan's strongly connected components, without recursion.
  struct Visit {
    uint32_t model;
    size_t next_edge = 0;
  };
  void explore(uint32_t start);
  void enter(uint32_t model);
  bool advance();
  void close_component(uint32_t model);

  static constexpr uint32_t unvisited = UINT32_MAX;
  const RelationGraph& graph_;
  std::vector<uint32_t> order_;            // by model: the order of entry
  std::vector<uint32_t> low_;              // the earliest model that can be reached
  std::vector<uint32_t> component_;        // `unvisited` while open
  std::vector<bool> meets_self_relation_;  // by model
  std::vector<uint32_t> open_;
  std::vector<Visit> visits_;
  uint32_t entered_ = 0;
  uint32_t components_ = 0;
};

}  // namespace schemac::psl
