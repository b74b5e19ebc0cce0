#include "support/shared.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace schemac::testing {

namespace fs = std::filesystem;

fs::path shared_folder() {
  const char* given = std::getenv("SCHEMAC_SHARED");
  return given != nullptr ? fs::path(given) : fs::path(SCHEMAC_SHARED_DIR);
}

bool has_shared() { return fs::exists(shared_folder() / "golden"); }

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string run_command(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::string out;
  std::array<char, 1 << 16> buffer{};
  for (size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) out.append(buffer.data(), n);
  if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
  return out;
}

void for_each_line(const std::string& relative_path,
                   const std::function<void(const nlohmann::json&)>& visit) {
  std::istringstream lines(run_command("xz -dc '" + (shared_folder() / relative_path).string() + "'"));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) visit(nlohmann::json::parse(line));
  }
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

std::string without_urls(std::string text) {
  static const std::regex url(R"((^|\n)[ \t]*(url|directUrl|shadowDatabaseUrl)[ \t]*=[^\n]*)");
  static const std::regex metrics(R"re("metrics"[ \t]*,[ \t]*|,[ \t]*"metrics"|"metrics")re");
  return std::regex_replace(std::regex_replace(text, url, "$1"), metrics, "");
}

std::vector<PathAndText> without_urls(std::vector<PathAndText> files) {
  for (auto& [path, text] : files) text = without_urls(std::move(text));
  return files;
}

}  // namespace schemac::testing
