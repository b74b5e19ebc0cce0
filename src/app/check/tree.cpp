#include "check/tree.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "schemac/base/files.hpp"
#include "schemac/config/locate.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;

// The paths that a check reads, relative to the repository's top.
std::vector<std::string> watched(const Tree& tree) {
  std::vector<std::string> result;
  for (const auto& place : {tree.schema_in_git, tree.migrations_in_git}) {
    if (place) result.push_back(*place);
  }
  const fs::path& settings = tree.project.settings.file;
  if (!settings.empty()) {
    if (const auto place = git::relative_to_top(*tree.repository, settings)) result.push_back(*place);
  }
  return result;
}

bool counts(const fs::path& path) {
  const std::string name = path.filename().string();
  return path.extension() == ".prisma" || path.extension() == ".sql" || path.extension() == ".toml" ||
         path.extension() == ".sum" || path.extension() == ".state" || name == "schemac.sum";
}

// True if the working tree and the index are equal below `places`.
bool same_as_working_tree(const git::Repository& repository, const git::Index& index,
                          const std::vector<std::string>& places) {
  if (!index.unmerged.empty()) return false;
  const trust::ProjectFiles files(repository.top);
  for (const auto& [path, id] : index.files) {
    if (!counts(path)) continue;
    const auto text = files.read(repository.top / path);
    if (!text.ok() || !git::is_content_of(repository, text.value(), id)) return false;
  }
  std::error_code error;
  for (const std::string& place : places) {
    for (fs::recursive_directory_iterator it(repository.top / place, error), end; !error && it != end;
         it.increment(error)) {
      const std::string path = it->path().lexically_relative(repository.top).generic_string();
      if (it->is_regular_file(error) && counts(it->path()) && index.files.count(path) == 0) return false;
    }
  }
  return true;
}

std::vector<std::string> settings_places(const Project& project, const git::Repository& repository) {
  std::vector<fs::path> files;
  if (project.options.config && !config::is_prisma_file(*project.options.config)) {
    files.push_back(project.environment.absolute(*project.options.config));
  } else {
    for (const fs::path& folder : trust::folders_upward(project.environment.working_directory))
      files.push_back(folder / "schemac.toml");
  }
  std::vector<std::string> places;
  for (const fs::path& file : files) {
    // Not the real path: a link that the branch added is not the file of the base.
    const auto folder = git::relative_to_top(repository, file.parent_path());
    if (folder)
      places.push_back(folder->empty() ? file.filename().string() : *folder + "/" + file.filename().string());
  }
  if (places.empty()) places.emplace_back("schemac.toml");
  return places;
}

base::Error copy_failed(const fs::path& folder) {
  return {.code = "folder-unwritable",
          .message = fmt::format("What is staged cannot be written to {}.", folder.string()),
          .hint = "Set TMPDIR to a folder with room that this user may write to."};
}

base::Status write_copy(const git::Repository& repository, const git::Index& index, const fs::path& folder) {
  std::vector<std::string> ids;
  for (const auto& [path, id] : index.files) ids.push_back(id);
  SCHEMAC_TRY(const std::vector<std::string> texts, git::contents(repository, ids));
  size_t at = 0;
  for (const auto& [path, id] : index.files) {
    const fs::path target = folder / path;
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    std::ofstream file(target, std::ios::binary);  // not synced: the file is deleted at the end
    file << texts[at++];
    if (!file.flush()) return copy_failed(folder);
  }
  return base::ok();
}

// Moves the project's paths to the copy: the same places below another top.
base::Status move_into_copy(Tree& tree, const fs::path& folder) {
  const git::Repository& repository = *tree.repository;
  const auto moved = [&](const fs::path& path) {
    const auto place = git::relative_to_top(repository, path);
    return place ? (folder / *place).lexically_normal() : path;
  };
  config::Settings& settings = tree.project.settings;
  if (const fs::path file = moved(settings.file); !settings.file.empty()) {
    const auto text = base::read_file(file);
    if (text.ok()) {
      SCHEMAC_TRY(settings, config::parse_settings(text.value(), file));
    }
  }
  tree.schema = moved(tree.schema);
  tree.migrations = moved(tree.migrations);
  tree.project.environment.working_directory = moved(tree.project.environment.working_directory);
  tree.project.options.schema = tree.schema.string();
  tree.project.options.migrations = tree.migrations.string();
  return base::ok();
}

}  // namespace

base::Result<ScratchFolder> ScratchFolder::make() {
  std::error_code error;
  std::string pattern = (fs::temp_directory_path(error) / "schemac-check-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return copy_failed(fs::path(pattern).parent_path());
  return ScratchFolder(pattern);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

base::Result<Tree> working_tree(const Project& project) {
  Tree tree;
  tree.project = project;
  SCHEMAC_TRY(tree.schema, schema_path(project));
  SCHEMAC_TRY(tree.migrations, migrations_path(project));
  auto repository = git::open(config::schema_folder(tree.schema));
  if (!repository.ok()) {
    if (repository.error().code == "git-failed") return std::move(repository).error();
    tree.no_git = repository.error().message;
    return tree;
  }
  tree.repository = std::move(repository).value();
  tree.schema_in_git = git::relative_to_top(*tree.repository, tree.schema);
  tree.migrations_in_git = git::relative_to_top(*tree.repository, tree.migrations);
  tree.settings_in_git = settings_places(project, *tree.repository);
  return tree;
}

base::Result<Tree> staged_tree(const Project& project) {
  SCHEMAC_TRY(Tree tree, working_tree(project));
  if (!tree.repository) {
    return base::Error{.code = "git-no-repository",
                       .message = fmt::format("--staged needs a git repository: {}", tree.no_git),
                       .hint = "Leave out --staged to check the files as they are."};
  }
  const std::vector<std::string> places = watched(tree);
  if (places.empty()) return tree;
  SCHEMAC_TRY(git::Index index, git::staged_files(*tree.repository, places));
  tree.unmerged = index.unmerged;
  if (same_as_working_tree(*tree.repository, index, places)) return tree;
  SCHEMAC_TRY(ScratchFolder copy, ScratchFolder::make());
  SCHEMAC_CHECK(write_copy(*tree.repository, index, copy.path()));
  SCHEMAC_CHECK(move_into_copy(tree, copy.path()));
  std::error_code ignored;
  if (!fs::exists(tree.schema, ignored)) {
    return base::Error{.code = "schema-not-found",
                       .message = fmt::format("The schema {} is not in git's index.", *tree.schema_in_git),
                       .hint = "Stage it with `git add`, or leave out --staged."};
  }
  tree.copy.emplace(std::move(copy));
  return tree;
}

}  // namespace schemac::app
