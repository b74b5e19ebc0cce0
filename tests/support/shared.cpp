#include "support/shared.hpp"

#include <algorithm>
#include <cstdlib>
#include <regex>

namespace schemac::testing {

namespace fs = std::filesystem;

bool has_shared() { return fs::exists(shared_folder() / "golden"); }

void for_each_shared_answer(const std::string& name,
                            const std::function<void(const nlohmann::json&)>& visit) {
  for_each_object(shared_folder() / "golden" / name, visit);
}

namespace {
std::vector<PathAndText> files_relative_to(const fs::path& path, const fs::path& root) {
  std::vector<fs::path> files;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file() && entry.path().extension() == ".prisma") files.push_back(entry.path());
    }
  } else if (fs::exists(path)) {
    files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  std::vector<PathAndText> out;
  for (const fs::path& file : files) out.emplace_back(fs::relative(file, root).string(), slurp(file));
  return out;
}
}  // namespace

std::vector<PathAndText> corpus_schema(const std::string& id) {
  const fs::path root = shared_folder() / "corpus";
  return files_relative_to(root / id, root);
}

std::vector<PathAndText> schema_files(const fs::path& path) { return files_relative_to(path, path); }

namespace {
bool sets_url(const std::string& line) {
  const size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string::npos) return false;
  for (const std::string key : {"url", "directUrl", "shadowDatabaseUrl"}) {
    if (line.compare(begin, key.size(), key) != 0) continue;
    const size_t equals = line.find_first_not_of(" \t", begin + key.size());
    if (equals != std::string::npos && line[equals] == '=') return true;
  }
  return false;
}

// Only a line that holds the word pays for the expression.
std::string without_metrics(const std::string& line) {
  static const std::regex metrics(R"re("metrics"[ \t]*,[ \t]*|,[ \t]*"metrics"|"metrics")re");
  return line.find("\"metrics\"") == std::string::npos ? line : std::regex_replace(line, metrics, "");
}
}  // namespace

std::string without_urls(std::string text) {
  std::string out;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    if (!sets_url(line)) out += without_metrics(line);
    if (end < text.size()) out += '\n';
    begin = end + 1;
  }
  return out;
}

std::vector<PathAndText> without_urls(std::vector<PathAndText> files) {
  for (auto& [path, text] : files) text = without_urls(std::move(text));
  return files;
}

CommitPairs::CommitPairs() {
  std::string pattern = (fs::temp_directory_path() / "schemac_pairs_XXXXXX").string();
  folder_ = mkdtemp(pattern.data());
  for (const auto& project : fs::directory_iterator(shared_folder() / "corpus/projects")) {
    const fs::path archive = project.path() / "pairs.tar.xz";
    if (fs::exists(archive)) run_command("tar -xJf '" + archive.string() + "' -C '" + folder_.string() + "'");
  }
}

CommitPairs::~CommitPairs() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::vector<PathAndText> CommitPairs::before(const std::string& id) const {
  return without_urls(schema_files(folder_ / id / "before"));
}

std::vector<PathAndText> CommitPairs::after(const std::string& id) const {
  return without_urls(schema_files(folder_ / id / "after"));
}

}  // namespace schemac::testing
