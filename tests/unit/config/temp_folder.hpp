// A folder of its own for one test, removed at the end.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace schemac::config {

class TempFolder : public ::testing::Test {
 protected:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "schemac-config-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
  }
  ~TempFolder() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  std::filesystem::path folder;
};

}  // namespace schemac::config
