// The rules for checking a branch: they come from the base, never from the branch itself.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check/base_revision.hpp"

namespace schemac::app {
namespace {

// The target branch of a merge request, from the variables of a pipeline.
std::string target_branch(const config::Environment& environment) {
  constexpr std::array<const char*, 3> variables = {"GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
                                                    "BITBUCKET_PR_DESTINATION_BRANCH"};
  for (const char* variable : variables) {
    if (const auto name = environment.get(variable)) return *name;
  }
  return "";
}

class Finder {
 public:
  Finder(const Tree& tree, const CheckRequest& request)
      : tree_(tree), git_(*tree.repository), request_(request), own_(tree.project.settings) {}

  base::Result<Rules> run() {
    rules_.check = own_.check;
    if (request_.base) {
      SCHEMAC_TRY(rules_.commit, named(*request_.base));
    } else {
      choose();
    }
    if (rules_.commit.empty()) return std::move(rules_);
    SCHEMAC_CHECK(read_settings());
    compare();
    if (!is_of_main_) rules_.replay = {};
    if (!request_.base && rules_.check.base) {
      SCHEMAC_TRY(rules_.commit, named(*rules_.check.base));
    }
    return std::move(rules_);
  }

 private:
  // The merge base: commits that the other side got meanwhile are not missing here.
  base::Result<std::string> named(const std::string& revision) const {
    SCHEMAC_TRY(const std::string commit, git::commit_of(git_, revision));
    return git::merge_base(git_, commit, git_.head).value_or(commit);
  }

  void choose() {
    if (git_.head.empty()) {
      rules_.skipped.emplace_back("edited and deleted migrations: the repository has no commit yet");
      return;
    }
    const auto main = git::main_branch(git_, target_branch(tree_.project.environment));
    const auto common = main ? git::merge_base(git_, git_.head, main->commit) : std::nullopt;
    rules_.commit = common.value_or(git_.head);
    is_of_main_ = common.has_value();
    if (common) return;
    const char* why = main && git_.shallow ? "this clone is shallow (actions/checkout: fetch-depth: 0)"
                      : main               ? "it has no commit in common with the main branch"
                                           : "no main branch is known here (give --base REV)";
    rules_.skipped.push_back(fmt::format("changes before HEAD: {}", why));
  }

  // The nearest schemac.toml of the base; the branch may have deleted or moved it.
  base::Status read_settings() {
    rules_.check = {};
    rules_.replay = {};
    SCHEMAC_TRY(const git::BlobIds there, git::blobs_at(git_, rules_.commit, tree_.settings_in_git));
    for (const std::string& place : tree_.settings_in_git) {
      const auto found = there.find(place);
      if (found == there.end()) continue;
      const auto texts = git::contents(git_, {found->second});
      if (!texts.ok()) return texts.error();
      const auto settings = config::parse_settings(texts->front(), git_.top / place);
      if (settings.ok()) {
        rules_.check = settings->check;
        rules_.replay = settings->replay;
      } else {
        rules_.skipped.push_back(
            fmt::format("the settings of the base revision: {}", settings.error().message));
      }
      return base::ok();
    }
    return base::ok();
  }

  // True if only names of migrations were added: they acknowledge data loss, and the report shows them.
  bool adds_reviewed_only() const {
    config::CheckSettings without = own_.check;
    without.reviewed = rules_.check.reviewed;
    const auto& now = own_.check.reviewed;
    const bool keeps = std::all_of(
        rules_.check.reviewed.begin(), rules_.check.reviewed.end(),
        [&](const std::string& name) { return std::find(now.begin(), now.end(), name) != now.end(); });
    return keeps && without == rules_.check && own_.replay == rules_.replay;
  }

  void compare() {
    if (own_.check == rules_.check && own_.replay == rules_.replay) return;
    const bool harmless = adds_reviewed_only();
    const std::string file = tree_.project.environment.shown(
        own_.file.empty() ? git_.top / tree_.settings_in_git.front() : own_.file);
    const std::string base = rules_.commit.substr(0, 10);
    const char* section = own_.replay == rules_.replay ? "[check]" : "[replay]";
    rules_.findings.push_back(
        {FindingKind::settings_changed, file, 1,
         harmless ? fmt::format(
                        "`reviewed` under [check] gets names that the base revision {} does not have.", base)
                  : fmt::format("{} of the settings is changed: those of the base revision {} count.",
                                section, base),
         harmless ? "Look whether the data of these migrations may go."
                  : "Merge such a change by itself, after somebody who answers for it has looked at it.",
         harmless || request_.staged});
  }

  const Tree& tree_;
  const git::Repository& git_;
  const CheckRequest& request_;
  const config::Settings& own_;
  Rules rules_;
  bool is_of_main_ = true;  // else the commit may be the branch's own
};

}  // namespace

base::Result<Rules> find_rules(const Tree& tree, const CheckRequest& request) {
  if (tree.repository) return Finder(tree, request).run();
  // Files without a history name no server, because only they would say who may run them.
  return Rules{tree.project.settings.check, {}, "", {}, {}};
}

}  // namespace schemac::app
