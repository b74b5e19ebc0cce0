// The graph of models: relations with both fields are edges from the model with the foreign key to the model
// it references.
#pragma once

#include <vector>

#include "draft/context.hpp"

namespace schemac::psl {

struct RelationEdge {
  uint32_t relation = 0;       // index into Context::relations
  uint32_t forward_field = 0;  // index into Context::relation_fields
  ModelId from;
  ModelId to;
  ReferentialAction on_delete = ReferentialAction::NoAction;
  ReferentialAction on_update = ReferentialAction::NoAction;
  // True if a change of the referenced row changes the referencing one.
  bool modifies() const;
};

class RelationGraph {
 public:
  explicit RelationGraph(const Context& context);
  // By referenced model, then order of the relations.
  const std::vector<RelationEdge>& edges_from(ModelId model) const { return edges_[model.value]; }
  // nullptr if the relation lacks one of its fields or has no foreign key.
  const RelationEdge* edge_of(uint32_t relation) const;

 private:
  std::vector<std::vector<RelationEdge>> edges_;
  std::vector<std::pair<ModelId, size_t>> places_;  // by relation; the index is `none` if there is no edge
};

// The actions, with their defaults if the schema has none.
ReferentialAction effective_on_delete(const Context& context, const RelationFieldDraft& forward);
ReferentialAction effective_on_update(const RelationFieldDraft& forward);
bool triggers_modification(ReferentialAction action);

}  // namespace schemac::psl
