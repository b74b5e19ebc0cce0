// The border of a project: decides which files a command may trust. Whoever wrote a branch controls every
// file below the repository's top, and none above it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/base/files.hpp"
#include "schemac/base/result.hpp"

namespace schemac::trust {

// The top of the repository that holds `path` (absolute), by its text: the nearest folder with `.git`, on the
// same file system. A repository behind a link inside of a repository does not count, so that a link cannot
// choose its own border. None if there is no repository.
std::optional<std::filesystem::path> repository_top(const std::filesystem::path& path);

// `folder` and the folders above it whose settings are used: up to the repository's top; without a repository
// up to the home folder, else to the file system's root.
std::vector<std::filesystem::path> folders_upward(const std::filesystem::path& folder);

// The reason why a settings file is not used, as the end of a sentence: "it belongs to nobody, ..". None if
// it is used: its owner is the caller, root or the owner of the repository's top, and others cannot write it;
// or SCHEMAC_TRUST_SETTINGS names its folder, or one above. A missing file is no reason.
std::optional<std::string> distrust(const std::filesystem::path& file);

// Reads a project's files, those below `folder`: regular files inside its repository. Without a repository,
// links may lead everywhere except to the kernel's file systems (/proc, /sys, /dev).
class ProjectFiles {
 public:
  explicit ProjectFiles(std::filesystem::path folder);
  // base::read_file with its errors.
  base::Result<std::string> read(const std::filesystem::path& file,
                                 size_t most = base::FileLimits{}.most) const;
  // Error: "file-leads-out" if `path` exists and its real path is outside.
  base::Status check_inside(const std::filesystem::path& path) const;

 private:
  std::filesystem::path folder_;
  std::optional<std::filesystem::path> top_;  // real
};

// ProjectFiles of the folder of the file.
base::Result<std::string> read_project_file(const std::filesystem::path& file);

// Reads a settings file of the project if it is trusted (`distrust`). Error: "settings-distrusted".
base::Result<std::string> read_settings_file(const std::filesystem::path& file);
// The same for a file that another file of the project in `project` names: it must be in that project's
// repository.
base::Result<std::string> read_settings_file(const std::filesystem::path& file,
                                             const std::filesystem::path& project);

}  // namespace schemac::trust
