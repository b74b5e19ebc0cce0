// The `.env` files of small projects against what Prisma's loader makes of them.
#include <gtest/gtest.h>

#include "schemac/config/env_files.hpp"
#include "support/reference.hpp"
#include "temp_folder.hpp"

namespace schemac::config {
namespace {

using nlohmann::json;

// What we say on purpose where Prisma does something else.
std::map<std::string, std::string> deviations() {
  return {{"package-schema", "db/.env beside a schema that package.json names is read, as Prisma 4 did"}};
}

class Case : public TempFolder {
 protected:
  void TestBody() override {}

 public:
  explicit Case(const json& given) : given_(given) {
    for (const auto& [name, text] : given["files"].items()) write(name, text.get<std::string>());
    environment_.working_directory = (folder / given["cwd"].get<std::string>()).lexically_normal();
    if (!environment_.working_directory.has_filename())
      environment_.working_directory = environment_.working_directory.parent_path();
    std::filesystem::create_directories(environment_.working_directory);
    for (const auto& [name, value] : given["env"].items())
      environment_.variables[name] = value.get<std::string>();
    if (given.contains("schema")) request_.given = given["schema"].get<std::string>();
  }

  void check() {
    std::vector<std::string> looked_at;
    const auto schema = look_for_schema(environment_, {}, request_, looked_at);
    const VariableSearch search(environment_,
                                env_file_places(environment_, schema.ok() ? *schema : std::nullopt));
    for (const auto& [name, value] : given_["expect"]["values"].items()) {
      const auto found = search.find(name);
      if (!found.ok()) {
        // Nothing is put for a name that is set nowhere.
        EXPECT_EQ(found.error().code, "P1012");
        continue;
      }
      EXPECT_EQ(*found ? (*found)->text : "", value.get<std::string>()) << name;
    }
  }

 private:
  const json& given_;
  Environment environment_;
  SchemaRequest request_;
};

TEST(EnvParity, EveryVariableIsWhatPrismaMakesOfIt) {
  const auto skipped = deviations();
  schemac::testing::for_each_reference("env.jsonl.xz", [&](const json& given) {
    const std::string id = given["id"];
    SCOPED_TRACE(id + ": " + given["why"].get<std::string>());
    if (!skipped.contains(id)) Case(given).check();
  });
}

}  // namespace
}  // namespace schemac::config
