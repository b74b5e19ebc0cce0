// Facts about a project's files from its git repository, read with the git program. Nothing here changes the
// repository, runs a program that its settings name, or fetches anything; a bare repository inside the tree
// is an ordinary folder.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"

namespace schemac::git {

// Paths inside a repository are relative to its top, with `/`.
using BlobIds = std::map<std::string, std::string>;  // path -> object id of its content

struct Repository {
  std::filesystem::path top;      // of the working tree, absolute
  std::filesystem::path git_dir;  // of this working tree, absolute
  bool shallow = false;
  std::string head;        // commit id; empty before the first commit
  std::string merge_head;  // the commit that is being merged; empty if there is none
  std::string hash;        // "sha1" or "sha256"
  bool operator==(const Repository&) const = default;
};

// The repository whose working tree holds `folder` (a submodule counts as its own). Errors: "git-missing" no
// git program; "git-no-repository"; "git-failed" with git's words.
base::Result<Repository> open(const std::filesystem::path& folder);

// The commit that `revision` names. Error: "git-revision-unknown"; its hint mentions a shallow clone.
base::Result<std::string> commit_of(const Repository& repository, const std::string& revision);

struct MainBranch {
  std::string ref;  // "refs/remotes/origin/main"
  std::string commit;
};
// The first existing of: `preferred` (a branch's name, "main") of origin or local; the target of origin/HEAD;
// origin/main, origin/master, main, master.
std::optional<MainBranch> main_branch(const Repository& repository, const std::string& preferred);

// The name of the presumed main branch: the target of origin/HEAD; else, first of origin's branches, then of
// the local ones, main, master, trunk, develop or the only one; else the current branch (it may have no
// commit yet), init.defaultBranch, "main".
std::string default_branch(const Repository& repository);

// None if the two have no common commit that this clone holds.
std::optional<std::string> merge_base(const Repository& repository, const std::string& a,
                                      const std::string& b);

// Every file below `folder` ("" = all) at a commit; symbolic links and submodules are left out.
base::Result<BlobIds> files_at(const Repository& repository, const std::string& commit,
                               const std::string& folder);

// Those of `paths` that are files at a commit.
base::Result<BlobIds> blobs_at(const Repository& repository, const std::string& commit,
                               const std::vector<std::string>& paths);

// The content of blobs, in the order of `ids`.
base::Result<std::vector<std::string>> contents(const Repository& repository,
                                                const std::vector<std::string>& ids);

// Every file below the folders that is in the index, with the id of its staged content. `unmerged` has the
// paths with a merge conflict.
struct Index {
  BlobIds files;
  std::vector<std::string> unmerged;
};
base::Result<Index> staged_files(const Repository& repository, const std::vector<std::string>& folders);

// True if `text` is the content of the blob, read as git would store it: unchanged, or with CRLF line ends
// turned to LF (core.autocrlf).
bool is_content_of(const Repository& repository, std::string_view text, std::string_view id);

// The folder of the repository's hooks (core.hooksPath counts), absolute.
base::Result<std::filesystem::path> hooks_folder(const Repository& repository);

// `path` as the repository names it; none if it is outside.
std::optional<std::string> relative_to_top(const Repository& repository, const std::filesystem::path& path);

}  // namespace schemac::git
