// The rows that determine the state of each migration.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "schemac/migrate/history.hpp"

namespace schemac::migrate {

// By name: the newest row that is not rolled back, else the newest. Points into `rows`.
using Decisive = std::map<std::string_view, const Row*>;
Decisive decisive(const std::vector<Row>& rows);

}  // namespace schemac::migrate
