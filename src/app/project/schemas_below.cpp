#include "project/schemas_below.hpp"

#include <algorithm>

namespace schemac::app {
namespace {

namespace fs = std::filesystem;

constexpr size_t most_shown = 5;
constexpr int deepest = 5;

}  // namespace

std::vector<std::string> schemas_below(const fs::path& folder) {
  std::vector<std::string> heads;
  std::vector<std::string> others;
  std::error_code error;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && it != end && heads.size() < most_shown;
       it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (it.depth() >= deepest || name == "node_modules" || (name.size() > 1 && name.front() == '.'))
      it.disable_recursion_pending();
    if (it->path().extension() != ".prisma" || it->is_directory(error)) continue;
    (name == "schema.prisma" ? heads : others).push_back(it->path().lexically_relative(folder).string());
  }
  std::vector<std::string> found = heads.empty() ? std::move(others) : std::move(heads);
  std::sort(found.begin(), found.end());
  if (found.size() > most_shown) found.resize(most_shown);
  return found;
}

}  // namespace schemac::app
