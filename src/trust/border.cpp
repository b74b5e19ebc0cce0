#include "schemac/trust/border.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::trust {
namespace {

namespace fs = std::filesystem;

constexpr const char* git_folder = ".git";
constexpr const char* trust_variable = "SCHEMAC_TRUST_SETTINGS";
constexpr size_t most_of_settings = size_t{64} << 20U;
// Their content is not in files of a user: the environment, memory, devices.
constexpr std::array<const char*, 3> kernel_folders = {"/proc", "/sys", "/dev"};
constexpr const char* shared_memory = "/dev/shm";

bool is_there(const fs::path& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0;
}

bool is_link(const fs::path& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode);
}

bool is_in(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

// None if the path does not exist.
std::optional<dev_t> file_system(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return std::nullopt;
  return info.st_dev;
}

std::string owner_name(uid_t uid) {
  const passwd* entry = ::getpwuid(uid);
  return entry == nullptr ? fmt::format("the user {}", uid) : entry->pw_name;
}

// The user who unpacked the repository: root in a container works on another user's. A folder with a `.git`
// that another user has added to it does not count.
std::optional<uid_t> owner_of_top(const fs::path& file) {
  const auto top = repository_top(file);
  struct stat folder {};
  struct stat git {};
  if (!top || ::stat(top->c_str(), &folder) != 0 || ::lstat((*top / git_folder).c_str(), &git) != 0)
    return std::nullopt;
  return folder.st_uid == git.st_uid ? std::optional(folder.st_uid) : std::nullopt;
}

bool is_named_as_trusted(const fs::path& file) {
  const char* named = ::getenv(trust_variable);
  if (named == nullptr || *named == '\0') return false;
  std::error_code ignored;
  const fs::path real = fs::weakly_canonical(file, ignored);
  for (const std::string& folder : base::split(named, ':')) {
    if (folder.empty()) continue;
    const fs::path trusted = fs::weakly_canonical(folder, ignored);
    if (is_in(real, trusted)) return true;
  }
  return false;
}

base::Error outside(const fs::path& path, const fs::path& real, const std::string& border) {
  if (path == real) {
    return {.code = "file-leads-out",
            .message = fmt::format("A file of the project leads {}, to {}: that was not read.", border,
                                   real.string()),
            .hint = fmt::format("Name a place inside; or, if you trust that folder, say so: {}={}.",
                                trust_variable, real.parent_path().string())};
  }
  return {
      .code = "file-leads-out",
      .message = fmt::format("{} leads {}, to {}: it was not read.", path.string(), border, real.string()),
      .hint = fmt::format("Put the file itself there instead of a link; or name the folder that it lies in, "
                          "if you trust it: {}=FOLDER.",
                          trust_variable)};
}

base::Status check_not_the_kernels(const fs::path& path, const fs::path& real) {
  for (const char* folder : kernel_folders) {
    if (is_in(path, folder)) return base::ok();  // named directly, not by a link
  }
  for (const char* folder : kernel_folders) {
    if (is_in(real, folder) && !is_in(real, shared_memory)) return outside(path, real, "into the system");
  }
  return base::ok();
}

}  // namespace

std::optional<fs::path> repository_top(const fs::path& path) {
  std::optional<fs::path> top;
  std::optional<dev_t> device;  // of `top`
  fs::path folder;
  for (const fs::path& part : path.lexically_normal()) {
    folder /= part;
    if (top && is_link(folder)) return top;
    const auto here = file_system(folder);
    if (!here) break;
    if (top && device != here) top.reset();
    if (is_there(folder / git_folder)) {
      top = folder;
      device = here;
    }
  }
  return top;
}

std::vector<fs::path> folders_upward(const fs::path& folder) {
  const auto top = repository_top(folder);
  const char* variable = ::getenv("HOME");
  const fs::path home = variable == nullptr ? fs::path() : fs::path(variable);
  std::optional<dev_t> device;  // of the nearest existing folder
  std::vector<fs::path> folders;
  for (fs::path at = folder;; at = at.parent_path()) {
    folders.push_back(at);
    if (!device) device = file_system(at);
    const bool leaves = device && file_system(at.parent_path()) != device;
    const bool last = top ? at == *top : at == home || leaves;
    if (last || at == at.parent_path()) return folders;
  }
}

std::optional<std::string> distrust(const fs::path& file) {
  struct stat info {};
  struct stat link {};  // the owner of the link may be another user
  if (::stat(file.c_str(), &info) != 0 || ::lstat(file.c_str(), &link) != 0 || is_named_as_trusted(file))
    return std::nullopt;
  for (const uid_t owner : {info.st_uid, link.st_uid}) {
    if (owner == ::geteuid() || owner == ::getuid() || owner == 0 || owner == owner_of_top(file)) continue;
    return fmt::format("it belongs to {}, who is neither you nor root nor the owner of the repository",
                       owner_name(owner));
  }
  if ((info.st_mode & S_IWOTH) != 0) return "everybody can write it";
  return std::nullopt;
}

ProjectFiles::ProjectFiles(fs::path folder) : folder_(std::move(folder)) {
  const auto top = repository_top(folder_);
  std::error_code failed;
  if (top) top_ = fs::canonical(*top, failed);
  if (failed) top_.reset();
}

base::Result<std::string> ProjectFiles::read(const fs::path& file, size_t most) const {
  base::FileLimits limits;
  limits.most = most;
  if (top_) limits.inside = *top_;
  auto text = base::read_file(file, limits);
  if (!text.ok() && text.error().code == "file-leads-out" && is_named_as_trusted(file))
    return base::read_file(file, {{}, most});
  if (text.ok() && !top_) SCHEMAC_CHECK(check_inside(file));
  return text;
}

base::Status ProjectFiles::check_inside(const fs::path& path) const {
  std::error_code failed;
  const fs::path real = fs::canonical(path, failed);
  if (failed || is_named_as_trusted(path)) return base::ok();
  if (!top_) return check_not_the_kernels(path, real);
  return is_in(real, *top_) ? base::ok() : outside(path, real, "out of " + top_->string());
}

base::Result<std::string> read_project_file(const fs::path& file) {
  return ProjectFiles(file.parent_path()).read(file);
}

base::Result<std::string> read_settings_file(const fs::path& file) {
  return read_settings_file(file, file.parent_path());
}

base::Result<std::string> read_settings_file(const fs::path& file, const fs::path& project) {
  if (const auto why = distrust(file)) {
    return base::Error{
        .code = "settings-distrusted",
        .message = fmt::format("{} was not read: {}.", file.string(), *why),
        .hint = fmt::format("Take it over (chown, chmod o-w), or name its folder if you trust it: "
                            "{}={}.",
                            trust_variable, file.parent_path().string())};
  }
  return ProjectFiles(project).read(file, most_of_settings);
}

}  // namespace schemac::trust
