// Reading files for tests: texts, lists of ids, compressed lines of JSON.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace schemac::testing {

using PathAndText = std::pair<std::string, std::string>;

std::string slurp(const std::filesystem::path& path);

// A list of ids with a reason behind each, one a line (`id: reason`), # before a comment. `path` within the
// repository.
std::map<std::string, std::string> listed(const std::filesystem::path& path);

// Standard output of a shell command; throws if it fails.
std::string run_command(const std::string& command);

// The text of a *.xz.
std::string unpacked(const std::filesystem::path& path);
// Each object of a *.jsonl.xz, in file order.
void for_each_object(const std::filesystem::path& path,
                     const std::function<void(const nlohmann::json&)>& visit);

}  // namespace schemac::testing
