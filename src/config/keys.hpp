// The table of schemac.toml's keys: name, meaning, and how the value is read.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "reader.hpp"
#include "schemac/base/result.hpp"
#include "schemac/config/settings.hpp"

namespace schemac::config {

template <class Target>
struct Key {
  std::string_view name;
  std::string_view type;
  std::string_view example;
  std::string_view meaning;
  base::Status (*read)(const Value& value, Target& target);
};

// Sorted by name. Sections (env, check, timeouts, notify) are not in them.
std::span<const Key<Settings>> top_keys();
std::span<const Key<PrismaSettings>> prisma_keys();
std::span<const Key<ExternalSettings>> table_keys();
std::span<const Key<ExternalSettings>> enum_keys();
std::span<const Key<CheckSettings>> check_keys();
std::span<const Key<DevSettings>> dev_keys();
std::span<const Key<ReplaySettings>> replay_keys();
std::span<const Key<Timeouts>> timeout_keys();
std::span<const Key<NotifySettings>> notify_keys();
std::span<const Key<NamedEnvironment>> environment_keys();

}  // namespace schemac::config
