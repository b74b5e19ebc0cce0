#include "schemac/app/init.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "init/hooks.hpp"
#include "init/quoting.hpp"
#include "project/prisma_config_values.hpp"
#include "project/schemas_below.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"
#include "schemac/config/locate.hpp"
#include "schemac/git/repository.hpp"
#include "templates.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;
using Action = InitFile::Action;

constexpr std::string_view settings_name = "schemac.toml";
constexpr std::string_view hook_mark = "Written by `schemac init --hook`";
constexpr std::string_view hook_end = "exit $failed\n";

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// The relative path from `folder` to `path`, with `/`.
std::string from(const fs::path& folder, const fs::path& path) {
  return path.lexically_relative(folder).generic_string();
}

// A project of its own below one that has settings (a monorepo): the settings above are not used.
Project own_project(Project project) {
  const fs::path& here = project.environment.working_directory;
  if (project.options.config || project.settings.file.empty() || project.settings.file.parent_path() == here)
    return project;
  Project alone = project;
  alone.settings = config::Settings{};
  const auto schema = schema_path(alone);
  const fs::path below = schema.ok() ? schema->lexically_relative(here) : fs::path("..");
  return below.empty() || *below.begin() == ".." ? project : alone;
}

// Prisma's configuration files in the folder, which name its schema.
std::vector<std::string> prisma_configurations(const fs::path& folder) {
  std::vector<std::string> found;
  for (const fs::path& place : {folder, folder / ".config"}) {
    std::error_code error;
    for (fs::directory_iterator it(place, error), end; !error && it != end; it.increment(error)) {
      const std::string name = it->path().filename().string();
      const bool named = name.starts_with("prisma.config.") || name.starts_with("prisma7.config.") ||
                         (place != folder && name.starts_with("prisma"));
      if (named) found.push_back(it->path().lexically_relative(folder).string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

class Writer {
 public:
  Writer(const Project& project, const InitRequest& request)
      : project_(own_project(project)), request_(request) {}

  base::Result<InitReport> run() {
    SCHEMAC_CHECK(find_places());
    find_repository();
    const bool all = !request_.settings && !request_.hook && !request_.github && !request_.script;
    SCHEMAC_CHECK(write_schema());
    // The hook and the pipeline refer to the settings, so these are always written.
    SCHEMAC_CHECK(write_settings());
    if (request_.hook || (all && repository_)) SCHEMAC_CHECK(write_hook());
    if (request_.github || (all && repository_)) SCHEMAC_CHECK(write_workflow());
    if (request_.script)
      SCHEMAC_CHECK(create(top() / "ci" / script_file(), filled(templates::pipeline), true));
    return std::move(report_);
  }

 private:
  // The project's home is the folder of its schemac.toml, existing or new: the folder in which people run
  // commands, so that the settings are found from there; never inside `prisma`.
  base::Status find_places() {
    SCHEMAC_TRY(const auto place, schema_place(project_));
    const fs::path& here = project_.environment.working_directory;
    if (place) {
      schema_ = place->path;
    } else {
      if (!request_.force) SCHEMAC_CHECK(check_new(here));
      schema_ = here / "prisma" / "schema.prisma";
    }
    if (!project_.settings.file.empty()) {
      home_ = project_.settings.file.parent_path();
    } else {
      home_ = place ? place->home : here;
      if (home_.filename() == "prisma" && config::schema_folder(schema_) == home_)
        home_ = home_.parent_path();
    }
    SCHEMAC_TRY(const auto configured, prisma_migrations(project_));
    const bool named = project_.options.migrations || project_.settings.migrations;
    migrations_ = configured && !named ? *configured
                                       : config::migrations_folder(project_.environment, project_.settings,
                                                                   project_.options.migrations, schema_);
    return base::ok();
  }

  // A first schema is written only if there is no schema in any form.
  static base::Status check_new(const fs::path& here) {
    const std::vector<std::string> below = schemas_below(here);
    const std::vector<std::string> configurations = prisma_configurations(here);
    if (below.empty() && configurations.empty()) return base::ok();
    std::string message = "There is a schema already, but no place that is looked at names it:\n  ";
    std::vector<std::string> all = configurations;
    all.insert(all.end(), below.begin(), below.end());
    const std::string example = below.empty() ? "PATH" : below.front();
    return base::Error{
        .code = "schema-elsewhere",
        .message = message + base::join(all, "\n  ") + "\nNothing was written.",
        .hint = fmt::format(
            "Name it: `schemac init --schema {}` (a file, or a folder of them); or run `schemac "
            "init` in the folder of the project that it belongs to. --force begins a new one all the same.",
            example)};
  }

  void find_repository() {
    auto repository = git::open(is_there(home_) ? home_ : project_.environment.working_directory);
    if (!repository.ok()) return;
    repository_ = std::move(repository).value();
    branch_ = git::default_branch(*repository_);
  }

  fs::path top() const { return repository_ ? repository_->top : home_; }
  std::string project_folder() const {
    const auto folder = repository_ ? git::relative_to_top(*repository_, home_) : std::nullopt;
    return folder && !folder->empty() ? *folder : ".";
  }
  // In a project below the top, the files have the project's name.
  std::string suffix() const { return project_folder() == "." ? "" : "-" + as_file_name(project_folder()); }
  std::string script_file() const { return "schemac-pipeline" + suffix(); }
  std::string workflow_file() const { return "schemac" + suffix() + ".yml"; }

  std::string in_repository(const fs::path& path) const {
    const auto place = repository_ ? git::relative_to_top(*repository_, path) : std::nullopt;
    return place ? *place : from(home_, path);
  }

  std::string settings_path() const { return in_repository(home_ / settings_name); }

  std::string filled(std::string_view text, const std::string& program = "") const {
    std::error_code ignored;
    const std::string schema = in_repository(schema_);
    const std::string migrations = in_repository(migrations_);
    // The default place is not written, and a new project's folder need not exist yet.
    const bool usual = migrations_ == config::schema_folder(schema_) / "migrations";
    const bool whole_folder = fs::is_directory(schema_, ignored);
    constexpr size_t run_indent = 10;  // in the workflow
    const std::string check = "schemac check --config " + shell_word(settings_path()) +
                              " --replay --summary \"$GITHUB_STEP_SUMMARY\"";
    return filled_in(
        text,
        {{"MIGRATIONS_LINE",
          fmt::format("{}migrations = {}", usual ? "# " : "", quoted_string(from(home_, migrations_)))},
         {"SCHEMA", quoted_string(from(home_, schema_))},
         {"SCHEMA_PATTERN", path_pattern(schema, whole_folder ? "/**/*.prisma" : "")},
         {"MIGRATIONS_PATTERN", path_pattern(migrations, "/**")},
         {"SETTINGS_PATTERN", path_pattern(settings_path())},
         {"WORKFLOW_PATTERN", path_pattern(".github/workflows/" + workflow_file())},
         {"SCHEMA_ARGUMENT", shell_word(schema)},
         {"MIGRATIONS_ARGUMENT", shell_word(migrations)},
         {"SETTINGS_ARGUMENT", shell_word(settings_path())},
         {"CHECK", run_value(check, run_indent)},
         {"NAME", quoted_string(
                      fmt::format("database ({})", project_folder() == "." ? "schemac" : project_folder()))},
         {"GROUP", "database-" + (project_folder() == "." ? "schemac" : as_file_name(project_folder()))},
         {"PROGRAM", shell_word(program)},
         {"DEPLOY", "deploy/schemac-migrate"},
         {"BRANCH", branch_},
         {"BRANCH_PATTERN", shell_word(branch_) == branch_ ? branch_ : path_pattern(branch_)}});
  }

  void tell(const fs::path& path, Action action, std::string note = "") {
    report_.files.push_back({path, action, std::move(note)});
  }

  base::Status write(const fs::path& path, const std::string& text, bool executable) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    SCHEMAC_CHECK(base::write_file(path, text));
    if (executable) {
      fs::permissions(path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                      fs::perm_options::add, error);
    }
    return base::ok();
  }

  base::Status create(const fs::path& path, const std::string& text, bool executable) {
    if (is_there(path) && !request_.force) {
      tell(path, Action::kept, "it is there already; --force replaces it");
      return base::ok();
    }
    SCHEMAC_CHECK(write(path, text, executable));
    tell(path, Action::written);
    return base::ok();
  }

  base::Status write_settings() {
    const fs::path file = home_ / settings_name;
    const bool names_another =
        !project_.settings.file.empty() && project_.options.schema && project_.settings.schema != schema_;
    if (!names_another || request_.force) return create(file, filled(templates::settings), false);
    tell(file, Action::kept,
         fmt::format("it is there already; write into it: schema = {}", quoted_string(from(home_, schema_))));
    return base::ok();
  }

  base::Status write_schema() {
    if (is_there(schema_)) return base::ok();
    SCHEMAC_CHECK(write(schema_, std::string(templates::schema), false));
    tell(schema_, Action::written, "a first schema; describe your tables in it");
    return base::ok();
  }

  base::Status write_hook() {
    if (!repository_) {
      return base::Error{.code = "git-no-repository",
                         .message = fmt::format(
                             "{} is in no git repository, so there is no place for a hook.", home_.string()),
                         .hint = "Run `git init` first."};
    }
    const std::string command = "schemac check --staged --config " + shell_word(settings_path());
    if (const auto manager = hook_manager(*repository_, home_, command)) {
      tell(manager->file, Action::kept, manager->note);
      return base::ok();
    }
    SCHEMAC_TRY(const HookPlace place, hook_place(*repository_, home_));
    const fs::path& hook = place.file;
    const std::string line = hook_line();
    const auto old = base::read_file(hook);
    const bool ours = old.ok() && old->find(hook_mark) != std::string::npos;
    if (ours && old->find(line) != std::string::npos && !request_.force) {
      tell(hook, Action::kept, "it checks this project already");
      return base::ok();
    }
    if (old.ok() && !ours && !request_.force) {
      tell(hook, Action::kept, "another hook is there; add this line to it: " + command);
      return base::ok();
    }
    const std::string fresh = filled(templates::pre_commit, place.shared ? "" : request_.program);
    const std::string before = ours ? old.value() : fresh;
    const bool known = before.find(line) != std::string::npos;
    const std::string text =
        known ? before : base::replace_all(before, hook_end, line + std::string(hook_end));
    SCHEMAC_CHECK(write(hook, text, true));
    tell(hook, ours ? Action::extended : Action::written);
    return base::ok();
  }

  std::string hook_line() const {
    std::string line = "check_project " + single_quoted(project_folder());
    for (const fs::path& path : {schema_, migrations_, home_ / settings_name})
      line += " " + single_quoted(in_repository(path));
    return line + "\n";
  }

  base::Status write_workflow() {
    SCHEMAC_CHECK(
        create(top() / ".github" / "workflows" / workflow_file(), filled(templates::workflow), false));
    return create(top() / "deploy" / "schemac-migrate", std::string(templates::deploy), true);
  }

  const Project project_;
  const InitRequest& request_;
  fs::path schema_;
  fs::path migrations_;
  fs::path home_;
  std::optional<git::Repository> repository_;
  std::string branch_ = "main";  // the branch that deploys
  InitReport report_;
};

}  // namespace

base::Result<InitReport> init(const Project& project, const InitRequest& request) {
  return Writer(project, request).run();
}

}  // namespace schemac::app
