#include "schemac/app/init.hpp"

#include <fmt/format.h>

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

// Of `path` from `folder`, with `/`.
std::string from(const fs::path& folder, const fs::path& path) {
  return path.lexically_relative(folder).generic_string();
}

// Inside single quotes of a shell.
std::string quoted(const std::string& text) { return "'" + base::replace_all(text, "'", "'\\''") + "'"; }

// A project of its own below one that has settings (a monorepo): what stands above is not about it.
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

class Writer {
 public:
  Writer(const Project& project, const InitRequest& request)
      : project_(own_project(project)), request_(request) {}

  base::Result<InitReport> run() {
    SCHEMAC_CHECK(find_places());
    find_repository();
    const bool all = !request_.settings && !request_.hook && !request_.github && !request_.script;
    SCHEMAC_CHECK(write_schema());
    // The hook and the pipeline name the settings: they are always there.
    SCHEMAC_CHECK(create(home_ / settings_name, filled(templates::settings), false));
    if (request_.hook || (all && repository_)) SCHEMAC_CHECK(write_hook());
    if (request_.github || (all && repository_)) SCHEMAC_CHECK(write_workflow());
    if (request_.script)
      SCHEMAC_CHECK(create(top() / "ci" / script_file(), filled(templates::pipeline), true));
    return std::move(report_);
  }

 private:
  // The project's home is where its schemac.toml lies or shall lie: the folder above `prisma`.
  base::Status find_places() {
    const auto found = schema_path(project_);
    if (found.ok()) {
      schema_ = found.value();
    } else if (project_.options.schema || project_.settings.schema ||
               found.error().code != "schema-not-found" ||
               found.error().message.find("No schema was found") == std::string::npos) {
      return found.error();
    } else {
      schema_ = project_.environment.working_directory / "prisma" / "schema.prisma";
    }
    if (!project_.settings.file.empty()) {
      home_ = project_.settings.file.parent_path();
    } else {
      const fs::path folder = config::schema_folder(schema_);
      home_ = folder.filename() == "prisma" ? folder.parent_path() : folder;
      if (folder.parent_path().filename() == "prisma") home_ = folder.parent_path().parent_path();
    }
    migrations_ = config::migrations_folder(project_.environment, project_.settings,
                                            project_.options.migrations, schema_);
    // With a folder of schemas the migrations often lie beside it (prisma.config.ts may say so).
    const fs::path beside = config::schema_folder(schema_).parent_path() / "migrations";
    if (!is_there(migrations_) && is_there(beside / "migration_lock.toml")) migrations_ = beside;
    return base::ok();
  }

  void find_repository() {
    auto repository = git::open(is_there(home_) ? home_ : project_.environment.working_directory);
    if (repository.ok()) repository_ = std::move(repository).value();
  }

  fs::path top() const { return repository_ ? repository_->top : home_; }
  std::string project_folder() const {
    const auto folder = repository_ ? git::relative_to_top(*repository_, home_) : std::nullopt;
    return folder && !folder->empty() ? *folder : ".";
  }
  // A project below the top gets files of its own name.
  std::string suffix() const {
    return project_folder() == "." ? "" : "-" + base::replace_all(project_folder(), "/", "-");
  }
  std::string script_file() const { return "schemac-pipeline" + suffix(); }
  std::string workflow_file() const { return "schemac" + suffix() + ".yml"; }

  std::string in_repository(const fs::path& path) const {
    const auto place = repository_ ? git::relative_to_top(*repository_, path) : std::nullopt;
    return place ? *place : from(home_, path);
  }

  std::string filled(std::string_view text) const {
    std::error_code ignored;
    const std::string schema = in_repository(schema_);
    std::string result(text);
    // Where it lies by itself, nothing need be said, and a new project's folder need not be there yet.
    const bool usual = migrations_ == config::schema_folder(schema_) / "migrations";
    const std::pair<const char*, std::string> values[] = {
        {"@MIGRATIONS_LINE@",
         fmt::format("{}migrations = \"{}\"", usual ? "# " : "", from(home_, migrations_))},
        {"@SCHEMA_PATH@", fs::is_directory(schema_, ignored) ? schema + "/**/*.prisma" : schema},
        {"@SCHEMA_IN_GIT@", schema},
        {"@MIGRATIONS_PATH@", in_repository(migrations_)},
        {"@SETTINGS_PATH@", in_repository(home_ / settings_name)},
        {"@SCHEMA@", from(home_, schema_)},
        {"@MIGRATIONS@", from(home_, migrations_)},
        {"@PROJECT@", project_folder()},
        {"@NAME@", project_folder() == "." ? "schemac" : project_folder()},
        {"@FILE@", workflow_file()},
        {"@DEPLOY@", "deploy/schemac-migrate"},
        {"@PROGRAM@", request_.program}};
    for (const auto& [word, value] : values) result = base::replace_all(std::move(result), word, value);
    return result;
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
    SCHEMAC_TRY(const fs::path hooks, git::hooks_folder(*repository_));
    const fs::path hook = hooks / "pre-commit";
    const std::string line = hook_line();
    const auto old = base::read_file(hook);
    const bool ours = old.ok() && old->find(hook_mark) != std::string::npos;
    if (ours && old->find(line) != std::string::npos && !request_.force) {
      tell(hook, Action::kept, "it checks this project already");
      return base::ok();
    }
    if (old.ok() && !ours && !request_.force) {
      tell(hook, Action::kept,
           "another hook is there; add this line to it: schemac check --staged --config " +
               in_repository(home_ / settings_name));
      return base::ok();
    }
    const std::string before = ours ? old.value() : filled(templates::pre_commit);
    const bool known = before.find(line) != std::string::npos;
    const std::string text =
        known ? before : base::replace_all(before, hook_end, line + std::string(hook_end));
    SCHEMAC_CHECK(write(hook, text, true));
    tell(hook, ours ? Action::extended : Action::written);
    return base::ok();
  }

  std::string hook_line() const {
    std::string line = "check_project " + quoted(project_folder());
    for (const fs::path& path : {schema_, migrations_, home_ / settings_name})
      line += " " + quoted(in_repository(path));
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
  InitReport report_;
};

}  // namespace

base::Result<InitReport> init(const Project& project, const InitRequest& request) {
  return Writer(project, request).run();
}

}  // namespace schemac::app
