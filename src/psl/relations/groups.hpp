// Groups relation fields by their two models and their relation's name.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "draft/context.hpp"

namespace schemac::psl {

// Two fields are opposites if they connect the same two models in opposite directions, with the same name or
// without one.
class Opposites {
 public:
  explicit Opposites(const Context& context);
  // The first opposite of a field in source order; both are indexes into Context::relation_fields.
  std::optional<uint32_t> find(const Context& context, uint32_t relation_field) const;

 private:
  struct Entry {
    uint32_t model;
    uint32_t target;
    OptionalText name;
    uint32_t relation_field;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries_;  // sorted
};

// Groups fields by the final names of relations: one without a name is called "AToB".
class RelationNames {
 public:
  explicit RelationNames(const Context& context);
  RelationNames(const RelationNames&) = delete;
  RelationNames& operator=(const RelationNames&) = delete;
  // The fields of the same model that refer to the same model by the same name, itself included; in source
  // order.
  std::span<const uint32_t> siblings(uint32_t relation_field) const {
    const Range& range = ranges_[relation_field];
    return std::span(order_).subspan(range.begin, range.size);
  }

 private:
  struct Range {
    uint32_t begin = 0;
    uint32_t size = 0;
  };
  std::deque<std::string> generated_;
  std::vector<uint32_t> order_;  // relation fields, siblings side by side
  std::vector<Range> ranges_;    // by relation field
};

std::string relation_name(const Context& context, const RelationFieldDraft& relation_field);

}  // namespace schemac::psl
