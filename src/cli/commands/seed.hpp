// Seeds after a command that created the database anew.
#pragma once

#include <optional>

#include "arguments/command.hpp"
#include "schemac/app/seed.hpp"

namespace schemac::cli {

// Runs the seed and adds its output to the outcome: text, and `"seeded"`. A failure becomes the outcome's.
void seed_behind(const Invocation& invocation, const app::Seed& seed, Outcome& outcome);

}  // namespace schemac::cli
