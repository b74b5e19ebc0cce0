#include "places.hpp"

#include <fmt/format.h>
#include <glob.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "installed.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

// A pattern of glob(7). `root` is the variable that moves its beginning, else the folder `usually` below the
// home folder; neither: the pattern is absolute.
struct Pattern {
  const char* origin;
  const char* pattern;
  const char* root = nullptr;
  const char* usually = nullptr;
};
constexpr auto patterns = std::to_array<Pattern>({
    {"Debian's package", "/usr/lib/postgresql/*/bin"},
    {"Alpine's package", "/usr/libexec/postgresql*"},
    {"SUSE's package", "/usr/lib/postgresql[0-9]*/bin"},
    {"the PostgreSQL project's RPM", "/usr/pgsql-*/bin"},
    {"the PostgreSQL project's RPM", "/opt/pgsql-*/bin"},
    {"EDB's installer", "/opt/PostgreSQL/*/bin"},
    {"EDB's installer", "/Library/PostgreSQL/*/bin"},
    {"Postgres.app", "/Applications/Postgres.app/Contents/Versions/*/bin"},
    {"Postgres.app", "/Applications/Postgres.app/Contents/Versions/*/bin", "HOME", ""},
    {"Homebrew", "/opt/postgresql*/bin", "HOMEBREW_PREFIX"},
    {"Homebrew", "/opt/homebrew/opt/postgresql*/bin"},
    {"Homebrew", "/usr/local/opt/postgresql*/bin"},
    {"Homebrew", "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin"},
    {"MacPorts", "/opt/local/lib/postgresql*/bin"},
    {"Nix", "/.nix-profile/bin", "HOME", ""},
    {"Nix", "/run/current-system/sw/bin"},
    {"Nix", "/nix/var/nix/profiles/default/bin"},
    {"asdf", "/installs/postgres/*/bin", "ASDF_DATA_DIR", ".asdf"},
    {"mise", "/installs/postgres/*/bin", "MISE_DATA_DIR", ".local/share/mise"},
});
// Below a project's folder or one above it: as npm and yarn lay a package, as pnpm, as yarn without
// node_modules. `{0}` is the package, `{1}` its name with `+` or `-` for the slash.
constexpr auto node_patterns = std::to_array<const char*>({
    "node_modules/{0}/native/bin",
    "node_modules/.pnpm/{1}@*/node_modules/{0}/native/bin",
    ".yarn/unplugged/{2}-npm-*/node_modules/{0}/native/bin",
});

std::string variable(const char* name) {
  const char* value = name == nullptr ? nullptr : getenv(name);
  return value == nullptr ? "" : value;
}

// The absolute beginning of a pattern; none if it has no place on this machine.
std::optional<std::string> beginning(const Pattern& pattern) {
  if (pattern.root == nullptr) return "";
  std::string root = variable(pattern.root);
  if (root.empty() && pattern.usually != nullptr) {
    const std::string home = variable("HOME");
    if (!home.empty()) root = home + "/" + pattern.usually;
  }
  if (!root.starts_with('/')) return std::nullopt;
  return root;
}

// The signs of glob(7) in a folder's own name stand for themselves.
std::string literal(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("*?[\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// "/usr/lib/postgresql/15/bin" by its last number, so that 18 comes before 9.6.
double version_in(const std::string& path) {
  const size_t end = path.find_last_of("0123456789");
  if (end == std::string::npos) return 0;
  const size_t begin = path.find_last_not_of("0123456789.", end);
  return std::atof(path.substr(begin == std::string::npos ? 0 : begin + 1).c_str());
}

std::vector<std::string> matches(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  std::sort(paths.begin(), paths.end(), [](const std::string& a, const std::string& b) {
    return std::pair(version_in(a), a) > std::pair(version_in(b), b);
  });
  return paths;
}

class Collector {
 public:
  void add(const std::string& folder, std::string_view origin) {
    const bool known = std::any_of(places_.begin(), places_.end(),
                                   [&](const Place& place) { return place.folder == folder; });
    if (!known) places_.push_back({folder, std::string(origin)});
  }
  void add_matches(const std::string& pattern, std::string_view origin) {
    for (const std::string& folder : matches(pattern)) add(folder, origin);
  }
  std::vector<Place> take() { return std::move(places_); }

 private:
  std::vector<Place> places_;
};

void add_npm(const fs::path& project, Collector& found) {
  const std::string package = npm_package();
  if (package.empty()) return;
  const std::string joined = base::replace_all(package, "/", "+");
  const std::string dashed = base::replace_all(package, "/", "-");
  for (fs::path folder = project; !folder.empty(); folder = folder.parent_path()) {
    for (const char* pattern : node_patterns) {
      found.add_matches(
          literal((folder / "").string()) + fmt::format(fmt::runtime(pattern), package, joined, dashed),
          "npm's " + package);
    }
    if (folder == folder.parent_path()) break;
  }
}

}  // namespace

std::string npm_package() {
  struct utsname machine {};
  if (uname(&machine) != 0) return {};
  const std::string_view processor = machine.machine;
  const bool arm = processor == "aarch64" || processor == "arm64";
  if (!arm && processor != "x86_64") return {};
  const bool apple = std::string_view(machine.sysname) == "Darwin";
  return fmt::format("@embedded-postgres/{}-{}", apple ? "darwin" : "linux", arm ? "arm64" : "x64");
}

std::vector<Place> places(const Wanted& wanted) {
  Collector found;
  for (const std::string& folder : base::split(variable("PATH"), ':')) {
    // No programs of the working directory, and none of a project's packages (npx puts them there).
    const bool of_a_project =
        wanted.project.empty() && (folder + "/").find("/node_modules/") != std::string::npos;
    if (folder.starts_with('/') && !of_a_project) found.add(folder, "the PATH");
  }
  for (const Pattern& pattern : patterns) {
    if (const auto root = beginning(pattern))
      found.add_matches(literal(*root) + pattern.pattern, pattern.origin);
  }
  if (const auto ours = installed_folder(); ours.ok())
    found.add_matches(literal(ours->string()) + "/[0-9]*/native/bin", "schemac local install");
  if (!wanted.project.empty()) add_npm(wanted.project, found);
  return found.take();
}

}  // namespace schemac::cluster
