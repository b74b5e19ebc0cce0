// Variables that were removed from the process's environment at its start, so that no library reads them:
// only our code decides which of them are used. Programs that we start get them back.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>

namespace schemac::base {

using Variables = std::map<std::string, std::string, std::less<>>;

// Removes those of `names` that are set. Must be called before the first thread starts.
void hold_variables(std::span<const char* const> names);

const Variables& held_variables();

}  // namespace schemac::base
