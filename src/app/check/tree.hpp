// The files that a check looks at: the working tree as it is, or a copy of what git has staged.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/check.hpp"
#include "schemac/git/repository.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::app {

// A folder of our own, removed by the destructor.
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
  Project project;  // its paths lead into `copy` where there is one
  std::filesystem::path schema;
  std::filesystem::path migrations;
  std::optional<git::Repository> repository;  // none: no git, for `no_git`
  std::string no_git;
  // Relative to the repository's top; none where the folder lies outside.
  std::optional<std::string> schema_in_git;
  std::optional<std::string> migrations_in_git;
  // Where the settings may lie, the nearest first: with --config that file alone.
  std::vector<std::string> settings_in_git;
  std::vector<std::string> unmerged;
  std::optional<ScratchFolder> copy;
};

base::Result<Tree> working_tree(const Project& project);
// Files that are the same in the index are not copied: where nothing differs, this is the working tree.
base::Result<Tree> staged_tree(const Project& project);

}  // namespace schemac::app
