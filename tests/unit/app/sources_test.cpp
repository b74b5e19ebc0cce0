#include "diff/sources.hpp"

#include <gmock/gmock.h>

#include "project.hpp"

namespace schemac::app {
namespace {

using Kind = Source::Kind;

struct Case {
  const char* text;
  Kind kind;
  const char* argument;
};

TEST(Sources, WordsAreKnownTheRestIsAPath) {
  const Case cases[] = {
      {"empty", Kind::empty, ""},
      {"db", Kind::database, ""},
      {"db:postgresql://h/d", Kind::database, "postgresql://h/d"},
      {"migrations", Kind::migrations, ""},
      {"migrations:a:b", Kind::migrations, "a:b"},
      {"schema.prisma", Kind::schema, "schema.prisma"},
      {"./db", Kind::schema, "./db"},
      {"db/schema.prisma", Kind::schema, "db/schema.prisma"},
      {"empty:x", Kind::schema, "empty:x"},
      {"db:", Kind::schema, "db:"},
  };
  for (const Case& c : cases) {
    const Source source = parse_source(c.text);
    EXPECT_EQ(source.kind, c.kind) << c.text;
    EXPECT_EQ(source.argument, c.argument) << c.text;
  }
}

class Scopes : public ProjectTest {
 protected:
  PreparedSource schema(const std::string& text) {
    const auto path = write("schema.prisma", text);
    return {parse_source("schema.prisma"), std::nullopt, read_schema(project.environment, path).value()};
  }
  static PreparedSource database(const std::string& url) {
    return {parse_source("db"), parse_database(url, "test").value(), std::nullopt};
  }
};

TEST_F(Scopes, TheConnectionNamesTheSchemaUnlessTheFileListsThem) {
  const PreparedSource live = database("postgresql://u@h/d?schema=app");
  const PreparedSource single = schema(datasource);
  Scope scope = scope_of({&live, &single}, plan::Style::safe);
  EXPECT_EQ(scope.default_schema, "app");
  EXPECT_THAT(scope.catalog.schemas, ::testing::ElementsAre("app"));
  EXPECT_FALSE(scope.catalog.partial_indexes);
  const PreparedSource several = schema(
      "generator g {\n  provider = \"x\"\n  previewFeatures = [\"partialIndexes\"]\n}\n"
      "datasource db {\n  provider = \"postgresql\"\n  schemas = [\"a\", \"b\"]\n}\n");
  scope = scope_of({&several, &live}, plan::Style::safe);
  EXPECT_EQ(scope.default_schema, "app");
  EXPECT_THAT(scope.catalog.schemas, ::testing::ElementsAre("a", "b"));
  EXPECT_TRUE(scope.catalog.partial_indexes);
  const PreparedSource nothing{parse_source("empty"), std::nullopt, std::nullopt};
  EXPECT_EQ(scope_of({&nothing, &single}, plan::Style::safe).default_schema, "public");
}

TEST_F(Scopes, APasswordInTheSourceIsNotKept) {
  const auto prepared = prepare(context, parse_source("db:postgresql://u:secret@h/d"));
  ASSERT_TRUE(prepared.ok());
  EXPECT_EQ(prepared->source.text, "db:URL");
}

}  // namespace
}  // namespace schemac::app
