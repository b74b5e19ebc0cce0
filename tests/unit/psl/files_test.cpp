// Several files are one namespace; each diagnostic lies in its own file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "resolved.hpp"

namespace schemac::psl {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* datasource = "datasource db {\n  provider = \"postgresql\"\n}\n";

TEST(Files, TypesOfOtherFilesAreKnown) {
  const Resolved resolved = resolve_files({
      {"a.prisma", "model A {\n  id Int @id\n  b B @relation(fields: [id], references: [id])\n}\n"},
      {"b.prisma", "model B {\n  id Int @id\n  a A?\n}\n"},
      {"schema.prisma", datasource},
  });
  EXPECT_THAT(resolved.messages(), IsEmpty());
  EXPECT_THAT(resolved.datamodel.inline_relations, SizeIs(1));
}

TEST(Files, ADuplicateIsReportedInTheLaterFile) {
  const Resolved resolved = resolve_files({
      {"a.prisma", std::string(datasource) + "model A {\n  id Int @id\n}\n"},
      {"b.prisma", "enum A {\n  X\n}\n"},
  });
  ASSERT_THAT(resolved.messages(),
              ElementsAre("The enum \"A\" cannot be defined because a model with that name already exists."));
  EXPECT_EQ(resolved.sink.all()[0].at.file, source::FileId{1});
  EXPECT_EQ(resolved.marked(0), "A");
}

TEST(Files, ConstraintNamesMeetAcrossFiles) {
  const Resolved resolved = resolve_files({
      {"a.prisma", std::string(datasource) + "model A {\n  id Int @id(map: \"pk\")\n}\n"},
      {"b.prisma", "model B {\n  id Int @id(map: \"pk\")\n}\n"},
  });
  ASSERT_THAT(resolved.messages(), SizeIs(2));
  EXPECT_EQ(resolved.sink.all()[0].at.file, source::FileId{0});
  EXPECT_EQ(resolved.sink.all()[1].at.file, source::FileId{1});
}

TEST(Files, APreviewFeatureCountsForAllFiles) {
  const Resolved resolved = resolve_files({
      {"a.prisma", "generator g {\n  provider = \"x\"\n  previewFeatures = [\"views\"]\n}\n"},
      {"b.prisma", std::string(datasource) + "view V {\n  id Int @unique\n}\n"},
  });
  EXPECT_THAT(resolved.messages(), IsEmpty());
}

// Prisma reads the config file by file: two datasources of different names in two files pass, the first one
// counts.
TEST(Files, ASecondDatasourceInAnotherFilePasses) {
  const Resolved resolved = resolve_files({
      {"a.prisma", datasource},
      {"b.prisma", "datasource other {\n  provider = \"postgresql\"\n}\n"},
  });
  EXPECT_THAT(resolved.messages(), IsEmpty());
  EXPECT_EQ(resolved.datamodel.datasource->name, "db");
}

// Three files of some parts each.
source::SourceSet many_models() {
  source::SourceSet sources;
  sources.add(source::SourceFile("a.prisma", "datasource db {\n  provider = \"postgresql\"\n}\n"));
  for (int file = 0; file < 3; ++file) {
    std::string text = "// nothing else\n";
    for (int i = 0; i < 300; ++i) {
      const std::string number = std::to_string(file) + "_" + std::to_string(i);
      text += "/// Number " + number + "\nmodel M" + number + " {\n  id Int @id\n  e E" + number +
              "\n  name String @default(\"a\\\"b\") @map(\"n\")\n}\nenum E" + number +
              " {\n  A @map(\"a\")\n}\n";
    }
    sources.add(source::SourceFile(std::to_string(file) + ".prisma", text));
  }
  sources.add(source::SourceFile("z.prisma", ""));
  return sources;
}

TEST(Files, ATreeThatIsUsedUpGivesTheSameDataModel) {
  const source::SourceSet sources = many_models();
  diag::Sink sink;
  const syntax::Schema kept = syntax::parse(sources, sink);
  syntax::Schema used_up = syntax::parse(sources, sink);
  const auto memory = used_up.files.at(2).memory;
  ASSERT_GT(memory->parts.size(), 2U);
  EXPECT_TRUE(resolve(kept, sources, sink) == resolve(std::move(used_up), sources, sink));
  EXPECT_FALSE(sink.has_errors());
  for (const auto& part : memory->parts) EXPECT_EQ(part, nullptr);
  EXPECT_NE(kept.files.at(2).memory->parts.front(), nullptr);
}

}  // namespace
}  // namespace schemac::psl
