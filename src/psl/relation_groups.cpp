#include "relation_groups.hpp"

#include <fmt/format.h>

#include <algorithm>

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

const std::vector<uint32_t>& RelationGroups::opposites(const RelationFieldDraft& field) const {
  const auto found = groups_.find({field.target.value, field.model.value, field.name});
  return found == groups_.end() ? none_ : found->second;
}

std::string relation_name(const Context& context, const RelationFieldDraft& field) {
  if (field.name) return std::string(*field.name);
  const std::string_view model = context.model(field.model).name();
  const std::string_view target = context.model(field.target).name();
  return fmt::format("{}To{}", std::min(model, target), std::max(model, target));
}

RelationNames::RelationNames(const Context& context) {
  // Within a model the target and the name identify a group.
  std::unordered_map<std::string, uint32_t> numbers;
  group_of_.reserve(context.relation_fields.size());
  for (uint32_t i = 0; i < context.relation_fields.size(); ++i) {
    const RelationFieldDraft& field = context.relation_fields[i];
    std::string key =
        fmt::format("{} {} {}", field.model.value, field.target.value, relation_name(context, field));
    const auto [place, is_new] = numbers.try_emplace(std::move(key), static_cast<uint32_t>(groups_.size()));
    if (is_new) groups_.emplace_back();
    groups_[place->second].push_back(i);
    group_of_.push_back(place->second);
  }
}

}  // namespace schemac::psl
