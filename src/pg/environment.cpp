#include "schemac/pg/environment.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "environment_table.hpp"
#include "schemac/base/held_variables.hpp"

namespace schemac::pg {
namespace {

// Variables of libpq that are removed for all connections: only the URL names the server.
constexpr std::array<const char*, 8> ignored = {"PGHOSTADDR",        "PGSERVICE",  "PGSERVICEFILE",
                                                "PGSYSCONFDIR",      "PGPORT",     "PGDATABASE",
                                                "PGCONNECT_TIMEOUT", "PGLOCALEDIR"};
constexpr const char* host_variable = "PGHOST";                // for a URL without a host
constexpr const char* encoding_variable = "PGCLIENTENCODING";  // we speak UTF-8

}  // namespace

void hold_environment() {
  std::vector<const char*> names = {host_variable, encoding_variable, "PGAPPNAME", "PGREALM"};
  names.insert(names.end(), ignored.begin(), ignored.end());
  for (const EnvironmentKeyword& row : environment_keywords) names.push_back(row.variable);
  for (const EnvironmentSetting& row : environment_settings) names.push_back(row.variable);
  base::hold_variables(names);
}

std::optional<std::string> libpq_variable(std::string_view name) {
  const auto& held = base::held_variables();
  if (const auto found = held.find(name); found != held.end()) {
    return found->second.empty() ? std::nullopt : std::optional(found->second);
  }
  const char* value = std::getenv(std::string(name).c_str());
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

std::vector<LibpqVariable> libpq_variables() {
  std::vector<LibpqVariable> all;
  if (const auto host = libpq_variable(host_variable))
    all.push_back(
        {host_variable, fmt::format("{}={} counts where the URL has no host", host_variable, *host), true});
  for (const EnvironmentKeyword& row : environment_keywords) {
    const auto value = libpq_variable(row.variable);
    if (!value) continue;
    const std::string shown = row.secret ? "***" : *value;
    all.push_back({row.variable,
                   fmt::format("{}={} counts where the URL has no {}", row.variable, shown, row.keyword),
                   true});
  }
  for (const EnvironmentSetting& row : environment_settings) {
    if (const auto value = libpq_variable(row.variable))
      all.push_back({row.variable,
                     fmt::format("{}={} sets {} of each session", row.variable, *value, row.setting), true});
  }
  for (const char* name : ignored) {
    if (const auto value = libpq_variable(name))
      all.push_back({name,
                     fmt::format("{}={} does not count: the URL says where the database is", name, *value),
                     false});
  }
  return all;
}

}  // namespace schemac::pg
