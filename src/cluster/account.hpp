// Chooses the account that the server runs as: PostgreSQL refuses to run as root.
#pragma once

#include <sys/types.h>

#include <string>

#include "schemac/base/result.hpp"

namespace schemac::cluster {

struct Account {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
  bool switched = false;  // another account than ours: the child must switch to it
  // Our own account has no entry in /etc/passwd (a container started with any user id): initdb refuses such a
  // user. It runs in a user namespace in which we are `nobody`, or, if the machine allows none, with
  // nss_wrapper, a library that replaces /etc/passwd.
  bool nameless = false;
  bool operator==(const Account&) const = default;
};

// As root `postgres`, else `nobody`; otherwise our own. Error: "no-account" if our own has no name and initdb
// could not run.
base::Result<Account> server_account();

// As root: the account that owns an existing data folder.
Account account_of(uid_t uid, gid_t gid);

}  // namespace schemac::cluster
