// Cycles of cascading actions under relationMode = "prisma" (docs/reference/schema-language.md#relations).
#include <fmt/format.h>

#include <unordered_set>

#include "draft/messages.hpp"
#include "relations/graph.hpp"
#include "relations/side.hpp"

namespace schemac::psl {

namespace {
// A walk from the first edge to this one; the walks of one search share their beginnings.
struct Step {
  const RelationEdge* edge = nullptr;
  size_t previous = 0;  // index into the steps; a first step refers to itself
};

std::string path_text(const Context& context, const std::vector<Step>& steps, size_t last) {
  std::vector<std::string> names;
  for (size_t at = last;; at = steps[at].previous) {
    const RelationSide side = relation_side(context, steps[at].edge->forward_field);
    names.push_back(fmt::format("{}.{}", side.model.name(), side.name()));
    if (steps[at].previous == at) break;
  }
  return fmt::format("{}", fmt::join(names.rbegin(), names.rend(), " \u2192 "));
}

// Names the implicit actions that take part in the cycle.
std::string implicit_actions(const RelationSide& forward, const RelationEdge& edge) {
  const bool on_delete = !forward.relation_field.on_delete && triggers_modification(edge.on_delete);
  const bool on_update = !forward.relation_field.on_update && triggers_modification(edge.on_update);
  if (on_delete && on_update) {
    return fmt::format(" (Implicit default `onDelete`: `{}`, and `onUpdate`: `{}`)",
                       action_name(edge.on_delete), action_name(edge.on_update));
  }
  if (on_delete) return fmt::format(" (Implicit default `onDelete`: `{}`)", action_name(edge.on_delete));
  if (on_update) return fmt::format(" (Implicit default `onUpdate`: `{}`)", action_name(edge.on_update));
  return "";
}

void cycle_found(Context& context, const RelationEdge& edge, std::string_view text) {
  const RelationSide forward = relation_side(context, edge.forward_field);
  validation_error(context.sink,
                   fmt::format("{}{} Read more at https://pris.ly/d/cyclic-referential-actions", text,
                               implicit_actions(forward, edge)),
                   forward.line());
}

// The message for the last edge of a walk that began at `root`, if it closes a cycle.
std::optional<std::string> closing_text(const Context& context, const RelationEdge& root,
                                        const std::vector<Step>& steps, size_t at) {
  const RelationEdge& edge = *steps[at].edge;
  if (edge.from == edge.to) {
    return "A self-relation must have `onDelete` and `onUpdate` referential actions set to `NoAction` in one "
           "of the "
           "@relation attributes.";
  }
  if (edge.to != root.from) return std::nullopt;
  return fmt::format(
      "Reference causes a cycle. One of the @relation attributes in this cycle must have `onDelete` and "
      "`onUpdate` referential actions set to `NoAction`. Cycle path: {}.",
      path_text(context, steps, at));
}
}  // namespace

// Depth first, the last edge of a model first: this decides which of several cycles is reported.
void check_cycles(Context& context, const RelationGraph& graph, const RelationEdge& root) {
  std::vector<Step> steps{{&root, 0}};
  std::vector<size_t> open{0};
  std::unordered_set<uint32_t> visited;
  while (!open.empty()) {
    const size_t at = open.back();
    open.pop_back();
    const RelationEdge& edge = *steps[at].edge;
    visited.insert(edge.forward_field);
    if (!edge.modifies()) continue;
    if (const auto text = closing_text(context, root, steps, at)) return cycle_found(context, root, *text);
    for (const RelationEdge& next : graph.edges_from(edge.to)) {
      if (visited.contains(next.forward_field)) continue;
      open.push_back(steps.size());
      steps.push_back({&next, at});
    }
  }
}

}  // namespace schemac::psl
