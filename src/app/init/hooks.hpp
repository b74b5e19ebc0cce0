// Where a repository keeps its pre-commit hook: git's own folder, or the file of a program that manages
// hooks.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/git/repository.hpp"

namespace schemac::app {

struct HookPlace {
  std::filesystem::path file;  // the script that git runs in the end
  bool shared = false;         // it is committed: no path of this machine belongs into it
};

// git's folder (core.hooksPath counts), or husky's: 9 lets git run its own `.husky/_` and asks `.husky`.
base::Result<HookPlace> hook_place(const git::Repository& repository, const std::filesystem::path& project);

struct HookManager {
  std::filesystem::path file;  // of its settings
  std::string note;            // what to add to it
};

// lefthook, simple-git-hooks and pre-commit write git's hook themselves, from their settings: whatever is put
// there would be gone again. `command` is what shall run.
std::optional<HookManager> hook_manager(const git::Repository& repository,
                                        const std::filesystem::path& project, const std::string& command);

}  // namespace schemac::app
