#include "support/files.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "support/places.hpp"

namespace schemac::testing {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::map<std::string, std::string> listed(const fs::path& path) {
  std::map<std::string, std::string> ids;
  std::istringstream lines(slurp(source_folder() / path));
  for (std::string line; std::getline(lines, line);) {
    const size_t colon = line.find(": ");
    if (!line.empty() && line[0] != '#') ids[line.substr(0, colon)] = line.substr(colon + 2);
  }
  return ids;
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

std::string unpacked(const fs::path& path) { return run_command("xz -dc '" + path.string() + "'"); }

void for_each_object(const fs::path& path, const std::function<void(const nlohmann::json&)>& visit) {
  std::istringstream lines(unpacked(path));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) visit(nlohmann::json::parse(line));
  }
}

}  // namespace schemac::testing
