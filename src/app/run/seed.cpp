#include "schemac/app/seed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>

#include "project/database.hpp"
#include "project/early_configuration.hpp"
#include "project/json_text.hpp"
#include "project/prisma_config_values.hpp"
#include "schemac/base/text.hpp"
#include "schemac/config/locate.hpp"
#include "schemac/config/prisma_version.hpp"
#include "schemac/process/run.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int last_automatic_major = 6;
constexpr std::chrono::hours seed_limit{24};
constexpr const char* usual_variable = "DATABASE_URL";

Json read_json(const fs::path& file) {
  const auto text = trust::read_project_file(file);
  if (!text.ok()) return Json();
  return Json::parse(*text, nullptr, false);
}

// The folders from `folder` upward, nearest first.
std::vector<fs::path> upward(fs::path folder) {
  std::vector<fs::path> all;
  for (;; folder = folder.parent_path()) {
    all.push_back(folder);
    if (folder == folder.parent_path()) return all;
  }
}

// PATH with the package folders that `npx` and package scripts search and a plain shell does not.
std::string path_with_packages(const Project& project, const fs::path& folder) {
  std::string path;
  std::error_code ignored;
  for (const fs::path& above : upward(folder)) {
    const fs::path programs = above / "node_modules/.bin";
    if (fs::is_directory(programs, ignored)) path += programs.string() + ":";
  }
  return path + project.environment.get("PATH").value_or("/usr/bin:/bin");
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string url_text(const pg::ConnectionUrl& url) {
  const bool socket = url.host.starts_with('/');
  std::vector<std::string> parameters;
  if (url.schema_given) parameters.push_back("schema=" + encoded(url.schema));
  if (socket) parameters.push_back("host=" + encoded(url.host));
  for (const auto& [name, value] : url.options) parameters.push_back(encoded(name) + "=" + encoded(value));
  std::string server = socket ? "localhost" : url.host;
  if (server.find(':') != std::string::npos) server = "[" + server + "]";
  if (!server.empty()) server += ":" + url.port;
  const std::string password = url.password.empty() ? "" : ":" + encoded(url.password);
  return fmt::format("postgresql://{}{}@{}/{}{}{}", encoded(url.user), password, server,
                     encoded(url.database), parameters.empty() ? "" : "?", base::join(parameters, "&"));
}

// The variables from which the project reads its URL.
std::vector<std::string> url_variables(const Project& project) {
  std::vector<std::string> names = {usual_variable};
  const auto path = schema_path(project);
  const auto configuration = path.ok() ? guess_configuration(project.environment, *path) : std::nullopt;
  if (!configuration) return names;
  for (const auto& source : {configuration->datasource->url, configuration->datasource->direct_url}) {
    if (source && source->from_environment && source->text != usual_variable) names.push_back(source->text);
  }
  return names;
}

std::string shell_word(const std::string& text) {
  return fmt::format("'{}'", base::replace_all(text, "'", "'\\''"));
}

}  // namespace

std::optional<Seed> find_seed(const Project& project) {
  if (project.prisma) {
    const prismaconfig::Field& seed = project.prisma->values.seed;
    const bool automatic = project.prisma->version.major <= last_automatic_major;
    if (seed.is_text() && !seed.text.empty())
      return Seed{seed.text, project.prisma->folder, origin_in_prisma_file(project, "migrations.seed", seed),
                  automatic};
    // If the configuration file does not name a seed, Prisma 6 reads package.json; 7 does not.
    const bool unsaid = seed.state != prismaconfig::Field::State::unknown;
    if (!automatic || !unsaid) return std::nullopt;
  }
  const auto file = config::nearest_package(project.environment);
  if (!file) return std::nullopt;
  const std::string command = text_at(read_json(*file), "/prisma/seed");
  if (command.empty()) return std::nullopt;
  // Only Prisma up to 6 reads that key: an unknown version counts as such.
  const int major = config::prisma_major_version(file->parent_path()).value_or(last_automatic_major);
  return Seed{command, file->parent_path(), "prisma.seed in " + project.environment.shown(*file),
              major <= last_automatic_major};
}

namespace {

// Error: "seed-not-found".
base::Result<Seed> need_seed(const Project& project) {
  if (auto seed = find_seed(project)) return std::move(*seed);
  if (project.prisma && project.prisma->values.seed.state == prismaconfig::Field::State::unknown) {
    return config::unknown_value(project.environment, *project.prisma, "migrations.seed",
                                 project.prisma->values.seed, "a literal text there");
  }
  if (project.prisma) {
    return base::Error{.code = "seed-not-found",
                       .message = fmt::format("No seed command was found: {} has no migrations.seed.",
                                              project.environment.shown(*project.prisma->values.file)),
                       .hint = "Write it there: migrations: { seed: 'node prisma/seed.js' }."};
  }
  return base::Error{.code = "seed-not-found",
                     .message = "No seed command was found: package.json has no prisma.seed.",
                     .hint = "Write it there: \"prisma\": { \"seed\": \"node prisma/seed.js\" }."};
}

}  // namespace

base::Result<std::optional<Seed>> wanted_seed(const Project& project, const SeedWish& wish) {
  if (wish.skip) return std::optional<Seed>();
  if (wish.wanted || project.settings.dev.seed) {
    SCHEMAC_TRY(Seed seed, need_seed(project));
    return std::optional(std::move(seed));
  }
  std::optional<Seed> seed = wish.like_prisma ? find_seed(project) : std::nullopt;
  if (seed && !seed->automatic) seed.reset();
  return seed;
}

base::Result<SeedReport> run_seed(const Context& context, const Seed& seed,
                                  const std::vector<std::string>& arguments) {
  context.note(fmt::format("running `{}` ({})", seed.command, seed.origin));
  SCHEMAC_TRY(const Database database, find_database(context));
  const Project& project = context.project;
  process::Command child;
  std::string line = seed.command;
  for (const std::string& argument : arguments) line += " " + shell_word(argument);
  child.arguments = {"/bin/sh", "-c", line};
  child.folder = seed.folder;
  child.environment["PATH"] = path_with_packages(project, seed.folder);
  for (const std::string& name : url_variables(project)) child.environment[name] = url_text(database.url);
  child.keep_errors = false;
  child.limit = seed_limit;
  child.watched = true;
  SCHEMAC_TRY(process::Output output, process::run(child));
  if (output.done()) return SeedReport{seed, std::move(output.text)};
  const std::string how = output.signal != 0 ? fmt::format("signal {}", output.signal)
                                             : fmt::format("exit code {}", output.exit_code);
  return base::Error{
      .code = "seed-failed",
      .message = fmt::format("The seed command `{}` ({}) failed with {}.{}{}", seed.command, seed.origin, how,
                             output.text.empty() ? "" : "\n", base::trim(output.text)),
      .hint = "The migrations are applied. Correct the command and run `schemac seed`."};
}

base::Result<std::optional<SeedReport>> seed(const Context& context, const SeedRequest& request) {
  auto seed = need_seed(context.project);
  if (request.like_prisma && !seed.ok()) {
    context.note(seed.error().message);
    return std::optional<SeedReport>();
  }
  if (!seed.ok()) return std::move(seed).error();
  SCHEMAC_TRY(SeedReport report, run_seed(context, *seed, request.arguments));
  return std::optional(std::move(report));
}

}  // namespace schemac::app
