// Variables that were taken out of the process's environment at its start, so that no library of ours reads
// them: what they say counts only where we say so. Programs that we start get them back.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>

namespace schemac::base {

using Variables = std::map<std::string, std::string, std::less<>>;

// Takes those of `names` that are set. Only before the first thread is started.
void hold_variables(std::span<const char* const> names);

const Variables& held_variables();

}  // namespace schemac::base
