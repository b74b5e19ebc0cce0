// Datasources and generators: the forms of Prisma 4 to 7.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "resolved.hpp"

namespace schemac::psl {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Resolved of(const std::string& text) { return resolve_files({{"s.prisma", text}}); }

TEST(Config, UrlsAreLiteralsOrVariables) {
  const Resolved resolved = of(R"(
datasource pg {
  provider          = "postgres"
  url               = env("DATABASE_URL")
  directUrl         = "postgresql://localhost/direct"
  shadowDatabaseUrl = env("SHADOW")
}
)");
  ASSERT_THAT(resolved.messages(), IsEmpty());
  const Datasource& datasource = *resolved.datamodel.datasource;
  EXPECT_EQ(datasource.name, "pg");
  EXPECT_EQ(datasource.provider, "postgres");
  EXPECT_EQ(datasource.url, (UrlSource{"DATABASE_URL", true}));
  EXPECT_EQ(datasource.direct_url, (UrlSource{"postgresql://localhost/direct", false}));
  EXPECT_EQ(datasource.shadow_database_url, (UrlSource{"SHADOW", true}));
  EXPECT_EQ(datasource.relation_mode, RelationMode::foreign_keys);
}

TEST(Config, AUrlOfAnotherKindIsAnEmptyOne) {
  const Resolved resolved = of("datasource db {\n  provider = \"postgresql\"\n  url = 1\n}\n");
  EXPECT_THAT(resolved.messages(), IsEmpty());
  EXPECT_EQ(resolved.datamodel.datasource->url, UrlSource{});
}

TEST(Config, NoDatasourceIsNoError) {
  const Resolved resolved = of("model A {\n  id Int @id\n}\n");
  EXPECT_THAT(resolved.messages(), IsEmpty());
  EXPECT_EQ(resolved.datamodel.datasource, std::nullopt);
}

TEST(Config, AnotherProviderIsKeptAndItsTypesAreNotJudged) {
  const Resolved resolved = of(R"(
datasource db {
  provider = "mysql"
}
model A {
  id Int    @id @db.UnsignedInt
  s  String @db.TinyText
  @@fulltext([s])
}
)");
  EXPECT_THAT(resolved.messages(), IsEmpty());
  EXPECT_EQ(resolved.datamodel.datasource->provider, "mysql");
}

TEST(Config, ExtensionsAndSchemasAreSortedByName) {
  const Resolved resolved = of(R"(
generator g {
  provider        = "x"
  previewFeatures = ["PostgresqlExtensions"]
}
datasource db {
  provider   = "postgresql"
  schemas    = ["b", "a"]
  extensions = [uuidOssp(map: "uuid-ossp", schema: "ext", version: "1.1"), citext]
}
)");
  ASSERT_THAT(resolved.messages(), IsEmpty());
  const Datasource& datasource = *resolved.datamodel.datasource;
  EXPECT_THAT(datasource.schemas, ElementsAre("a", "b"));
  ASSERT_THAT(datasource.extensions, SizeIs(2));
  EXPECT_EQ(datasource.extensions[0].database_name(), "citext");
  EXPECT_EQ(datasource.extensions[1].database_name(), "uuid-ossp");
  EXPECT_EQ(datasource.extensions[1].schema, "ext");
  EXPECT_EQ(datasource.extensions[1].version, "1.1");
  EXPECT_TRUE(resolved.datamodel.has_preview_feature("postgresqlextensions"));
}

TEST(Config, MetricsIsADeprecatedFeature) {
  const Resolved resolved = of(R"(
datasource db {
  provider = "postgresql"
}
generator g {
  provider        = "x"
  previewFeatures = ["metrics"]
}
)");
  EXPECT_THAT(
      resolved.messages(),
      ElementsAre(
          "Preview feature \"metrics\" is deprecated. The functionality can be used without specifying "
          "it as a preview feature."));
  EXPECT_FALSE(resolved.sink.has_errors());
}

TEST(Config, RelationModePrisma) {
  const Resolved resolved =
      of("datasource db {\n  provider = \"postgresql\"\n  relationMode = \"prisma\"\n}\n");
  EXPECT_EQ(resolved.datamodel.datasource->relation_mode, RelationMode::prisma);
}

}  // namespace
}  // namespace schemac::psl
