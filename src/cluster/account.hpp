// Which account the server runs as: PostgreSQL refuses to run as root.
#pragma once

#include <sys/types.h>

#include <string>

#include "schemac/base/result.hpp"

namespace schemac::cluster {

struct Account {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
  bool switched = false;  // another one than ours: the child has to drop to it
  // Ours, and without an entry in /etc/passwd (a container started with any user id): initdb refuses such a
  // user, so it runs in a user namespace in which we are `nobody`, or where the machine allows none, behind
  // nss_wrapper, a library that answers in the place of /etc/passwd.
  bool nameless = false;
  bool operator==(const Account&) const = default;
};

// As root `postgres`, else `nobody`; otherwise our own. Error "no-account" where our own has no name: initdb
// refuses to run then.
base::Result<Account> server_account();

// As root: the account that owns a data folder which is there already.
Account account_of(uid_t uid, gid_t gid);

}  // namespace schemac::cluster
