// Schema text from a database and the old schema: tests/cases/introspect. The database of a case is written
// as a schema and lowered, so that no server is needed; what it cannot say is covered by PullParity.
#include "schemac/introspect/introspect.hpp"

#include <gtest/gtest.h>

#include "schemac/diag/print.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "support/case_file.hpp"
#include "support/frontend/schema.hpp"

namespace schemac::introspect {
namespace {

using testing::CaseFile;

constexpr const char* empty = "datasource db {\n  provider = \"postgresql\"\n}\n";

struct Resolved {
  source::SourceSet sources;
  syntax::Schema tree;
  psl::Datamodel datamodel;
  std::string errors;
};

Resolved resolve(const std::string& text) {
  Resolved out;
  out.sources.add(source::SourceFile("schema.prisma", text));
  diag::Sink sink;
  out.tree = syntax::parse(out.sources, sink);
  out.datamodel = psl::resolve(out.tree, out.sources, sink);
  if (sink.has_errors()) out.errors = diag::print_text(sink.errors_first(), out.sources, false);
  return out;
}

Pulled pull(const sql::Schema& live, const sql::Details& details, const std::string& old,
            const Options& options = {}) {
  const Resolved previous = resolve(old);
  EXPECT_EQ(previous.errors, "");
  return introspect(live, details, {previous.sources, previous.tree, previous.datamodel}, options);
}

class IntrospectCase : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(IntrospectCase, WritesAsExpected) {
  CaseFile file = testing::read_case(GetParam());
  const sql::Schema live = testing::lowered(file.section("database"));
  const Options options{file.section("options") == "force\n", "public"};
  const Pulled pulled = pull(live, {}, file.section("old").empty() ? empty : file.section("old"), options);
  ASSERT_EQ(pulled.files.size(), 1U);
  const std::string& text = pulled.files[0].text;
  EXPECT_TRUE(testing::matches_golden(file, "expected", text)) << text;
  EXPECT_TRUE(testing::matches_golden(file, "warnings", pulled.warnings)) << pulled.warnings;
  EXPECT_EQ(resolve(text).errors, "");
  // The second pull gives an implicit m:n relation its name, as Prisma's does; then nothing changes any more.
  const std::string second = pull(live, {}, text).files[0].text;
  EXPECT_EQ(pull(live, {}, second).files[0].text, second);
}

std::string case_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Cases, IntrospectCase, ::testing::ValuesIn(testing::case_files("introspect")),
                         case_name);

TEST(Introspect, WhatTheLanguageCannotSayIsAWarningAndADocComment) {
  const sql::Schema live =
      testing::lowered(std::string(empty) + "model T {\n  id Int @id\n  a Int @unique\n}\n");
  sql::Details details;
  sql::TableDetails& table = details.tables[{"public", "T"}];
  table.partitioned = true;
  table.row_security = true;
  table.commented = true;
  table.checks = {"a_positive"};
  table.deferrable = {"T_a_key"};
  const Pulled pulled = pull(live, details, empty);
  for (const char* note : {"partition table", "check constraints", "row level security",
                           "comments in the database", "non-default deferring rules"}) {
    EXPECT_NE(pulled.files[0].text.find(note), std::string::npos) << note << "\n" << pulled.files[0].text;
  }
  EXPECT_NE(pulled.warnings.find("a_positive"), std::string::npos) << pulled.warnings;
  EXPECT_EQ(resolve(pulled.files[0].text).errors, "");
  // Said once, however often it is pulled.
  EXPECT_EQ(pull(live, details, pulled.files[0].text).files[0].text, pulled.files[0].text);
}

TEST(Introspect, SameDatabaseSameText) {
  const std::string text =
      std::string(empty) +
      "model B {\n  id Int @id\n  as A[]\n}\nmodel A {\n  id Int @id\n  bs B[]\n  e E\n}\n"
      "enum E {\n  X\n}\n";
  const sql::Schema live = testing::lowered(text);
  EXPECT_EQ(pull(live, {}, empty).files, pull(live, {}, empty).files);
  EXPECT_EQ(pull(live, {}, text).models, 2U);
  EXPECT_EQ(pull(live, {}, text).enums, 1U);
  EXPECT_TRUE(pull({}, {}, text).empty());
}

}  // namespace
}  // namespace schemac::introspect
