// `resolve` and `baseline`: write a person's knowledge about the database into the history. They hold the
// lock of apply, because a row that another run is working on looks like a failed one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/observer.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::migrate {

// Of `options` the lock, the wait for it and the interrupt are used. Errors of all three, with nothing
// changed: "P1002" the lock, "transaction-pooler", "interrupted", those of read_history.

// `resolve --applied NAME`: a new row "marked applied"; failed rows of that name become rolled back. Creates
// the table if it is missing, also in a database with tables (this is how one is baselined). P3017 no such
// folder, P3008 applied already.
base::Status mark_applied(const pg::ConnectionUrl& url, const Folder& folder, std::string_view name,
                          const ApplyOptions& options = {}, Observer* observer = nullptr);

// `baseline NAME`: every migration up to NAME that is not applied becomes "marked applied", in one
// transaction. Gives their names. P3017 no such folder.
base::Result<std::vector<std::string>> baseline(const pg::ConnectionUrl& url, const Folder& folder,
                                                std::string_view name, const ApplyOptions& options = {},
                                                Observer* observer = nullptr);

// `resolve --rolled-back NAME`. P3011 never applied, P3012 not failed; a repeated call is allowed.
base::Status mark_rolled_back(const pg::ConnectionUrl& url, std::string_view name,
                              const ApplyOptions& options = {}, Observer* observer = nullptr);

}  // namespace schemac::migrate
