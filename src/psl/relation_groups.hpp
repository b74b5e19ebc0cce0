// Relation fields by the models they lie between and their relation's name.
#pragma once

#include <unordered_map>
#include <vector>

#include "context.hpp"

namespace schemac::psl {

class RelationGroups {
 public:
  explicit RelationGroups(const Context& context);
  // The fields of the same model that refer to the same model by the same name, itself included; in source
  // order. Indexes into Context::relation_fields.
  const std::vector<uint32_t>& siblings(const RelationFieldDraft& relation_field) const;
  // The fields of the other model that refer back by the same name (of a self relation: the siblings).
  const std::vector<uint32_t>& opposites(const RelationFieldDraft& relation_field) const;

 private:
  struct Key {
    uint32_t model;
    uint32_t target;
    std::optional<std::string_view> name;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    size_t operator()(const Key& key) const;
  };
  std::unordered_map<Key, std::vector<uint32_t>, Hash> groups_;
  std::vector<uint32_t> none_;
};

// The same by the names that relations have in the end: one without a name is called "AToB".
class RelationNames {
 public:
  explicit RelationNames(const Context& context);
  // The fields of the same model that refer to the same model by the same name, itself included; in source
  // order.
  const std::vector<uint32_t>& siblings(uint32_t relation_field) const {
    return groups_[group_of_[relation_field]];
  }

 private:
  std::vector<uint32_t> group_of_;  // by relation field
  std::vector<std::vector<uint32_t>> groups_;
};

std::string relation_name(const Context& context, const RelationFieldDraft& relation_field);

}  // namespace schemac::psl
