#include "schemac/app/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "check/base_revision.hpp"
#include "check/schema_checks.hpp"
#include "schemac/app/reference.hpp"
#include "schemac/base/text.hpp"
#include "schemac/ddl/data_loss.hpp"
#include "schemac/migrate/checksum_file.hpp"
#include "schemac/migrate/execute.hpp"

namespace schemac::app {
namespace {

constexpr std::array<std::string_view, 13> words = {
    "schema-invalid",   "schema-unformatted",   "migration-missing",
    "migration-edited", "migration-deleted",    "duplicate-timestamp",
    "destructive",      "sum-mismatch",         "folder-broken",
    "conflict",         "migration-unreadable", "replay-failed",
    "settings-changed"};
static_assert(words.size() == static_cast<size_t>(FindingKind::settings_changed) + 1);

// Error codes of read_folder for committed content, not for this machine.
constexpr std::array<std::string_view, 6> folder_codes = {
    "P3015", "P3019", "migrations-not-a-folder", "file-leads-out", "file-not-regular", "file-too-large"};

constexpr size_t timestamp_digits = 14;

std::string timestamp_of(const std::string& name) {
  const bool all_digits =
      name.size() >= timestamp_digits &&
      std::all_of(name.begin(), name.begin() + timestamp_digits, [](char c) { return c >= '0' && c <= '9'; });
  return all_digits ? name.substr(0, timestamp_digits) : "";
}

class Checker {
 public:
  Checker(const Context& context, const CheckRequest& request, const Tree& tree)
      : context_(context), request_(request), tree_(tree) {}

  base::Result<CheckReport> run() {
    for (const std::string& path : tree_.unmerged) {
      report_.findings.push_back({FindingKind::conflict, path, 1, "The file is in a merge conflict.",
                                  "Resolve it, then `git add` it."});
    }
    if (request_.base && !tree_.repository) return no_base();
    SCHEMAC_TRY(rules_, find_rules(tree_, request_));
    report_.findings.insert(report_.findings.end(), rules_.findings.begin(), rules_.findings.end());
    SCHEMAC_TRY(const Schema schema, read_schema(tree_.project.environment, tree_.schema, SyntaxTree::keep));
    check_valid(schema, report_.findings);
    if (rules_.check.format) check_formatted(schema, report_.findings);
    SCHEMAC_CHECK(read_migrations());
    if (!folder_) return std::move(report_);
    SCHEMAC_CHECK(check_sum());
    SCHEMAC_CHECK(check_against_base());
    check_timestamps();
    check_destructive();
    const bool readable = check_readable();
    if (request_.describe) describe_fresh(schema);
    if (schema.error_count == 0 && usable(schema) && readable) {
      const Situation situation{context_, tree_, rules_, schema, *folder_, base_ ? &*base_ : nullptr, fresh_};
      SCHEMAC_CHECK(check_migration_present(situation, request_, report_));
    }
    return std::move(report_);
  }

 private:
  std::string shown(const std::filesystem::path& path) const { return tree_.project.environment.shown(path); }

  bool usable(const Schema& schema) {
    const auto status = check_usable(schema);
    if (!status.ok())
      report_.skipped.push_back("whether the schema has its migration: " + status.error().message);
    return status.ok();
  }

  base::Status read_migrations() {
    auto folder = migrate::read_folder(tree_.migrations);
    if (folder.ok()) {
      folder_ = std::move(folder).value();
      report_.migrations = folder_->migrations.size();
      return base::ok();
    }
    const base::Error& error = folder.error();
    if (std::find(folder_codes.begin(), folder_codes.end(), error.code) == folder_codes.end()) return error;
    const bool of_a_file = error.code.starts_with("file-");
    report_.findings.push_back({FindingKind::folder_broken, shown(tree_.migrations), 1,
                                of_a_file ? error.message : error.message + " " + error.hint,
                                of_a_file ? error.hint : std::string(find_error_code(error.code)->remedy)});
    return base::ok();
  }

  // Without a base, every migration may be new.
  bool is_fresh(size_t index) const {
    return !base_ || std::find(fresh_.begin(), fresh_.end(), index) != fresh_.end();
  }

  // Two old migrations have run everywhere in the order of their names: they cannot be renamed any more.
  void check_timestamps() {
    std::map<std::string, size_t> first;
    for (size_t i = 0; i < folder_->migrations.size(); ++i) {
      const std::string timestamp = timestamp_of(folder_->migrations[i].name);
      if (timestamp.empty()) continue;
      const auto [other, is_new] = first.emplace(timestamp, i);
      if (is_new || (!is_fresh(i) && !is_fresh(other->second))) continue;
      const size_t movable = is_fresh(i) ? i : other->second;
      report_.findings.push_back(
          {FindingKind::duplicate_timestamp, script(folder_->migrations[movable].name), 1,
           fmt::format(
               "The migrations `{}` and `{}` have the same timestamp: which one runs first is an accident of "
               "their names.",
               folder_->migrations[other->second].name, folder_->migrations[i].name),
           "Rename the folder of the one that no database has run yet, so that it is the later one."});
    }
  }

  // Reports texts that `apply` would refuse; old migrations are checked only if they will be replayed.
  bool check_readable() {
    bool readable = true;
    for (size_t i = 0; i < folder_->migrations.size(); ++i) {
      const migrate::Migration& migration = folder_->migrations[i];
      const bool looks = request_.replay == CheckRequest::Replay::always ||
                         std::find(fresh_.begin(), fresh_.end(), i) != fresh_.end();
      const auto unfit = looks ? migrate::find_unfit(migration) : std::nullopt;
      if (!unfit) continue;
      readable = false;
      report_.findings.push_back({FindingKind::migration_unreadable, script(migration.name), unfit->line,
                                  unfit->error.message, unfit->error.hint});
    }
    return readable;
  }

  base::Status check_sum() {
    SCHEMAC_TRY(const std::vector<migrate::SumFinding> wrong, migrate::verify_sum(*folder_));
    for (const migrate::SumFinding& finding : wrong) {
      report_.findings.push_back({FindingKind::sum_mismatch, shown(tree_.migrations / migrate::sum_file_name),
                                  std::max<uint32_t>(finding.line, 1), finding.message, finding.fix});
    }
    return base::ok();
  }

  void describe_fresh(const Schema& schema) {
    std::string summary = base_ && schema.error_count == 0 ? change_since_base(tree_, *base_, schema) : "";
    for (const size_t i : fresh_) {
      const migrate::Migration& migration = folder_->migrations[i];
      report_.fresh.push_back({migration.name, migration.script, std::exchange(summary, "")});
    }
  }

  base::Status check_against_base() {
    if (!tree_.repository) {
      report_.skipped.push_back(fmt::format("edited and deleted migrations: {}", tree_.no_git));
      if (!folder_->migrations.empty()) fresh_.push_back(folder_->migrations.size() - 1);
      return base::ok();
    }
    SCHEMAC_TRY(base_, find_base(tree_, rules_.commit, *folder_));
    report_.base = base_->commit;
    report_.skipped.insert(report_.skipped.end(), rules_.skipped.begin(), rules_.skipped.end());
    report_.skipped.insert(report_.skipped.end(), base_->skipped.begin(), base_->skipped.end());
    History history = compare_history(tree_, *base_, *folder_);
    report_.findings.insert(report_.findings.end(), history.findings.begin(), history.findings.end());
    fresh_ = std::move(history.fresh);
    return base::ok();
  }

  base::Error no_base() const {
    return {.code = "git-no-repository",
            .message = fmt::format("--base needs a git repository: {}", tree_.no_git),
            .hint = "Leave out --base to check without one."};
  }

  void check_destructive() {
    const config::Strictness strictness = rules_.check.destructive;
    if (strictness == config::Strictness::off) return;
    for (const size_t i : fresh_) {
      const migrate::Migration& migration = folder_->migrations[i];
      if (is_named(rules_.check.reviewed, migration.name)) continue;
      // The branch's own list: only a warning, for the reviewer to see.
      const bool answered = is_named(tree_.project.settings.check.reviewed, migration.name);
      for (const ddl::DataLoss& loss : ddl::data_losses(migration.script)) {
        report_.findings.push_back(
            {FindingKind::destructive, script(migration.name), loss.line,
             fmt::format("The migration `{}` {}.", migration.name, loss.what),
             answered ? "The branch itself names it under `reviewed`: look whether the data "
                        "may go."
                      : fmt::format("If the data may go, say so where a reviewer sees it: "
                                    "add \"{}\" to `reviewed` under [check] in schemac.toml.",
                                    migration.name),
             answered || strictness == config::Strictness::warning});
      }
    }
  }

  static bool is_named(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  std::string script(const std::string& name) const {
    return shown(tree_.migrations / name / "migration.sql");
  }

  const Context& context_;
  const CheckRequest& request_;
  const Tree& tree_;
  CheckReport report_;
  Rules rules_;
  std::optional<migrate::Folder> folder_;
  std::optional<Base> base_;
  std::vector<size_t> fresh_;
};

}  // namespace

std::string_view finding_word(FindingKind kind) { return words.at(static_cast<size_t>(kind)); }

bool CheckReport::clean() const {
  return std::all_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.warning; });
}

base::Result<CheckReport> check(const Context& context, const CheckRequest& request) {
  const Project& project = context.project;
  auto read = request.staged ? staged_tree(project) : working_tree(project);
  if (!read.ok()) return std::move(read).error();
  SCHEMAC_TRY(CheckReport report, Checker(context, request, read.value()).run());
  if (read->repository)
    report.folder =
        git::relative_to_top(*read->repository, project.environment.working_directory).value_or("");
  return report;
}

}  // namespace schemac::app
