// What models, fields, keys, indexes and enums become.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "resolved.hpp"

namespace schemac::psl {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Model only_model(const std::string& text) {
  const Resolved resolved = resolve_text(text);
  EXPECT_THAT(resolved.messages(), IsEmpty());
  return resolved.datamodel.models.at(0);
}

TEST(Models, FieldsKeepTheirOrderTypesAndNames) {
  const Resolved resolved = resolve_text(R"(
/// A person
/// who signs in
model User {
  id    Int     @id
  email String? @map("e_mail") // why
  /// any number
  tags  String[]
  role  Role
  place Unsupported("point")?
  at    DateTime @updatedAt @ignore
  @@map("users")
}
enum Role {
  ADMIN @map("admin")
  USER
  @@map("roles")
}
)");
  ASSERT_THAT(resolved.messages(), IsEmpty());
  const Model& user = resolved.datamodel.models.at(0);
  EXPECT_EQ(user.name, "User");
  EXPECT_EQ(user.database_name(), "users");
  EXPECT_EQ(user.documentation, "A person\nwho signs in");
  ASSERT_EQ(user.fields.size(), 6U);
  EXPECT_EQ(user.fields[0].type, FieldType(Scalar::Int));
  EXPECT_EQ(user.fields[1].database_name(), "e_mail");
  EXPECT_EQ(user.fields[1].arity, Arity::optional);
  EXPECT_EQ(user.fields[2].arity, Arity::list);
  EXPECT_EQ(user.fields[2].documentation, "any number");
  EXPECT_EQ(user.fields[3].type, FieldType(EnumId{0}));
  EXPECT_EQ(user.fields[4].type, FieldType(UnsupportedField{"point"}));
  EXPECT_TRUE(user.fields[5].updated_at);
  EXPECT_TRUE(user.fields[5].ignored);

  const Enum& role = resolved.datamodel.enumeration(EnumId{0});
  EXPECT_EQ(role.database_name(), "roles");
  EXPECT_EQ(role.values.at(0).database_name(), "admin");
  EXPECT_EQ(role.values.at(1).database_name(), "USER");
}

TEST(Models, NativeTypesHaveTheirArguments) {
  const Model model = only_model(R"(
model A {
  id Int      @id @db.SmallInt
  a  String   @db.VarChar(20)
  b  Decimal  @db.Decimal(10, 2)
  c  DateTime @db.Timestamptz
}
)");
  EXPECT_EQ(model.fields[0].native_type->name, "SmallInt");
  EXPECT_THAT(model.fields[0].native_type->arguments, IsEmpty());
  EXPECT_THAT(model.fields[1].native_type->arguments, ElementsAre(20));
  EXPECT_THAT(model.fields[2].native_type->arguments, ElementsAre(10, 2));
  EXPECT_EQ(model.fields[3].native_type->name, "Timestamptz");
}

TEST(Models, DefaultsAreLiteralsListsOrFunctions) {
  const Model model = only_model(R"(
model A {
  id Int      @id @default(autoincrement())
  a  String   @default("x \"y\"")
  b  Float    @default(-1.50)
  c  Boolean  @default(true)
  d  E        @default(ONE)
  e  E[]      @default([ONE, TWO])
  f  Int[]    @default([])
  g  String   @default(uuid(7))
  h  String   @default(dbgenerated("now()::text"))
  i  Int      @default(dbgenerated())
  j  String   @default(nanoid(16))
  k  DateTime @default(now())
}
enum E {
  ONE
  TWO
}
)");
  using Kind = DefaultLiteral::Kind;
  const auto value = [&](size_t i) { return model.fields.at(i).default_value->value; };
  const auto function = [&](size_t i) { return std::get<DefaultFunction>(value(i)); };
  EXPECT_EQ(function(0), (DefaultFunction{DefaultFunction::Kind::autoincrement, {}}));
  EXPECT_EQ(std::get<DefaultLiteral>(value(1)), (DefaultLiteral{Kind::string, "x \"y\""}));
  EXPECT_EQ(std::get<DefaultLiteral>(value(2)), (DefaultLiteral{Kind::number, "-1.50"}));
  EXPECT_EQ(std::get<DefaultLiteral>(value(3)), (DefaultLiteral{Kind::constant, "true"}));
  EXPECT_EQ(std::get<DefaultLiteral>(value(4)), (DefaultLiteral{Kind::constant, "ONE"}));
  EXPECT_EQ(std::get<DefaultList>(value(5)).items.size(), 2U);
  EXPECT_THAT(std::get<DefaultList>(value(6)).items, IsEmpty());
  EXPECT_EQ(function(7), (DefaultFunction{DefaultFunction::Kind::uuid, "7"}));
  EXPECT_EQ(function(8), (DefaultFunction{DefaultFunction::Kind::dbgenerated, "now()::text"}));
  EXPECT_EQ(function(9), (DefaultFunction{DefaultFunction::Kind::dbgenerated, {}}));
  EXPECT_EQ(function(10), (DefaultFunction{DefaultFunction::Kind::nanoid, "16"}));
  EXPECT_EQ(function(11), (DefaultFunction{DefaultFunction::Kind::now, {}}));
}

TEST(Models, KeysAndIndexesStandInPrismasOrder) {
  const Model model = only_model(R"(
model A {
  a Int
  b String  @unique(map: "b_unique")
  c Json
  @@unique([a, b], name: "pair", map: "a_b")
  @@index([c(ops: JsonbPathOps)], type: Gin)
  @@index([b(sort: Desc), a(ops: raw("int4_ops"))], name: "old_style")
  @@id([b, a], map: "pk", name: "both")
}
)");
  ASSERT_TRUE(model.primary_key);
  EXPECT_EQ(model.primary_key->mapped, "pk");
  EXPECT_EQ(model.primary_key->client_name, "both");
  EXPECT_THAT(model.primary_key->fields,
              ElementsAre(IndexField{FieldId{1}, {}, {}}, IndexField{FieldId{0}, {}, {}}));
  ASSERT_EQ(model.indexes.size(), 4U);
  EXPECT_TRUE(model.indexes[0].on_field && model.indexes[0].unique);
  EXPECT_EQ(model.indexes[0].mapped, "b_unique");
  EXPECT_EQ(model.indexes[1].type, IndexType::Gin);
  EXPECT_EQ(model.indexes[1].fields.at(0).operator_class, (OperatorClass{"JsonbPathOps", false}));
  EXPECT_EQ(model.indexes[2].mapped, "old_style");
  EXPECT_EQ(model.indexes[2].fields.at(0).sort, SortOrder::desc);
  EXPECT_EQ(model.indexes[2].fields.at(1).operator_class, (OperatorClass{"int4_ops", true}));
  EXPECT_TRUE(model.indexes[3].unique);
  EXPECT_EQ(model.indexes[3].client_name, "pair");
}

TEST(Models, AnIdOnAFieldIsAKeyOfOneColumn) {
  const Model model = only_model("model A {\n  x Int @unique\n  id Int @id(map: \"pk\")\n}\n");
  ASSERT_TRUE(model.primary_key);
  EXPECT_TRUE(model.primary_key->on_field);
  EXPECT_EQ(model.primary_key->fields.at(0).field, FieldId{1});
}

TEST(Models, PartialIndexesHaveTheirPredicate) {
  const Model model = only_model(R"(
generator g {
  provider        = "x"
  previewFeatures = ["partialIndexes"]
}
model A {
  id     Int     @id
  active Boolean @unique(where: raw("id > 0"))
  name   String?
  @@index([name], where: { name: { not: null }, active: true, id: 5 })
}
)");
  EXPECT_EQ(model.indexes[0].where->predicate,
            (std::variant<std::string, std::vector<WhereEntry>>("id > 0")));
  const auto& entries = std::get<std::vector<WhereEntry>>(model.indexes[1].where->predicate);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0], (WhereEntry{FieldId{2}, true, std::monostate{}, false}));
  EXPECT_EQ(entries[1], (WhereEntry{FieldId{1}, false, true, false}));
  EXPECT_EQ(entries[2], (WhereEntry{FieldId{0}, false, std::string("5"), true}));
}

TEST(Models, ViewsStandAmongTheModels) {
  const Resolved resolved = resolve_text(R"(
generator g {
  provider        = "x"
  previewFeatures = ["views"]
}
model A {
  id Int @id
}
view V {
  id Int @unique
}
)");
  ASSERT_THAT(resolved.messages(), IsEmpty());
  EXPECT_FALSE(resolved.datamodel.models.at(0).is_view);
  EXPECT_TRUE(resolved.datamodel.models.at(1).is_view);
  EXPECT_TRUE(resolved.datamodel.has_preview_feature("views"));
}

TEST(Models, SchemasAndIgnore) {
  const Resolved resolved = resolve_files({{"s.prisma", R"(
datasource db {
  provider = "postgresql"
  schemas  = ["public", "auth"]
}
model A {
  id Int
  @@ignore
  @@schema("auth")
}
enum E {
  X
  @@schema("public")
}
)"}});
  ASSERT_THAT(resolved.messages(), IsEmpty());
  EXPECT_TRUE(resolved.datamodel.models.at(0).ignored);
  EXPECT_EQ(resolved.datamodel.models.at(0).schema, "auth");
  EXPECT_EQ(resolved.datamodel.enums.at(0).schema, "public");
}

}  // namespace
}  // namespace schemac::psl
