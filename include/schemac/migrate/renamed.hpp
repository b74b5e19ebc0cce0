// Renamed migrations: an applied migration whose folder got another name (a new timestamp after a rebase), so
// that folder and history row have different names. It must not run again.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::migrate {

struct Renamed {
  std::string name;  // of the folder; it has no row, or one of another text
  std::string was;   // of the row, not rolled back; it has no folder, or one with another text
  bool operator==(const Renamed&) const = default;
};

// In the folder's order; texts are compared as checksum_matches does. If several migrations have the same
// text and some of them are renamed, they are paired in order if there are as many names as rows; else every
// name comes with every row, for a person to choose. A script without a statement is never listed, because
// running it again does nothing.
std::vector<Renamed> find_renamed(const Folder& folder, const std::vector<Row>& rows);

// "migration-renamed" with the names and the command that renames the rows. `renamed` is not empty.
base::Error renamed_error(const std::vector<Renamed>& renamed);

// `resolve --renamed`: the rows of `was` (also those that are rolled back) get the name. All rows change in
// one transaction under the lock of apply, so names may be swapped. Errors, with nothing changed: "P3017" no
// such folder; "P3011" no such row; "P3008" the new name is applied already; "P3009" it is recorded as
// failed; "migration-edited" the folder's text differs from the applied one; "migration-not-renamed" the
// folder also has the old name, with its text; "usage" for a name that is given twice; Alone's.
base::Status mark_renamed(const pg::ConnectionUrl& url, const Folder& folder,
                          const std::vector<Renamed>& renamed, const ApplyOptions& options = {},
                          Observer* observer = nullptr);

}  // namespace schemac::migrate
