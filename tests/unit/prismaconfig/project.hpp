// A folder with files, in which a configuration is read.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <utility>

#include "schemac/prismaconfig/evaluate.hpp"

namespace schemac::prismaconfig {

class Project {
 public:
  Project(std::initializer_list<std::pair<std::string, std::string>> files) {
    std::string name = (std::filesystem::temp_directory_path() / "schemac-config-XXXXXX").string();
    root_ = std::filesystem::canonical(mkdtemp(name.data()));
    for (const auto& [path, text] : files) add(path, text);
  }
  ~Project() { std::filesystem::remove_all(root_); }
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;

  void add(const std::string& path, const std::string& text) const {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << text;
  }
  const std::filesystem::path& root() const { return root_; }
  Configuration load(Variables environment = {}, int major = 7) const {
    Request request;
    request.working_directory = root_;
    request.environment = std::move(environment);
    request.arguments = {"migrate", "deploy"};
    request.version = major == 7 ? Version{7, 10} : Version{6, 19};
    return prismaconfig::load(request);
  }

 private:
  std::filesystem::path root_;
};

// What a configuration file with this body makes of `url`, as text: the value, "absent", or "unknown: why".
inline std::string url_of(const std::string& body, const Variables& environment = {}) {
  const Project project{{"prisma.config.ts", "import { defineConfig, env } from 'prisma/config'\n" + body}};
  const Configuration found = project.load(environment);
  switch (found.url.state) {
    case Field::State::text:
      return found.url.text;
    case Field::State::absent:
      return found.failure ? "failed: " + found.failure->message : "absent";
    case Field::State::other:
      return "other: " + found.url.text;
    default:
      return "unknown: " + found.url.text;
  }
}

}  // namespace schemac::prismaconfig
