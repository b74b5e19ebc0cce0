#include "init/hooks.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "init/quoting.hpp"
#include "schemac/base/byte_order_mark.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* husky_folder = ".husky";
constexpr const char* own_of_husky = "_";  // husky 9 gives this folder to git; each installation rewrites it

struct SettingsFile {
  const char* name;
  const char* note;  // with the command as {0}
};
constexpr const char* lefthook_note =
    "lefthook runs the hooks here; add under `pre-commit:` and `commands:` of it: schemac: {{ run: {1} "
    "}}";
constexpr const char* lefthook_other_note =
    "lefthook runs the hooks here; add a command of `pre-commit` to it that runs: {0}";
constexpr const char* old_husky_note = "husky 4 runs the hooks here; let its \"pre-commit\" also run `{0}`";
constexpr const char* simple_note =
    "simple-git-hooks writes the hooks here; let its \"pre-commit\" also run `{0}`, then run `npx "
    "simple-git-hooks`";
constexpr const char* pre_commit_note =
    "pre-commit runs the hooks here; add to its `repos:`: {{repo: local, hooks: [{{id: schemac, name: "
    "schemac, "
    "language: system, pass_filenames: false, entry: {1}}}]}}";
constexpr SettingsFile settings_files[] = {
    {"lefthook.yml", lefthook_note},
    {"lefthook.yaml", lefthook_note},
    {".lefthook.yml", lefthook_note},
    {".lefthook.yaml", lefthook_note},
    {"lefthook.toml", lefthook_other_note},
    {"lefthook.json", lefthook_other_note},
    {".lefthook.toml", lefthook_other_note},
    {".lefthook.json", lefthook_other_note},
    {".simple-git-hooks.js", simple_note},
    {".simple-git-hooks.cjs", simple_note},
    {".simple-git-hooks.mjs", simple_note},
    {".simple-git-hooks.json", simple_note},
    {"simple-git-hooks.js", simple_note},
    {"simple-git-hooks.cjs", simple_note},
    {"simple-git-hooks.mjs", simple_note},
    {"simple-git-hooks.json", simple_note},
    {".pre-commit-config.yaml", pre_commit_note},
};

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

nlohmann::json package_of(const fs::path& folder) {
  const auto text = trust::read_project_file(folder / "package.json");
  if (!text.ok()) return nullptr;
  auto document = nlohmann::json::parse(base::without_byte_order_mark(*text), nullptr, false);
  return document.is_object() ? document : nlohmann::json();
}

// husky is a dependency but not installed yet (`npm install` did not run): git does not know it.
bool depends_on_husky(const fs::path& folder) {
  const nlohmann::json package = package_of(folder);
  if (!package.is_object()) return false;
  for (const char* kind : {"devDependencies", "dependencies"}) {
    const auto found = package.find(kind);
    if (found != package.end() && found->is_object() && found->contains("husky")) return true;
  }
  return false;
}

}  // namespace

base::Result<HookPlace> hook_place(const git::Repository& repository, const fs::path& project) {
  SCHEMAC_TRY(const fs::path folder, git::hooks_folder(repository));
  constexpr const char* hook = "pre-commit";
  if (folder.filename() == own_of_husky && folder.parent_path().filename() == husky_folder)
    return HookPlace{folder.parent_path() / hook, true};
  if (folder.filename() == husky_folder) return HookPlace{folder / hook, true};
  const bool set_otherwise = folder.string().find("/.git/") == std::string::npos;  // core.hooksPath
  for (const fs::path& place : {project, repository.top}) {
    if (!set_otherwise && (is_folder(place / husky_folder) || depends_on_husky(place)))
      return HookPlace{place / husky_folder / hook, true};
  }
  return HookPlace{folder / hook, false};
}

std::optional<HookManager> hook_manager(const git::Repository& repository, const fs::path& project,
                                        const std::string& command) {
  for (const fs::path& place : {repository.top, project}) {
    for (const SettingsFile& file : settings_files) {
      std::error_code ignored;
      if (fs::exists(place / file.name, ignored))
        return HookManager{place / file.name,
                           fmt::format(fmt::runtime(file.note), command, quoted_string(command))};
    }
    const nlohmann::json package = package_of(place);
    if (package.is_object() && package.contains("husky") && package["husky"].is_object())
      return HookManager{place / "package.json", fmt::format(fmt::runtime(old_husky_note), command)};
    if (package.is_object() && package.contains("simple-git-hooks"))
      return HookManager{place / "package.json", fmt::format(fmt::runtime(simple_note), command)};
  }
  return std::nullopt;
}

}  // namespace schemac::app
