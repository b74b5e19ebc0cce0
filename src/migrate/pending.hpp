// The plan of a run: what it would do, or the error that stops it.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/pg/session.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {

struct ApplyPlan {
  std::vector<const Migration*> migrations;  // of the folder, which must outlive the plan
  std::vector<Row> half_taken_back;          // interrupted rollbacks, which are completed first
  std::vector<Row> history;
  bool has_history = false;
  ApplyResult result;  // missing and out_of_order are filled
  bool nothing() const { return migrations.empty() && half_taken_back.empty(); }
};

// Errors: P3009, "migration-renamed", "migration-edited", P3017.
base::Result<ApplyPlan> plan_apply(History rows, const Folder& folder, const ApplyOptions& options);

// Error: "sum-mismatch". An unlisted migration is harmless, because Prisma and people write folders too: it
// is reported to the observer.
base::Status check_sum(const Folder& folder, const ApplyOptions& options, Observer& observer);

// Failed rows that only a person can resolve: P3009.
base::Status refuse_failed(const Folder& folder, const std::vector<Row>& history);
// Applied migrations whose file has changed: "migration-edited".
base::Status refuse_edited(const Folder& folder, const std::vector<Row>& history,
                           const std::vector<std::string>& names);

// Applied migrations whose folder has another name now: "migration-renamed".
base::Status refuse_renamed(const Folder& folder, const std::vector<Row>& history,
                            const std::vector<std::string>& names);

}  // namespace schemac::migrate
