#include "relation_groups.hpp"

namespace schemac::psl {

size_t RelationGroups::Hash::operator()(const Key& key) const {
  const size_t name = key.name ? std::hash<std::string_view>()(*key.name) : 0;
  return ((static_cast<size_t>(key.model) << 32U) ^ key.target) * 0x9E3779B97F4A7C15U ^ name;
}

RelationGroups::RelationGroups(const Context& context) {
  groups_.reserve(context.relation_fields.size());
  for (uint32_t i = 0; i < context.relation_fields.size(); ++i) {
    const RelationFieldDraft& field = context.relation_fields[i];
    groups_[{field.model.value, field.target.value, field.name}].push_back(i);
  }
}

const std::vector<uint32_t>& RelationGroups::find(const Key& key) const {
  const auto found = groups_.find(key);
  return found == groups_.end() ? none_ : found->second;
}

const std::vector<uint32_t>& RelationGroups::siblings(const RelationFieldDraft& field) const {
  return find({field.model.value, field.target.value, field.name});
}

const std::vector<uint32_t>& RelationGroups::opposites(const RelationFieldDraft& field) const {
  return find({field.target.value, field.model.value, field.name});
}

}  // namespace schemac::psl
