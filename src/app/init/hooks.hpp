// Finds the place of a repository's pre-commit hook: git's own folder, or the file of a program that manages
// hooks.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/git/repository.hpp"

namespace schemac::app {

struct HookPlace {
  std::filesystem::path file;  // the script that git finally runs
  bool shared = false;         // it is committed, so it must hold no path of this machine
};

// git's folder (core.hooksPath counts), or husky's: husky 9 has git run `.husky/_`, which calls `.husky`.
base::Result<HookPlace> hook_place(const git::Repository& repository, const std::filesystem::path& project);

struct HookManager {
  std::filesystem::path file;  // its settings file
  std::string note;            // the text to add to it
};

// lefthook, simple-git-hooks and pre-commit write git's hook from their settings, so a file written there
// would be overwritten. `command` is the command of the hook.
std::optional<HookManager> hook_manager(const git::Repository& repository,
                                        const std::filesystem::path& project, const std::string& command);

}  // namespace schemac::app
