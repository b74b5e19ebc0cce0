#include "schemac/config/prisma_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemac/trust/border.hpp"

namespace schemac::config {
namespace {

namespace fs = std::filesystem;
using prismaconfig::Failure;
using prismaconfig::Version;

// "^6.19.0", "7", ">=6.4 <7": reads the first number.
std::optional<Version> version_in(const std::string& range) {
  const size_t digit = range.find_first_of("0123456789");
  if (digit == std::string::npos) return std::nullopt;
  Version version{0, 0};
  size_t at = digit;
  const auto number = [&](int& value) {
    while (at < range.size() && range[at] >= '0' && range[at] <= '9' && value < 1000)
      value = value * 10 + (range[at++] - '0');
  };
  number(version.major);
  if (at < range.size() && range[at] == '.') {
    ++at;
    number(version.minor);
  } else {
    version.minor = 99;
  }
  if (range.substr(0, digit).find('^') != std::string::npos)
    version.minor = 99;  // the newest matching version is installed
  return version;
}

nlohmann::json json_of(const fs::path& file) {
  const auto text = trust::read_project_file(file);
  return text.ok() ? nlohmann::json::parse(text.value(), nullptr, false) : nlohmann::json();
}

std::optional<Version> installed_version(const fs::path& folder) {
  const auto package = json_of(folder / "node_modules/prisma/package.json");
  if (!package.is_object() || !package.contains("version") || !package["version"].is_string())
    return std::nullopt;
  return version_in(package["version"].get<std::string>());
}

std::optional<Version> declared_version(const fs::path& folder) {
  const auto package = json_of(folder / "package.json");
  for (const char* section : {"devDependencies", "dependencies"}) {
    for (const char* name : {"prisma", "@prisma/client"}) {
      const nlohmann::json::json_pointer pointer = nlohmann::json::json_pointer() / section / name;
      if (!package.is_object() || !package.contains(pointer) || !package.at(pointer).is_string()) continue;
      if (const auto version = version_in(package.at(pointer).get<std::string>())) return version;
    }
  }
  return std::nullopt;
}

// The version for the project at `folder`: the installed one, else the one that package.json requires, from
// there upward; else the newest.
Version version_of(const fs::path& from) {
  for (const fs::path& folder : trust::folders_upward(from)) {
    if (const auto version = installed_version(folder)) return *version;
    if (const auto version = declared_version(folder)) return *version;
  }
  return Version{};
}

// The working directory, and the folders above it up to the repository's top.
std::vector<fs::path> places(const fs::path& working_directory) {
  if (!trust::repository_top(working_directory)) return {working_directory};
  return trust::folders_upward(working_directory);
}

// True if the file that Prisma would use is not trusted: the folder then counts as having none.
bool is_passed_over(const fs::path& folder, const Version& version, std::vector<std::string>* passed_over) {
  const auto file = prismaconfig::find_file(folder, version);
  const auto why = file ? trust::distrust(*file) : std::nullopt;
  if (why && passed_over != nullptr)
    passed_over->push_back(fmt::format("{} was not read: {}.", file->string(), *why));
  return why.has_value();
}

constexpr const char* way_out =
    "If Prisma reads the file, say what schemac needs of it in schemac.toml (schema, migrations, url_env), "
    "with `config = "
    "\"off\"` under [prisma].";

base::Error invalid(const Environment& environment, const Failure& failure) {
  base::Error error;
  error.code = "prisma-config-invalid";
  const std::string where = shown(environment, failure.place);
  switch (failure.kind) {
    case Failure::Kind::syntax:
      error.message = fmt::format("{}: {}.", where, failure.message);
      error.hint =
          fmt::format("The configuration file cannot be read from there on. Correct it. {}", way_out);
      break;
    case Failure::Kind::unsupported:
      error.message = fmt::format("{}: {}", where, failure.message);
      error.hint = "Prisma refuses such a file, too. Write a prisma.config.ts, or remove the file.";
      break;
    default:
      error.message =
          fmt::format("{}: {}{}", where, failure.message, failure.message.ends_with('.') ? "" : ".");
      error.hint = fmt::format(
          "Prisma refuses the file, too. Correct it, or wrap the object in defineConfig(..). {}", way_out);
  }
  return error;
}

}  // namespace

std::string shown(const Environment& environment, const prismaconfig::Place& place) {
  std::string text = environment.shown(place.file);
  if (place.line > 0) text += fmt::format(":{}:{}", place.line, place.column);
  return text;
}

bool is_prisma_file(const std::string& given) { return fs::path(given).extension() != ".toml"; }

base::Result<std::optional<PrismaFile>> load_prisma_file(const Environment& environment,
                                                         const std::optional<std::string>& given,
                                                         const std::vector<std::string>& arguments,
                                                         std::vector<std::string>* passed_over) {
  std::vector<fs::path> folders = {environment.working_directory};
  if (!given) folders = places(environment.working_directory);
  for (const fs::path& folder : folders) {
    PrismaFile file;
    file.version = version_of(folder);
    file.folder = folder;
    file.is_above = folder != environment.working_directory;
    if (!given && !prismaconfig::find_file(folder, file.version)) continue;
    if (!given && is_passed_over(folder, file.version, passed_over)) continue;
    file.values = prismaconfig::load({folder, environment.variables, given, arguments, file.version});
    const auto& failure = file.values.failure;
    if (failure && failure->kind == Failure::Kind::not_found) {
      return base::Error{
          .code = "prisma-config-not-found",
          .message = failure->message + ".",
          .hint =
              "--config takes schemac.toml, or Prisma's configuration file (its extension may be missing)."};
    }
    const bool stops =
        failure && (failure->kind == Failure::Kind::syntax || failure->kind == Failure::Kind::unsupported ||
                    failure->kind == Failure::Kind::shape);
    if (stops) return invalid(environment, *failure);
    return std::optional(std::move(file));
  }
  return std::optional<PrismaFile>();
}

base::Error unknown_value(const Environment& environment, const PrismaFile& file, const std::string& key,
                          const prismaconfig::Field& field, const std::string& instead) {
  base::Error error;
  error.code = "prisma-config-unknown";
  const std::string name = environment.shown(*file.values.file);
  error.message = fmt::format("`{}` of {} is not known: {}", key, name, field.text);
  if (!error.message.ends_with('.')) error.message += '.';
  error.message += fmt::format("\n  at {}", shown(environment, field.place));
  if (!field.place.expression.empty()) error.message += fmt::format(": {}", field.place.expression);
  error.hint = fmt::format("schemac reads the file without node. Say the value with {}.", instead);
  return error;
}

}  // namespace schemac::config
