// The folder of a migration that has run got another name (a new timestamp after a rebase): its text is in
// the folder, its row in the history, under two names. To run it again is not meant.
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

// By the folder's order; texts are compared as checksum_matches does. Where several migrations have one text
// and some of them are renamed, they pair up in order if there are as many names as rows; else every name
// comes with every row, for a person to choose. A script without a statement is never one: to run it again
// does nothing.
std::vector<Renamed> find_renamed(const Folder& folder, const std::vector<Row>& rows);

// "migration-renamed": the names, and the command that gives the rows the new ones. `renamed` is not empty.
base::Error renamed_error(const std::vector<Renamed>& renamed);

// `resolve --renamed`: the rows of `was` (rolled back ones, too) get the name. All at once, so that names may
// be swapped; under the lock of apply, in one transaction. Errors, with nothing changed: "P3017" no such
// folder; "P3011" no such row; "P3008" the new name is applied already; "P3009" it is recorded as failed;
// "migration-edited" the folder's text is not the one that has run; "migration-not-renamed" the folder has
// the old name, too, with its text; "usage" for a name that is given twice; Alone's.
base::Status mark_renamed(const pg::ConnectionUrl& url, const Folder& folder,
                          const std::vector<Renamed>& renamed, const ApplyOptions& options = {},
                          Observer* observer = nullptr);

}  // namespace schemac::migrate
