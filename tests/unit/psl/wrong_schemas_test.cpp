// Wrong schemas: nothing refers outside the data model, nothing crashes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "resolved.hpp"

namespace schemac::psl {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

void expect_closed(const Datamodel& datamodel) {
  for (const InlineRelation& relation : datamodel.inline_relations) {
    const Model& model = datamodel.model(relation.model);
    const Model& target = datamodel.model(relation.referenced_model);
    EXPECT_LT(relation.field.value, model.fields.size());
    for (const FieldId id : relation.fields) EXPECT_LT(id.value, model.fields.size());
    for (const FieldId id : relation.references) EXPECT_LT(id.value, target.fields.size());
  }
  for (const Model& model : datamodel.models) {
    for (const Field& field : model.fields) {
      if (const auto* id = std::get_if<ModelId>(&field.type)) {
        EXPECT_LT(id->value, datamodel.models.size());
      }
      if (const auto* id = std::get_if<EnumId>(&field.type)) {
        EXPECT_LT(id->value, datamodel.enums.size());
      }
    }
    for (const Index& index : model.indexes) {
      for (const IndexField& field : index.fields) EXPECT_LT(field.field.value, model.fields.size());
    }
  }
}

TEST(WrongSchemas, FieldsOfUnknownAndCompositeTypesKeepTheirPlace) {
  const Resolved resolved = resolve_text(R"(
type T {
  a Int
}
model A {
  id Int @id
  x  Nope
  t  T
  y  Int
  @@index([y, x, nope])
}
)");
  EXPECT_TRUE(resolved.sink.has_errors());
  ASSERT_THAT(resolved.datamodel.models.at(0).fields, SizeIs(4));
  EXPECT_EQ(resolved.datamodel.models[0].fields[3].name, "y");
  expect_closed(resolved.datamodel);
}

TEST(WrongSchemas, DuplicateModelsAndFields) {
  const Resolved resolved = resolve_text(R"(
model A {
  id Int @id
  id Int @id
  a  A   @relation(fields: [id, id], references: [id])
}
model A {
  id Int @id
  b  A[]
}
)");
  EXPECT_TRUE(resolved.sink.has_errors());
  expect_closed(resolved.datamodel);
}

// Prisma's engine panics here.
TEST(WrongSchemas, AnUnknownFunctionAsOperatorClassIsAnError) {
  const Resolved resolved = resolve_text("model A {\n  id Int @id\n  @@index([id(ops: foo(\"x\"))])\n}\n");
  EXPECT_THAT(resolved.messages(),
              ElementsAre("Unexpected token. Expected one of: Invalid operator class: foo"));
  EXPECT_EQ(resolved.marked(0), "foo(\"x\")");
}

TEST(WrongSchemas, VeryManyArgumentsAndAttributes) {
  std::string arguments = "map: \"m0\"";
  std::string attributes;
  for (int i = 0; i < 2000; ++i) {
    arguments += ", x" + std::to_string(i % 1000) + ": 1";
    attributes += " @unknown";
  }
  const Resolved resolved = resolve_text("model A {\n  id Int @id(" + arguments + ")" + attributes + "\n}\n");
  size_t repeated = 0;
  for (const std::string& message : resolved.messages())
    repeated += message.ends_with("is already specified.") ? 1U : 0U;
  EXPECT_EQ(repeated, 1000U);
  EXPECT_THAT(resolved.messages(), SizeIs(1000 + 1000 + 2000));
}

}  // namespace
}  // namespace schemac::psl
