#include "schemac/config/prisma_version.hpp"
#include "schemac/trust/border.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace schemac::config {
namespace {

constexpr const char* packages[] = {"prisma", "@prisma/client"};
constexpr const char* lists[] = {"devDependencies", "dependencies", "peerDependencies",
                                 "optionalDependencies"};

std::optional<int> version_in(const std::filesystem::path& file) {
  const auto text = trust::read_project_file(file);
  if (!text.ok()) return std::nullopt;
  const auto document = nlohmann::json::parse(text.value(), nullptr, false);
  for (const char* package : packages) {
    for (const char* list : lists) {
      const auto found = document.is_object() ? document.find(list) : document.end();
      if (found == document.end() || !found->is_object()) continue;
      const auto entry = found->find(package);
      if (entry == found->end() || !entry->is_string()) continue;
      if (const auto major = major_version(entry->get<std::string>())) return major;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> major_version(std::string_view range) {
  if (const size_t alias = range.rfind('@'); alias != std::string_view::npos) range.remove_prefix(alias + 1);
  const size_t first = range.find_first_not_of("^~<>=v \t");
  if (first == std::string_view::npos) return std::nullopt;
  range.remove_prefix(first);
  int major = 0;
  size_t digits = 0;
  while (digits < range.size() && range[digits] >= '0' && range[digits] <= '9' && digits < 6) {
    major = major * 10 + (range[digits++] - '0');
  }
  const bool ends =
      digits == range.size() || range[digits] == '.' || range[digits] == ' ' || range[digits] == '-';
  if (digits == 0 || !ends) return std::nullopt;
  return major;
}

std::optional<int> prisma_major_version(const std::filesystem::path& path) {
  for (const std::filesystem::path& folder : trust::folders_upward(path)) {
    if (const auto major = version_in(folder / "package.json")) return major;
  }
  return std::nullopt;
}

}  // namespace schemac::config
