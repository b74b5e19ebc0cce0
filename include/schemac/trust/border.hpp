// How far a project reaches and whose its files are: what a command may take for the project's word. A branch
// that somebody sent writes every file below the repository's top, and none above it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/base/files.hpp"
#include "schemac/base/result.hpp"

namespace schemac::trust {

// The top of the repository that holds `path` (absolute), by its text: the nearest folder with `.git`, on the
// same file system. Behind a link that lies in a repository begins no other one: a link does not choose its
// own border. None where there is none.
std::optional<std::filesystem::path> repository_top(const std::filesystem::path& path);

// `folder` and the folders above it in which settings count: up to the repository's top; without one up to
// the home folder, else to where the file system begins.
std::vector<std::filesystem::path> folders_upward(const std::filesystem::path& folder);

// Why a file of settings counts for nothing, as the end of a sentence: "it belongs to nobody, ..". None where
// it counts: its owner is the caller, root or the owner of the repository's top, and not everybody can write
// it; or SCHEMAC_TRUST_SETTINGS names its folder, or one above. A file that is not there counts.
std::optional<std::string> distrust(const std::filesystem::path& file);

// Reads a project's files, those below `folder`: regular ones inside of its repository. Where there is no
// repository, links may lead anywhere but to the kernel's own (/proc, /sys, /dev).
class ProjectFiles {
 public:
  explicit ProjectFiles(std::filesystem::path folder);
  // base::read_file with its errors.
  base::Result<std::string> read(const std::filesystem::path& file,
                                 size_t most = base::FileLimits{}.most) const;
  // "file-leads-out" where `path` is there and lies, by its real name, outside.
  base::Status check_inside(const std::filesystem::path& path) const;

 private:
  std::filesystem::path folder_;
  std::optional<std::filesystem::path> top_;  // real
};

// ProjectFiles of the folder that the file lies in.
base::Result<std::string> read_project_file(const std::filesystem::path& file);

// A file that says what is done: a file of the project that counts (`distrust`). "settings-distrusted".
base::Result<std::string> read_settings_file(const std::filesystem::path& file);
// The same of a file that another file of the project in `project` names: it lies in that project's
// repository.
base::Result<std::string> read_settings_file(const std::filesystem::path& file,
                                             const std::filesystem::path& project);

}  // namespace schemac::trust
