#include "account.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

namespace schemac::cluster {

base::Result<Account> server_account() {
  const uid_t own = geteuid();
  if (own == 0) {
    for (const char* name : {"postgres", "nobody"}) {
      if (const passwd* entry = getpwnam(name)) return Account{name, entry->pw_uid, entry->pw_gid, true};
    }
  } else if (const passwd* entry = getpwuid(own)) {
    return Account{entry->pw_name, own, getegid(), false};
  }
  base::Error error;
  error.code = "no-account";
  error.message =
      own == 0
          ? "There is neither an account `postgres` nor an account `nobody` to run the private PostgreSQL as."
          : fmt::format("The user id {} has no entry in /etc/passwd, so initdb refuses to run.", own);
  error.hint = own == 0 ? "Add an account named postgres, or configure a database URL."
                        : "Add the user to /etc/passwd, run as root, or configure a database URL.";
  return error;
}

Account account_of(uid_t uid, gid_t gid) {
  const passwd* entry = getpwuid(uid);
  return {entry == nullptr ? std::to_string(uid) : entry->pw_name, uid, gid, uid != geteuid()};
}

}  // namespace schemac::cluster
