// Effects by a statement's words, for what PostgreSQL 15's parser does not read.
#pragma once

#include "facts.hpp"
#include "schemac/script/effects.hpp"

namespace schemac::ddl {

script::Effects word_effects(const Words& words);

}  // namespace schemac::ddl
