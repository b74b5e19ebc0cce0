#include "schemac/app/schema.hpp"

#include <gmock/gmock.h>

#include "project.hpp"

namespace schemac::app {
namespace {

using ::testing::HasSubstr;
using SchemaFiles = ProjectTest;

TEST_F(SchemaFiles, FolderIsOneSchemaInAlphabeticalOrder) {
  write("db/b.prisma", "model B {\n  id Int @id\n}\n");
  write("db/a/z.prisma", "model Z {\n  id Int @id\n}\n");
  write("db/a.prisma", datasource);
  write("db/note.txt", "not a schema");
  std::filesystem::create_directory_symlink(folder / "db", folder / "db/a/circle");
  const auto schema = read_schema(project.environment, folder / "db");
  ASSERT_TRUE(schema.ok()) << schema.error().message;
  ASSERT_EQ(schema->sources.size(), 3U);
  EXPECT_EQ(schema->sources.file({0}).path(), "db/a.prisma");
  EXPECT_EQ(schema->sources.file({1}).path(), "db/a/z.prisma");
  EXPECT_EQ(schema->sources.file({2}).path(), "db/b.prisma");
  EXPECT_EQ(schema->datamodel.models.size(), 2U);
  EXPECT_TRUE(check_usable(*schema).ok());
}

TEST_F(SchemaFiles, ErrorsOfTheTextAreDiagnosticsOfTheWorldAreErrors) {
  write("schema.prisma", std::string(datasource) + "model A {\n  id Nope\n}\n");
  const auto schema = read_schema(project);
  ASSERT_TRUE(schema.ok());
  EXPECT_GT(schema->error_count, 0U);
  EXPECT_EQ(check_usable(*schema).error().code, "P1012");
  EXPECT_THAT(print_diagnostics(*schema, DiagnosticForm::text), HasSubstr("schema.prisma:5"));
  EXPECT_THAT(diagnostics_json(*schema), HasSubstr("\"schema.prisma\""));
}

struct Unusable {
  const char* text;
  const char* code;
  const char* message;
};

TEST_F(SchemaFiles, UnusableSchemasSayWhy) {
  const Unusable cases[] = {
      {" \n", "P1012", "is empty"},
      {user, "P1012", "no datasource"},
      {"datasource db {\n  provider = \"sqlite\"\n}\n", "provider-unsupported", "\"sqlite\""},
  };
  for (const Unusable& c : cases) {
    write("schema.prisma", c.text);
    const auto schema = read_schema(project);
    ASSERT_TRUE(schema.ok());
    const auto usable = check_usable(*schema);
    ASSERT_FALSE(usable.ok()) << c.text;
    EXPECT_EQ(usable.error().code, c.code);
    EXPECT_THAT(usable.error().message, HasSubstr(c.message));
    EXPECT_FALSE(usable.error().hint.empty());
  }
}

TEST_F(SchemaFiles, NotTextTellsThePlace) {
  write("schema.prisma", "model A {\n\xff}");
  const auto schema = read_schema(project);
  ASSERT_FALSE(schema.ok());
  EXPECT_EQ(schema.error().code, "schema-not-text");
  EXPECT_THAT(schema.error().message, HasSubstr("byte 10 (line 2)"));
  write("schema.prisma", std::string("a\0b", 3));
  EXPECT_THAT(read_schema(project).error().message, HasSubstr("NUL"));
}

TEST_F(SchemaFiles, FolderWithoutSchemaIsAnError) {
  write("db/note.txt", "");
  EXPECT_EQ(read_schema(project.environment, folder / "db").error().code, "schema-folder-empty");
  EXPECT_EQ(read_schema(project.environment, folder / "none").error().code, "schema-not-found");
}

}  // namespace
}  // namespace schemac::app
