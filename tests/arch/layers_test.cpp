// The module DAG of src/layers.txt holds: for every #include, every folder, every walled library.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "schemac/base/text.hpp"
#include "support/files.hpp"
#include "support/places.hpp"

namespace schemac {
namespace {

namespace fs = std::filesystem;
const fs::path root = testing::source_folder();

struct Module {
  std::string name;
  std::set<std::string> may_include;
};

std::vector<Module> modules() {
  std::vector<Module> out;
  std::istringstream lines(testing::slurp(root / "src/layers.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const size_t colon = line.find(':');
    Module module{line.substr(0, colon), {}};
    std::istringstream names(line.substr(colon + 1));
    for (std::string name; names >> name;) module.may_include.insert(name);
    out.push_back(std::move(module));
  }
  return out;
}

std::vector<fs::path> sources_below(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".cpp" || extension == ".hpp") files.push_back(entry.path());
  }
  return files;
}

std::vector<fs::path> files_of(const std::string& module) {
  std::vector<fs::path> files = sources_below(root / "src" / module);
  const std::vector<fs::path> headers = sources_below(root / "include/schemac" / module);
  files.insert(files.end(), headers.begin(), headers.end());
  return files;
}

// Modules whose contract `file` includes.
std::set<std::string> included_modules(const fs::path& file) {
  static const std::regex include(R"re(#include "schemac/([a-z0-9_]+)/)re");
  const std::string text = testing::slurp(file);
  std::set<std::string> out;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), include); it != std::sregex_iterator();
       ++it) {
    out.insert((*it)[1]);
  }
  return out;
}

TEST(Layers, AModuleNamesOnlyModulesAboveIt) {
  std::set<std::string> above;
  for (const Module& module : modules()) {
    for (const std::string& name : module.may_include) {
      EXPECT_TRUE(above.contains(name))
          << module.name << " names " << name << ", which does not stand above it";
    }
    above.insert(module.name);
  }
}

TEST(Layers, EveryFolderIsAModuleAndEveryModuleAFolder) {
  std::set<std::string> declared;
  for (const Module& module : modules()) {
    declared.insert(module.name);
    EXPECT_FALSE(files_of(module.name).empty()) << module.name << " has no file";
  }
  for (const char* parent : {"src", "include/schemac"}) {
    for (const auto& entry : fs::directory_iterator(root / parent)) {
      if (!entry.is_directory() || sources_below(entry.path()).empty()) continue;
      EXPECT_TRUE(declared.contains(entry.path().filename().string()))
          << entry.path() << " is not in layers.txt";
    }
  }
}

TEST(Layers, NoForbiddenInclude) {
  for (const Module& module : modules()) {
    for (const fs::path& file : files_of(module.name)) {
      for (const std::string& included : included_modules(file)) {
        EXPECT_TRUE(included == module.name || module.may_include.contains(included))
            << file << " includes " << included << ", which layers.txt does not allow " << module.name;
      }
    }
  }
}

// A private header is private: only the module's own folder reaches it.
TEST(Layers, NoPathOutOfTheModule) {
  static const std::regex upward(R"re(#include "(\.\./|src/))re");
  for (const Module& module : modules()) {
    for (const fs::path& file : files_of(module.name)) {
      EXPECT_FALSE(std::regex_search(testing::slurp(file), upward)) << file;
    }
  }
}

// A library behind a wall is seen by one module, and there by as few files as stated.
TEST(Layers, WalledLibrariesStayBehindTheirWall) {
  struct Wall {
    const char* pattern;
    std::set<std::string> modules;
    size_t files;  // in each of them
  };
  static const Wall walls[] = {
      {R"re(#include [<"](antlr4-runtime|SchemaParser|PrismaConfig\.h))re", {"syntax", "prismaconfig"}, 2},
      {R"re(#include <pqxx/)re", {"pg"}, 1},
      {R"re(#include [<"]pg_query)re", {"ddl"}, 1},
      {R"re(#include [<"]CLI/)re", {"cli"}, 2},
      {R"re(#include <toml\+\+|#include <toml)re", {"config"}, 99}};
  for (const Wall& wall : walls) {
    const std::regex pattern(wall.pattern);
    std::map<std::string, size_t> found;
    for (const fs::path& file : sources_below(root / "src")) {
      if (!std::regex_search(testing::slurp(file), pattern)) continue;
      const std::string module = fs::relative(file, root / "src").begin()->string();
      EXPECT_TRUE(wall.modules.contains(module)) << file;
      EXPECT_LE(++found[module], wall.files) << wall.pattern << " in " << module;
    }
    for (const fs::path& file : sources_below(root / "include")) {
      EXPECT_FALSE(std::regex_search(testing::slurp(file), pattern)) << file;
    }
  }
}

// A style is a folder and a row: nothing else asks which style it is, or reaches into the folder.
TEST(Layers, NobodyAsksWhichStyleItIs) {
  static const std::regex asks(R"re([=!]= *(plan::)?Style::|Style::\w+ *[=!]=|#include "styles/\w+/)re");
  const std::string styles = (root / "src/plan/styles").string();
  for (const char* folder : {"src", "include"}) {
    for (const fs::path& file : sources_below(root / folder)) {
      if (file.string().starts_with(styles)) continue;
      EXPECT_FALSE(std::regex_search(testing::slurp(file), asks)) << file;
    }
  }
}

TEST(Layers, FilesStayReadable) {
  for (const char* folder : {"src", "include"}) {
    for (const fs::path& file : sources_below(root / folder)) {
      const std::string text = testing::slurp(file);
      const auto lines = std::count(text.begin(), text.end(), '\n');
      EXPECT_LE(lines, 800) << file << " has " << lines << " lines";
    }
  }
}

// ARCHITECTURE.md's map has a row for each module, and no other.
TEST(Layers, TheMapEqualsTheTree) {
  static const std::regex row(R"re(\n\| `([a-z]+)` \|)re");
  const std::string text = testing::slurp(root / "ARCHITECTURE.md");
  std::vector<std::string> mapped;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), row); it != std::sregex_iterator(); ++it) {
    mapped.push_back((*it)[1]);
  }
  std::vector<std::string> declared;
  for (const Module& module : modules()) declared.push_back(module.name);
  EXPECT_EQ(mapped, declared);
}

}  // namespace
}  // namespace schemac
