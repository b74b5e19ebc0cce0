// Seeding behind a command that made the database anew.
#pragma once

#include <optional>

#include "arguments/command.hpp"
#include "schemac/app/seed.hpp"

namespace schemac::cli {

// Runs the seed and adds to the outcome what it said: text, and `"seeded"`. A failure is the outcome's.
void seed_behind(const Invocation& invocation, const app::Seed& seed, Outcome& outcome);

}  // namespace schemac::cli
