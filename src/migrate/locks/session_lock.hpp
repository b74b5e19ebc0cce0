// A lock of the session that runs the statements.
//
// The advisory lock that Prisma knows lies on a connection of its own and is free the moment its holder is
// killed; the server may work on the killed holder's last statement, or commit it, for a while longer.
// Whoever comes next waits for that session too, or it would find half of what is about to be there.
#pragma once

#include <chrono>
#include <string_view>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Polls. Held until the session ends: the runner leaves it alone. P1002 after `wait`, "interrupted" when the
// flag is set.
base::Status hold_own_lock(pg::Session& session, std::chrono::milliseconds wait, Observer& observer,
                           const std::atomic<bool>* interrupt = nullptr);

// Everything that DISCARD ALL resets but advisory locks, and the role. Unlike it, a part of a script too.
constexpr std::string_view discard_all_but_locks =
    "CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL; DEALLOCATE ALL; UNLISTEN *; "
    "DISCARD PLANS; "
    "DISCARD TEMP; DISCARD SEQUENCES";

}  // namespace schemac::migrate
