#include "account.hpp"

#include <pwd.h>
#include <unistd.h>

namespace schemac::cluster {

base::Result<Account> server_account() {
  const uid_t own = geteuid();
  if (own != 0) {
    const passwd* entry = getpwuid(own);
    const bool nameless = entry == nullptr;
    return Account{nameless ? std::to_string(own) : entry->pw_name, own, getegid(), false, nameless};
  }
  for (const char* name : {"postgres", "nobody"}) {
    if (const passwd* entry = getpwnam(name)) return Account{name, entry->pw_uid, entry->pw_gid, true, false};
  }
  base::Error error;
  error.code = "no-account";
  error.message =
      "There is neither an account `postgres` nor an account `nobody` to run the private PostgreSQL as.";
  error.hint = "Add an account named postgres, or configure a database URL.";
  return error;
}

Account account_of(uid_t uid, gid_t gid) {
  const passwd* entry = getpwuid(uid);
  return {entry == nullptr ? std::to_string(uid) : entry->pw_name, uid, gid, uid != geteuid(), false};
}

}  // namespace schemac::cluster
