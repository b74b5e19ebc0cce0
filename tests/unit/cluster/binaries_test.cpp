// Where a PostgreSQL is looked for, and what npm's package needs before it is one.
#include "binaries.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>

#include "installed.hpp"
#include "places.hpp"
#include "schemac/cluster/cluster.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// A machine of its own: a home, a project, and nothing on the PATH.
class BinariesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/schemac_places_XXXXXX";
    ASSERT_NE(mkdtemp(name), nullptr);
    root_ = name;
    for (const char* variable : {"PATH", "HOME", "XDG_CACHE_HOME", "ASDF_DATA_DIR", "MISE_DATA_DIR",
                                 "HOMEBREW_PREFIX", "SCHEMAC_PG_BIN", "SCHEMAC_PG_DIR"})
      keep(variable);
    set("PATH", (root_ / "empty").string() + ":/usr/bin:/bin");
    set("HOME", (root_ / "home").string());
    set("SCHEMAC_PG_DIR", (root_ / "ours").string());
    fs::create_directories(root_ / "home");
    fs::create_directories(project());
  }
  void TearDown() override {
    for (const auto& [name, value] : kept_) {
      if (value) setenv(name.c_str(), value->c_str(), 1);
      if (!value) unsetenv(name.c_str());
    }
    fs::remove_all(root_);
  }
  void set(const char* name, const std::string& value) { setenv(name, value.c_str(), 1); }
  fs::path project() const { return root_ / "work [1]" / "app"; }

  // A server's programs that only tell their version.
  fs::path installation(const fs::path& folder, int major) {
    fs::create_directories(folder);
    for (const char* name : {"initdb", "postgres"}) {
      std::ofstream(folder / name) << fmt::format("#!/bin/sh\necho 'postgres (PostgreSQL) {}.3'\n", major);
      fs::permissions(folder / name, fs::perms(0755));
    }
    return folder;
  }
  fs::path package(const fs::path& modules, int major) {
    return installation(modules / npm_package() / "native/bin", major).parent_path().parent_path();
  }
  // The major and the origin of each found below this test's folder.
  std::vector<std::string> found(const Wanted& wanted, std::vector<std::string>* refused = nullptr) {
    std::vector<std::string> out;
    for (const Binaries& one : all_binaries(wanted, refused)) {
      if (one.folder.string().starts_with(root_.string()))
        out.push_back(fmt::format("{} {}", one.major, one.origin));
    }
    return out;
  }

  fs::path root_;

 private:
  void keep(const char* name) {
    const char* value = getenv(name);
    kept_[name] = value == nullptr ? std::nullopt : std::optional<std::string>(value);
    unsetenv(name);
  }
  std::map<std::string, std::optional<std::string>> kept_;
};

TEST_F(BinariesTest, SchemacPgBinIsTheOnlyPlaceWhenSet) {
  set("SCHEMAC_PG_BIN", "/nonexistent");
  const auto none = find_binaries();
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, "postgres-not-found");
  EXPECT_THAT(none.error().message, HasSubstr("SCHEMAC_PG_BIN names /nonexistent"));
  set("SCHEMAC_PG_BIN", installation(root_ / "chosen", 16).string());
  EXPECT_THAT(found({.major = 17}), ElementsAre("16 SCHEMAC_PG_BIN"));
}

TEST_F(BinariesTest, VersionManagersKeepTheirsInPlacesOfTheirOwn) {
  installation(root_ / "home/.asdf/installs/postgres/9.6/bin", 9);
  installation(root_ / "home/.asdf/installs/postgres/16.4/bin", 16);
  installation(root_ / "home/.local/share/mise/installs/postgres/17/bin", 17);
  installation(root_ / "brew/opt/postgresql@18/bin", 18);
  set("HOMEBREW_PREFIX", (root_ / "brew").string());
  EXPECT_THAT(found({}), ElementsAre("18 Homebrew", "16 asdf", "9 asdf", "17 mise"));
}

TEST_F(BinariesTest, ALinkInThePathLeadsToTheInstallation) {
  const fs::path real = installation(root_ / "opt/pg/bin", 17);
  fs::create_directories(root_ / "empty");
  for (const char* name : {"initdb", "postgres"}) fs::create_symlink(real / name, root_ / "empty" / name);
  const auto binaries = find_binaries();
  ASSERT_TRUE(binaries.ok());
  EXPECT_EQ(*binaries, (Binaries{fs::canonical(real), 17, "the PATH"}));
}

TEST_F(BinariesTest, TheMajorOfTheTargetGoesBeforeOthers) {
  installation(root_ / "home/.asdf/installs/postgres/16.4/bin", 16);
  installation(root_ / "home/.asdf/installs/postgres/12.1/bin", 12);
  EXPECT_EQ(find_binaries({.major = 12})->major, 12);
  EXPECT_EQ(all_binaries({.major = 12}).front().major, 12);
  EXPECT_TRUE(find_binaries({.major = 11}).ok());
}

TEST_F(BinariesTest, NpmsPackageIsFoundAsItsManagersLayIt) {
  const std::string origin = "npm's " + npm_package();
  package(project() / "node_modules", 18);
  package(root_ / "work [1]" / "node_modules", 17);
  std::string plus = npm_package();
  plus.replace(plus.find('/'), 1, "+");
  package(project() / "node_modules/.pnpm" / (plus + "@16.2.0-beta.1") / "node_modules", 16);
  std::string dash = npm_package();
  dash.replace(dash.find('/'), 1, "-");
  package(project() / ".yarn/unplugged" / (dash + "-npm-15.1.0-beta.1-0123456789") / "node_modules", 15);
  EXPECT_THAT(found({.project = project()}),
              ElementsAre("18 " + origin, "16 " + origin, "15 " + origin, "17 " + origin));
}

// `check` and the hook run nothing that the project brings.
TEST_F(BinariesTest, NpmsPackageIsNotLookedForWithoutAProject) {
  package(project() / "node_modules", 18);
  EXPECT_THAT(found({}), ElementsAre());
}

// npx puts the programs of packages on the PATH.
TEST_F(BinariesTest, APackagesProgramsOnThePathNeedAProject) {
  const fs::path programs = installation(project() / "node_modules/.bin", 17);
  set("PATH", programs.string() + ":/usr/bin:/bin");
  EXPECT_THAT(found({}), ElementsAre());
  EXPECT_THAT(found({.project = project()}), ElementsAre("17 the PATH"));
}

TEST_F(BinariesTest, APackageWhoseScriptsDidNotRunIsRefusedWithTheReason) {
  const fs::path folder = package(project() / "node_modules", 18);
  fs::create_directories(folder / "native/lib");
  std::ofstream(folder / "native/lib/libpq.so.5.18") << "x";
  std::ofstream(folder / "native/pg-symlinks.json")
      << R"([{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}])";
  std::vector<std::string> refused;
  EXPECT_THAT(found({.project = project()}, &refused), ElementsAre());
  EXPECT_THAT(refused, Contains(HasSubstr("install scripts did not run")));
  fs::create_symlink("libpq.so.5.18", folder / "native/lib/libpq.so.5");
  EXPECT_THAT(found({.project = project()}), ElementsAre("18 npm's " + npm_package()));
}

class AdoptTest : public BinariesTest {
 protected:
  fs::path fresh_package() {
    fs::remove_all(ours() / "new");
    return package(ours() / "new", 17);
  }
  fs::path ours() const { return root_ / "ours"; }
};

TEST_F(AdoptTest, APackageGetsItsLinksAndItsPlace) {
  const fs::path folder = fresh_package();
  fs::create_directories(folder / "native/lib");
  std::ofstream(folder / "native/lib/libpq.so.5.17") << "x";
  std::ofstream(folder / "native/pg-symlinks.json")
      << R"([{"source":"native/lib/libpq.so.5.17","target":"native/lib/libpq.so.5"}])";
  const auto adopted = adopt_into(ours(), folder);
  ASSERT_TRUE(adopted.ok()) << adopted.error().message;
  EXPECT_EQ(adopted->major, 17);
  EXPECT_THAT(found({}), ElementsAre("17 schemac local install"));
  EXPECT_EQ(fs::read_symlink(ours() / "17/native/lib/libpq.so.5"), "libpq.so.5.17");
}

TEST_F(AdoptTest, ALinkThatLeadsOutIsRefused) {
  for (const char* link : {R"([{"source":"native/lib/a","target":"../../evil"}])",
                           R"([{"source":"/etc/passwd","target":"native/lib/a"}])",
                           R"([{"source":1,"target":"native/lib/a"}])", R"([1])", R"({})", "x"}) {
    const fs::path folder = fresh_package();
    std::ofstream(folder / "native/pg-symlinks.json") << link;
    const auto adopted = adopt_into(ours(), folder);
    ASSERT_FALSE(adopted.ok()) << link;
    EXPECT_EQ(adopted.error().code, "package-unusable") << link;
  }
  EXPECT_FALSE(fs::exists(root_ / "evil"));
}

TEST_F(AdoptTest, APackageThatDoesNotRunIsRefused) {
  const fs::path folder = fresh_package();
  std::ofstream(folder / "native/bin/postgres") << "#!/bin/sh\nexit 1\n";
  EXPECT_EQ(adopt_into(ours(), folder).error().code, "package-unusable");
}

}  // namespace
}  // namespace schemac::cluster
