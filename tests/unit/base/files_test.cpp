#include "schemac/base/files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace schemac::base {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
 protected:
  Files() : folder_(fs::temp_directory_path() / ("schemac-files-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Files() override { fs::remove_all(folder_); }
  size_t entries() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_;
};

TEST_F(Files, WhatWasWrittenIsRead) {
  const std::string bytes("a\0b\xFF\n", 5);
  ASSERT_TRUE(write_file(folder_ / "x", bytes).ok());
  EXPECT_EQ(read_file(folder_ / "x").value(), bytes);
  EXPECT_EQ(entries(), 1U);
}

TEST_F(Files, RewritingKeepsTheModeAndTheLink) {
  ASSERT_TRUE(write_file(folder_ / "x", "1").ok());
  ::chmod((folder_ / "x").c_str(), 0640);
  fs::create_symlink("x", folder_ / "link");
  ASSERT_TRUE(write_file(folder_ / "link", "2").ok());
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(read_file(folder_ / "x").value(), "2");
  struct stat info {};
  ::stat((folder_ / "x").c_str(), &info);
  EXPECT_EQ(info.st_mode & 07777U, 0640U);
}

TEST_F(Files, ErrorsSayWhatHappenedToWhat) {
  EXPECT_EQ(read_file(folder_ / "none").error().code, "file-not-found");
  EXPECT_EQ(read_file(folder_).error().code, "file-is-folder");
  const Status status = write_file(folder_ / "none/x", "1");
  EXPECT_EQ(status.error().code, "file-unwritable");
  EXPECT_NE(status.error().message.find("none/x"), std::string::npos);
  EXPECT_FALSE(status.error().hint.empty());
}

TEST_F(Files, OnlyRegularFilesAreRead) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(read_file(folder_ / "pipe").error().code, "file-not-regular");
  EXPECT_EQ(read_file("/dev/zero").error().code, "file-not-regular");
  fs::create_symlink("/dev/zero", folder_ / "endless");
  EXPECT_EQ(read_file(folder_ / "endless").error().code, "file-not-regular");
}

TEST_F(Files, TheSizeIsKnownBeforeAnythingIsRead) {
  ASSERT_TRUE(write_file(folder_ / "x", "1").ok());
  ASSERT_EQ(::truncate((folder_ / "x").c_str(), off_t{1} << 40), 0);  // sparse
  EXPECT_EQ(read_file(folder_ / "x").error().code, "file-too-large");
  EXPECT_EQ(read_file("/proc/self/maps", {{}, 16}).error().code,
            "file-too-large");  // says that it has no size
}

TEST_F(Files, WhatLeadsOutIsNotRead) {
  fs::create_directories(folder_ / "inside");
  ASSERT_TRUE(write_file(folder_ / "outside", "secret").ok());
  ASSERT_TRUE(write_file(folder_ / "inside/own", "1").ok());
  fs::create_symlink("../outside", folder_ / "inside/link");
  fs::create_symlink("own", folder_ / "inside/alias");
  const FileLimits limits{fs::canonical(folder_ / "inside")};
  EXPECT_EQ(read_file(folder_ / "inside/link", limits).error().code, "file-leads-out");
  EXPECT_EQ(read_file(folder_ / "inside/alias", limits).value(), "1");
}

TEST_F(Files, APrivateFileIsPrivateWhateverTheUmask) {
  const mode_t before = ::umask(0);
  EXPECT_TRUE(write_file(folder_ / "x", "1").ok());
  EXPECT_TRUE(write_private_file(folder_ / "x", "2").ok());
  ::umask(before);
  struct stat info {};
  ::stat((folder_ / "x").c_str(), &info);
  EXPECT_EQ(info.st_mode & 07777U, 0600U);
}

TEST_F(Files, ALinkInTheNeighboursPlaceIsNotFollowed) {
  ASSERT_TRUE(write_file(folder_ / "victim", "precious").ok());
  for (const char* suffix : {"", ".0"}) {
    fs::create_symlink("victim", folder_ / (".x." + std::to_string(::getpid()) + suffix + ".tmp"));
  }
  ASSERT_TRUE(write_file(folder_ / "x", "1").ok());
  EXPECT_EQ(read_file(folder_ / "victim").value(), "precious");
}

TEST_F(Files, AFullDeviceIsAnError) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "/dev/full is not here";
  const Status status = write_file("/dev/full", "1");
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().message.find("No space left"), std::string::npos);
}

TEST_F(Files, AFolderAppearsWholeOrNotAtAll) {
  ASSERT_TRUE(write_folder(folder_ / "m", {{"a.sql", "A"}, {"b.sql", "B"}}).ok());
  EXPECT_EQ(read_file(folder_ / "m/b.sql").value(), "B");
  EXPECT_EQ(write_folder(folder_ / "m", {}).error().code, "folder-exists");
  // The second file cannot be written: nothing of the first is left.
  EXPECT_FALSE(write_folder(folder_ / "n", {{"a.sql", "A"}, {"no/b.sql", "B"}}).ok());
  EXPECT_EQ(entries(), 1U);
}

TEST(Sha256, KnownDigests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace schemac::base
