// Reference tables: error codes with cause and remedy, the keys of schemac.toml.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/config/settings.hpp"

namespace schemac::app {

struct ErrorCode {
  std::string_view code;
  std::string_view cause;  // one sentence or more
  std::string_view remedy;
};

// Sorted by code. A test collects every code in the sources and requires a row for it.
std::span<const ErrorCode> error_codes();
const ErrorCode* find_error_code(std::string_view code);  // case-insensitive

std::vector<config::DocumentedKey> settings_keys();

// The texts of docs/errors.md and docs/configuration.md.
std::string errors_markdown();
std::string configuration_markdown();

}  // namespace schemac::app
