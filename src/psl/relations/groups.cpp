#include "relations/groups.hpp"

#include <algorithm>
#include <tuple>

namespace schemac::psl {

Opposites::Opposites(const Context& context) {
  entries_.reserve(context.relation_fields.size());
  for (uint32_t i = 0; i < context.relation_fields.size(); ++i) {
    const RelationFieldDraft& field = context.relation_fields[i];
    entries_.push_back({field.model.value, field.target.value, field.name, i});
  }
  std::sort(entries_.begin(), entries_.end());
}

std::optional<uint32_t> Opposites::find(const Context& context, uint32_t relation_field) const {
  const RelationFieldDraft& field = context.relation_fields[relation_field];
  const Entry wanted{field.target.value, field.model.value, field.name, 0};
  for (auto it = std::lower_bound(entries_.begin(), entries_.end(), wanted); it != entries_.end(); ++it) {
    if (it->model != wanted.model || it->target != wanted.target || it->name != wanted.name) break;
    // In a self relation the field itself is in the range.
    if (it->relation_field != relation_field) return it->relation_field;
  }
  return std::nullopt;
}

std::string relation_name(const Context& context, const RelationFieldDraft& field) {
  if (field.name) return std::string(*field.name);
  const std::string_view model = context.model(field.model).name();
  const std::string_view target = context.model(field.target).name();
  std::string name(std::min(model, target));
  return name.append("To").append(std::max(model, target));
}

RelationNames::RelationNames(const Context& context) {
  using Entry = std::tuple<uint32_t, uint32_t, std::string_view, uint32_t>;  // model, target, name, field
  std::vector<Entry> entries;
  entries.reserve(context.relation_fields.size());
  for (uint32_t i = 0; i < context.relation_fields.size(); ++i) {
    const RelationFieldDraft& field = context.relation_fields[i];
    const std::string_view name =
        field.name ? *field.name : generated_.emplace_back(relation_name(context, field));
    entries.emplace_back(field.model.value, field.target.value, name, i);
  }
  std::sort(entries.begin(), entries.end());

  const auto same_group = [](const Entry& a, const Entry& b) {
    return std::get<0>(a) == std::get<0>(b) && std::get<1>(a) == std::get<1>(b) &&
           std::get<2>(a) == std::get<2>(b);
  };
  ranges_.resize(entries.size());
  order_.reserve(entries.size());
  for (size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    while (end < entries.size() && same_group(entries[begin], entries[end])) ++end;
    for (size_t i = begin; i < end; ++i) {
      const uint32_t field = std::get<3>(entries[i]);
      order_.push_back(field);
      ranges_[field] = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin)};
    }
  }
}

}  // namespace schemac::psl
