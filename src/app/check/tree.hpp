// The files that a check reads: the working tree, or a copy of git's index.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/check.hpp"
#include "schemac/git/repository.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::app {

// A private folder, removed by the destructor.
class ScratchFolder {
 public:
  static base::Result<ScratchFolder> make();
  ScratchFolder(ScratchFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

struct Tree {
  Project project;  // its paths are in `copy` if there is one
  std::filesystem::path schema;
  std::filesystem::path migrations;
  std::optional<git::Repository> repository;  // none: no git, for `no_git`
  std::string no_git;
  // Relative to the repository's top; none if the folder is outside.
  std::optional<std::string> schema_in_git;
  std::optional<std::string> migrations_in_git;
  // The possible places of the settings, the nearest first; with --config only that file.
  std::vector<std::string> settings_in_git;
  std::vector<std::string> unmerged;
  std::optional<ScratchFolder> copy;
};

base::Result<Tree> working_tree(const Project& project);
// Files that are the same in the index are not copied; if no file differs, the tree is the working tree.
base::Result<Tree> staged_tree(const Project& project);

}  // namespace schemac::app
