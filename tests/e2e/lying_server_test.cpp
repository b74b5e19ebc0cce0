// A server that lies or hangs is an error of the world: exit code 1 with what was wrong, never a defect, a
// crash or a wait without an end.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "stage.hpp"
#include "support/lying_server.hpp"

namespace schemac::e2e {
namespace {

namespace fs = std::filesystem;
using testing::Lie;
using testing::LyingServer;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "schemac_lies_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    write("schema.prisma",
          "datasource db {\n  provider = \"postgresql\"\n  url = env(\"DATABASE_URL\")\n}\nmodel A {\n  id "
          "Int @id\n}\n");
    write("migrations/1_a/migration.sql", "CREATE TABLE a (id int);\n");
    write("migrations/1_a/down.sql", "DROP TABLE a;\n");
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  void write(const fs::path& name, const std::string& text) {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }
  fs::path path_;
};

constexpr const char* commands[] = {"status --drift",
                                    "apply --lock-wait 1s",
                                    "apply --dry-run",
                                    "rollback --lock-wait 1s",
                                    "doctor",
                                    "diff --from db --to schema.prisma",
                                    "pull --stdout",
                                    "push --accept-data-loss",
                                    "baseline 1_a --lock-wait 1s",
                                    "resolve --applied 1_a --lock-wait 1s",
                                    "execute --stdin"};

std::string bytes(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += static_cast<char>(i);
  return all;
}

std::string last_lines(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  return text.size() > 400 ? text.substr(text.size() - 400) : text;
}

void expect_told(const Lie& lie, const char* command, int limit) {
  const LyingServer server(lie);
  const Folder folder;
  const fs::path output = folder.path() / "output";
  const std::string line =
      "cd '" + folder.path().string() +
      "' && echo 'SELECT 1' | DATABASE_URL=postgresql://app@127.0.0.1:" + std::to_string(server.port()) +
      "/db timeout -k 1 " + std::to_string(limit) + " '" + binary() + "' " + command + " >'" +
      output.string() + "' 2>&1";
  const int status = std::system(("bash -c \"" + line + "\"").c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_LE(WEXITSTATUS(status), 2) << lie.name << ": " << command << '\n' << last_lines(output);
}

class Lies : public ::testing::TestWithParam<Lie> {};

TEST_P(Lies, are_told_as_errors_of_the_world) {
  // All at once: each has a server of its own, and mostly waits for it.
  std::vector<std::thread> running;
  for (const char* command : commands)
    running.emplace_back([command] { expect_told(GetParam(), command, 20); });
  for (std::thread& one : running) one.join();
}

INSTANTIATE_TEST_SUITE_P(
    Server, Lies,
    ::testing::Values(Lie{"no_rows", 1, 0, ""}, Lie{"no_columns", 0, 1, ""}, Lie{"one_column", 1, 1, "x"},
                      Lie{"nulls", 40, 3, "", true}, Lie{"words", 40, 3, "abc"}, Lie{"ones", 40, 3, "1"},
                      Lie{"negative", 40, 3, "-1"}, Lie{"very_negative", 40, 3, "-1000"},
                      Lie{"giant", 40, 3, "99999999999999999999"}, Lie{"braces", 40, 3, "{{,\"\\\\"},
                      Lie{"json", 40, 3, "[[[[{\"a\":1}]]]]"}, Lie{"bytes", 40, 3, bytes(256)},
                      Lie{"many", 2, 1, "x", false, false, "", 50},
                      Lie{"garbage", 0, 0, "", false, false, bytes(256)},
                      Lie{"half", 0, 0, "", false, false, std::string("T\0\0\0", 4)},
                      Lie{"copy_in", 0, 0, "", false, false, std::string("G\0\0\0\x07\0\0\0", 8)},
                      Lie{"old", 1, 1, "1", false, false, "", 1, "9"}),
    [](const ::testing::TestParamInfo<Lie>& one) { return one.param.name; });

TEST(Lies, a_server_that_is_silent_is_given_up) {
  for (const char* command : {"status", "apply", "doctor", "diff --from db --to schema.prisma"})
    expect_told(Lie{"silent", 0, 0, "", false, true}, command, 25);
}

}  // namespace
}  // namespace schemac::e2e
