// A lock of the session that runs the statements.
//
// The advisory lock that Prisma knows is held by another connection and becomes free when its holder is
// killed; the server may still run or commit the last statement of the killed session for a while. The next
// run also waits for that session, or it would see an incomplete state.
#pragma once

#include <chrono>
#include <string_view>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Polls. Held until the session ends; the runner's session resets keep it. Errors: P1002 after `wait`,
// "interrupted" when the flag is set.
base::Status hold_own_lock(pg::Session& session, std::chrono::milliseconds wait, Observer& observer,
                           const std::atomic<bool>* interrupt = nullptr);

// The actions of DISCARD ALL except advisory locks, and the role. Unlike it, allowed as part of a script.
constexpr std::string_view discard_all_but_locks =
    "CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL; DEALLOCATE ALL; UNLISTEN *; "
    "DISCARD PLANS; "
    "DISCARD TEMP; DISCARD SEQUENCES";

}  // namespace schemac::migrate
