// Names a relation field after a model, as Prisma does.
#pragma once

#include <string>
#include <string_view>

namespace schemac::psl {

// `HTTPServer` -> `httpserver`, `user_group` -> `userGroup`, `User2fa` -> `user2Fa`.
std::string camel_case(std::string_view name);

// English plurals as Prisma forms them, case-sensitive: `category` -> `categories`, `news` -> `news`.
std::string plural(std::string_view word);

}  // namespace schemac::psl
