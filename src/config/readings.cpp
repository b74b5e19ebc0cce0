#include "readings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "schemac/base/byte_order_mark.hpp"
#include "schemac/base/text.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::config {
namespace {

namespace fs = std::filesystem;

constexpr size_t most_shown = 8;
// A schema at a repository's top: only files beside it or one folder below belong to it.
constexpr int depth_at_the_top = 1;
constexpr int depth_in_prisma = 16;
constexpr std::array<std::string_view, 4> model_words = {"model ", "view ", "enum ", "type "};

// The content of a file, by the first words of its lines.
struct Contents {
  bool datasource = false;
  bool models = false;
};

Contents contents_of(const fs::path& file) {
  Contents contents;
  const auto text = trust::read_project_file(file);
  if (!text.ok()) return contents;
  for (const std::string& line : base::split(base::without_byte_order_mark(*text), '\n')) {
    const std::string_view word = base::trim(line);
    if (word.find('{') == std::string_view::npos) continue;
    contents.datasource = contents.datasource || word.starts_with("datasource ");
    contents.models = contents.models || std::any_of(model_words.begin(), model_words.end(),
                                                     [&](auto start) { return word.starts_with(start); });
  }
  return contents;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// Folders without models of this project: packages, generated clients, other projects.
bool is_foreign(const fs::path& folder) {
  const std::string name = folder.filename().string();
  if (name == "node_modules" || name == "migrations" || name.starts_with('.')) return true;
  return is_there(folder / "package.json") || is_there(folder / "schemac.toml");
}

struct Found {
  fs::path file;
  Contents contents;
};

// The schema files below `folder`, at most `depth` levels deep, without `head`. A subfolder that has a schema
// with a datasource belongs entirely to another project.
std::vector<Found> files_below(const fs::path& folder, int depth, const fs::path& head) {
  std::vector<Found> files;
  std::vector<fs::path> folders;
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) return files;
  for (const fs::directory_entry& entry : entries) {
    if (entry.is_directory(error)) {
      if (depth > 0 && !entry.is_symlink(error) && !is_foreign(entry.path())) folders.push_back(entry.path());
    } else if (entry.path().extension() == ".prisma" && entry.path() != head) {
      files.push_back({entry.path(), contents_of(entry.path())});
    }
  }
  for (const fs::path& below : folders) {
    std::vector<Found> more = files_below(below, depth - 1, head);
    const bool own = std::any_of(more.begin(), more.end(), [](const Found& one) {
      return one.contents.datasource && one.contents.models;
    });
    if (!own) files.insert(files.end(), more.begin(), more.end());
  }
  std::sort(files.begin(), files.end(),
            [](const Found& a, const Found& b) { return a.file.native() < b.file.native(); });
  return files;
}

// True if `file` has a datasource, or is in or below the folder of a file with one; `folder` itself has its
// own.
bool of_another_schema(const fs::path& file, const fs::path& folder, const std::vector<Found>& all) {
  return std::any_of(all.begin(), all.end(), [&](const Found& one) {
    if (!one.contents.datasource) return false;
    const fs::path theirs = one.file.parent_path();
    const fs::path below = file.lexically_relative(theirs);
    return one.file == file || (theirs != folder && !below.empty() && *below.begin() != "..");
  });
}

base::Error ambiguous(const Environment& environment, const fs::path& file, const fs::path& folder,
                      const fs::path& home, const std::vector<fs::path>& others) {
  std::vector<std::string> names;
  for (const fs::path& other : others) {
    if (names.size() < most_shown) names.push_back(environment.shown(other));
  }
  if (others.size() > most_shown) names.push_back(fmt::format("and {} more", others.size() - most_shown));
  const std::string whole = environment.shown(folder);
  const auto in_settings = [&](const fs::path& path) {
    const std::string text = path.lexically_relative(home).generic_string();
    return fmt::format("`schema = \"{}\"`", text);
  };
  return {
      .code = "schema-ambiguous",
      .message = fmt::format(
          "{} can be read in two ways: alone, or together with the other schema files of {}. Nothing says "
          "which; read alone, the tables of these files would be taken for dropped:\n  {}",
          environment.shown(file), folder == home ? "its folder" : "the folder " + whole,
          base::join(names, "\n  ")),
      .hint = fmt::format(
          "All of them are the schema: --schema {}, or {} in schemac.toml. {} alone is the schema: "
          "--schema {}, or {} in schemac.toml.",
          whole, in_settings(folder), environment.shown(file), environment.shown(file), in_settings(file))};
}

}  // namespace

base::Status check_stands_alone(const Environment& environment, const fs::path& file, const fs::path& home) {
  const fs::path folder = file.parent_path();
  const std::vector<Found> beside =
      files_below(folder, folder == home ? depth_at_the_top : depth_in_prisma, file);
  if (beside.empty()) return base::ok();  // the usual case: the file itself is not read
  const bool complete = contents_of(file).datasource;
  std::vector<fs::path> others;
  for (const Found& found : beside) {
    const bool belongs = complete ? found.contents.models && !of_another_schema(found.file, folder, beside)
                                  : found.contents.models || found.contents.datasource;
    if (belongs) others.push_back(found.file);
  }
  if (others.empty()) return base::ok();
  return ambiguous(environment, file, folder, home, others);
}

std::optional<fs::path> datasource_file(const fs::path& folder) {
  std::optional<fs::path> result;
  for (const Found& found : files_below(folder, depth_in_prisma, "")) {
    if (!found.contents.datasource) continue;
    if (result) return std::nullopt;
    result = found.file;
  }
  return result;
}

}  // namespace schemac::config
