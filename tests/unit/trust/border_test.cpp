#include "schemac/trust/border.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "schemac/base/files.hpp"

namespace schemac::trust {
namespace {

namespace fs = std::filesystem;

class Border : public ::testing::Test {
 protected:
  Border() {
    std::string pattern = (fs::temp_directory_path() / "schemac-border-XXXXXX").string();
    folder_ = fs::canonical(::mkdtemp(pattern.data()));
    fs::create_directories(folder_ / "repo/.git");
    fs::create_directories(folder_ / "repo/app/prisma");
    fs::create_directories(folder_ / "other/.git");
    write("repo/app/prisma/schema.prisma", "own");
    write("secret", "secret");
    write("other/x", "secret");
  }
  ~Border() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const {
    ASSERT_TRUE(base::write_file(folder_ / name, text).ok());
  }
  std::string code_of(const std::string& name) const {
    const auto text = read_project_file(folder_ / name);
    return text.ok() ? "" : text.error().code;
  }
  fs::path folder_;
};

TEST_F(Border, TheNearestRepositoryIsTheBorder) {
  EXPECT_EQ(repository_top(folder_ / "repo/app/prisma"), folder_ / "repo");
  EXPECT_EQ(repository_top(folder_ / "repo"), folder_ / "repo");
  EXPECT_EQ(repository_top(folder_ / "repo/not/there"), folder_ / "repo");
  fs::create_directories(folder_ / "repo/module/.git");
  EXPECT_EQ(repository_top(folder_ / "repo/module/x"), folder_ / "repo/module");
}

TEST_F(Border, ALinkChoosesNoBorderOfItsOwn) {
  fs::create_symlink(folder_ / "other", folder_ / "repo/linked");
  EXPECT_EQ(repository_top(folder_ / "repo/linked/x"), folder_ / "repo");
  EXPECT_EQ(code_of("repo/linked/x"), "file-leads-out");
  fs::create_symlink(folder_ / "repo", folder_ / "alias");
  EXPECT_EQ(code_of("alias/app/prisma/schema.prisma"), "");
}

TEST_F(Border, SettingsAreLookedForUpToTheTop) {
  EXPECT_EQ(folders_upward(folder_ / "repo/app"),
            (std::vector<fs::path>{folder_ / "repo/app", folder_ / "repo"}));
}

TEST_F(Border, LinksStayInside) {
  fs::create_symlink("schema.prisma", folder_ / "repo/app/prisma/alias");
  EXPECT_EQ(code_of("repo/app/prisma/alias"), "");
  fs::create_symlink("../../../secret", folder_ / "repo/app/prisma/link");
  EXPECT_EQ(code_of("repo/app/prisma/link"), "file-leads-out");
  fs::create_symlink("/proc/self/environ", folder_ / "repo/app/prisma/environ");
  EXPECT_EQ(code_of("repo/app/prisma/environ"), "file-leads-out");
  EXPECT_FALSE(ProjectFiles(folder_ / "repo").check_inside(folder_ / "secret").ok());
}

TEST_F(Border, WithoutARepositoryOnlyTheKernelsFilesAreRefused) {
  fs::create_directories(folder_ / "plain");
  fs::create_symlink("../secret", folder_ / "plain/link");
  fs::create_symlink("/proc/self/environ", folder_ / "plain/environ");
  EXPECT_EQ(code_of("plain/link"), "");
  EXPECT_EQ(code_of("plain/environ"), "file-leads-out");
}

TEST_F(Border, WhatEverybodyWritesDoesNotCount) {
  EXPECT_FALSE(distrust(folder_ / "repo/app/prisma/schema.prisma"));
  ::chmod((folder_ / "repo/app/prisma/schema.prisma").c_str(), 0666);
  EXPECT_TRUE(distrust(folder_ / "repo/app/prisma/schema.prisma"));
  ::chmod((folder_ / "repo/app/prisma/schema.prisma").c_str(), 0664);
  EXPECT_FALSE(distrust(folder_ / "repo/app/prisma/schema.prisma"));
  EXPECT_FALSE(distrust(folder_ / "none"));
}

TEST_F(Border, AnotherUsersFileCountsInAnotherUsersRepositoryOnly) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs root";
  constexpr uid_t stranger = 65534;
  constexpr uid_t third = 12345;
  const fs::path file = folder_ / "repo/app/prisma/schema.prisma";
  ASSERT_EQ(::chown(file.c_str(), stranger, stranger), 0);
  EXPECT_TRUE(distrust(file));
  ::setenv("SCHEMAC_TRUST_SETTINGS", (folder_ / "repo/app").c_str(), 1);
  EXPECT_FALSE(distrust(file));
  ::unsetenv("SCHEMAC_TRUST_SETTINGS");
  // Who made the folder and did not unpack the repository does not count.
  ASSERT_EQ(::chown((folder_ / "repo").c_str(), stranger, stranger), 0);
  EXPECT_TRUE(distrust(file));
  ASSERT_EQ(::chown((folder_ / "repo/.git").c_str(), stranger, stranger), 0);
  EXPECT_FALSE(distrust(file));
  ASSERT_EQ(::chown(file.c_str(), third, third), 0);
  EXPECT_TRUE(distrust(file));
}

}  // namespace
}  // namespace schemac::trust
