#include "check/base_revision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

constexpr std::string_view script_name = "migration.sql";

// The files below `folder`, with paths relative to it.
git::BlobIds below(const git::BlobIds& files, const std::string& folder) {
  git::BlobIds result;
  const std::string prefix = folder.empty() ? "" : folder + "/";
  for (const auto& [path, id] : files) {
    if (path == folder) {
      result[""] = id;
    } else if (path.compare(0, prefix.size(), prefix) == 0) {
      result[path.substr(prefix.size())] = id;
    }
  }
  return result;
}

// The path of the migrations folder at the base, if it was renamed since.
std::optional<std::string> former_folder(const git::BlobIds& all, const migrate::Folder& folder) {
  for (const migrate::Migration& migration : folder.migrations) {
    const std::string tail = fmt::format("{}/{}", migration.name, script_name);
    for (const auto& [path, id] : all) {
      if (path == tail) return "";
      if (path.size() > tail.size() + 1 &&
          path.compare(path.size() - tail.size() - 1, std::string::npos, "/" + tail) == 0)
        return path.substr(0, path.size() - tail.size() - 1);
    }
  }
  return std::nullopt;
}

class Finder {
 public:
  Finder(const Tree& tree, const migrate::Folder& folder)
      : tree_(tree), git_(*tree.repository), folder_(folder) {}

  base::Result<Base> run(const std::string& commit) {
    base_.commit = commit;
    if (base_.commit.empty()) return std::move(base_);
    SCHEMAC_CHECK(read_migrations());
    if (tree_.schema_in_git) {
      SCHEMAC_TRY(const git::BlobIds files, git::files_at(git_, base_.commit, *tree_.schema_in_git));
      base_.schema = below(files, *tree_.schema_in_git);
    }
    return std::move(base_);
  }

 private:
  base::Status read_migrations() {
    if (!tree_.migrations_in_git) {
      base_.skipped.emplace_back(
          "edited and deleted migrations: the folder lies outside the schema's repository");
      return base::ok();
    }
    SCHEMAC_TRY(const git::BlobIds files, git::files_at(git_, base_.commit, *tree_.migrations_in_git));
    base_.migrations = below(files, *tree_.migrations_in_git);
    if (!base_.migrations.empty() || folder_.migrations.empty()) return base::ok();
    SCHEMAC_TRY(const git::BlobIds all, git::files_at(git_, base_.commit, ""));
    if (const auto former = former_folder(all, folder_)) base_.migrations = below(all, *former);
    return base::ok();
  }

  const Tree& tree_;
  const git::Repository& git_;
  const migrate::Folder& folder_;
  Base base_;
};

std::string shown_script(const Tree& tree, const std::string& name) {
  return tree.project.environment.shown(tree.migrations / name / script_name);
}

// True if [check] reviewed lists the migration: a reviewed squash, or an edit that every database has.
bool is_reviewed(const Tree& tree, const std::string& name) {
  const auto& reviewed = tree.project.settings.check.reviewed;
  return std::find(reviewed.begin(), reviewed.end(), name) != reviewed.end();
}

constexpr std::string_view if_meant =
    " If it is meant, list the migration in `reviewed` under [check] in schemac.toml.";

Finding edited(const Tree& tree, const std::string& name, const std::string& commit) {
  return {
      FindingKind::migration_edited,
      shown_script(tree, name),
      1,
      fmt::format("The migration `{}` was edited after the base revision {}: databases may have run its old "
                  "text.",
                  name, commit.substr(0, 10)),
      fmt::format(
          "Bring the old text back (git checkout {} -- {}) and put the change into a new migration.{}",
          commit.substr(0, 10), shown_script(tree, name), if_meant),
      is_reviewed(tree, name)};
}

Finding deleted(const Tree& tree, const std::string& name, const std::string& commit,
                const std::string& now) {
  const std::string what = now.empty() ? "was deleted" : fmt::format("was renamed to `{}`", now);
  return {
      FindingKind::migration_deleted,
      shown_script(tree, name),
      1,
      fmt::format("The migration `{}` of the base revision {} {}: databases may have run it under that name.",
                  name, commit.substr(0, 10), what),
      now.empty() ? fmt::format("Bring it back: git checkout {} -- {}.{}", commit.substr(0, 10),
                                tree.project.environment.shown(tree.migrations / name), if_meant)
                  : fmt::format("Give the folder its old name back: git mv {} {}",
                                tree.project.environment.shown(tree.migrations / now),
                                tree.project.environment.shown(tree.migrations / name)),
      is_reviewed(tree, name)};
}

// Migrations from the other side of an uncommitted merge: they are not new.
std::set<std::string> merged_in(const Tree& tree) {
  std::set<std::string> names;
  const git::Repository& repository = *tree.repository;
  if (repository.merge_head.empty() || !tree.migrations_in_git) return names;
  const auto files = git::files_at(repository, repository.merge_head, *tree.migrations_in_git);
  if (!files.ok()) return names;
  for (const auto& [path, id] : below(files.value(), *tree.migrations_in_git))
    names.insert(path.substr(0, path.find('/')));
  return names;
}

}  // namespace

base::Result<Base> find_base(const Tree& tree, const std::string& commit, const migrate::Folder& folder) {
  return Finder(tree, folder).run(commit);
}

History compare_history(const Tree& tree, const Base& base, const migrate::Folder& folder) {
  History history;
  const git::Repository& repository = *tree.repository;
  git::BlobIds left = base.migrations;
  const std::set<std::string> merged = merged_in(tree);
  for (size_t i = 0; i < folder.migrations.size(); ++i) {
    const migrate::Migration& migration = folder.migrations[i];
    const auto old = left.find(fmt::format("{}/{}", migration.name, script_name));
    if (old == left.end()) {
      if (merged.count(migration.name) == 0) history.fresh.push_back(i);
      continue;
    }
    if (!git::is_content_of(repository, migration.script, old->second))
      history.findings.push_back(edited(tree, migration.name, base.commit));
    left.erase(old);
  }
  for (const auto& [path, id] : left) {
    const size_t slash = path.find('/');
    if (slash == std::string::npos || path.substr(slash + 1) != script_name) continue;
    std::string now;
    for (const size_t i : history.fresh) {
      if (git::is_content_of(repository, folder.migrations[i].script, id)) now = folder.migrations[i].name;
    }
    history.findings.push_back(deleted(tree, path.substr(0, slash), base.commit, now));
  }
  return history;
}

}  // namespace schemac::app
