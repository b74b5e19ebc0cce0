// A project in a folder of its own, removed at the end.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "schemac/app/context.hpp"

namespace schemac::app {

class ProjectTest : public ::testing::Test {
 protected:
  ProjectTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "schemac-app-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
    project.environment.working_directory = folder;
  }
  ~ProjectTest() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  static constexpr const char* datasource = "datasource db {\n  provider = \"postgresql\"\n}\n";
  static constexpr const char* user = "model User {\n  id Int @id\n}\n";
  std::filesystem::path folder;
  Project project;
  Context context{project};
};

}  // namespace schemac::app
