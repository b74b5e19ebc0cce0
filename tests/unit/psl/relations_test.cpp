// How relation fields pair up and which side holds the foreign key.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "resolved.hpp"

namespace schemac::psl {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Datamodel sound(const std::string& text) {
  const Resolved resolved = resolve_text(text);
  EXPECT_THAT(resolved.messages(), IsEmpty());
  return resolved.datamodel;
}

TEST(Relations, OneToManyIsHeldByTheSingularSide) {
  const Datamodel datamodel = sound(R"(
model User {
  id    Int    @id
  posts Post[]
}
model Post {
  id       Int  @id
  authorId Int
  author   User @relation(fields: [authorId], references: [id], onDelete: Cascade, map: "fk")
}
)");
  ASSERT_THAT(datamodel.inline_relations, SizeIs(1));
  const InlineRelation& relation = datamodel.inline_relations[0];
  EXPECT_EQ(relation.model, ModelId{1});
  EXPECT_EQ(relation.field, FieldId{2});
  EXPECT_THAT(relation.fields, ElementsAre(FieldId{1}));
  EXPECT_EQ(relation.referenced_model, ModelId{0});
  EXPECT_THAT(relation.references, ElementsAre(FieldId{0}));
  EXPECT_EQ(relation.on_delete, ReferentialAction::Cascade);
  EXPECT_EQ(relation.on_update, std::nullopt);
  EXPECT_EQ(relation.mapped, "fk");
  EXPECT_EQ(relation.back_field, FieldId{1});
  EXPECT_FALSE(relation.one_to_one);
}

TEST(Relations, OneToOneIsHeldByTheSideWithFields) {
  const Datamodel datamodel = sound(R"(
model A {
  id  Int  @id
  bId Int? @unique
  b   B?   @relation(fields: [bId], references: [id])
}
model B {
  id Int @id
  a  A?
}
)");
  ASSERT_THAT(datamodel.inline_relations, SizeIs(1));
  EXPECT_TRUE(datamodel.inline_relations[0].one_to_one);
  EXPECT_EQ(datamodel.inline_relations[0].model, ModelId{0});
}

TEST(Relations, NamesTellSeveralApart) {
  const Datamodel datamodel = sound(R"(
model Post {
  id       Int  @id
  writerId Int
  editorId Int?
  writer   User  @relation("writes", fields: [writerId], references: [id])
  editor   User? @relation(name: "edits", fields: [editorId], references: [id])
}
model User {
  id     Int    @id
  edited Post[] @relation("edits")
  wrote  Post[] @relation("writes")
}
)");
  ASSERT_THAT(datamodel.inline_relations, SizeIs(2));
  EXPECT_EQ(datamodel.inline_relations[0].back_field, FieldId{2});
  EXPECT_EQ(datamodel.inline_relations[1].back_field, FieldId{1});
}

TEST(Relations, SelfRelationsPairTheirTwoFields) {
  const Datamodel datamodel = sound(R"(
model Node {
  id       Int    @id
  parentId Int?
  parent   Node?  @relation("tree", fields: [parentId], references: [id])
  children Node[] @relation("tree")
}
)");
  ASSERT_THAT(datamodel.inline_relations, SizeIs(1));
  EXPECT_EQ(datamodel.inline_relations[0].field, FieldId{2});
  EXPECT_EQ(datamodel.inline_relations[0].back_field, FieldId{3});
}

TEST(Relations, SideAOfManyToManyHasTheSmallerModelName) {
  const Datamodel datamodel = sound(R"(
model Post {
  id   Int   @id
  tags Tag[]
}
model Tag {
  id    Int    @id
  posts Post[]
  likes Like[] @relation("likes")
}
model Like {
  id   Int   @id
  tags Tag[] @relation("likes")
}
)");
  ASSERT_THAT(datamodel.many_to_many, SizeIs(2));
  EXPECT_EQ(datamodel.many_to_many[0],
            (ManyToMany{"PostToTag", ModelId{0}, FieldId{1}, ModelId{1}, FieldId{1}}));
  EXPECT_EQ(datamodel.many_to_many[1], (ManyToMany{"likes", ModelId{2}, FieldId{1}, ModelId{1}, FieldId{2}}));
}

TEST(Relations, SideAOfAManyToManySelfRelationHasTheSmallerFieldName) {
  const Datamodel datamodel = sound(R"(
model User {
  id        Int    @id
  follows   User[] @relation("f")
  followers User[] @relation("f")
}
)");
  ASSERT_THAT(datamodel.many_to_many, SizeIs(1));
  EXPECT_EQ(datamodel.many_to_many[0], (ManyToMany{"f", ModelId{0}, FieldId{2}, ModelId{0}, FieldId{1}}));
}

TEST(Relations, InlineRelationsFollowTheHoldingModels) {
  const Datamodel datamodel = sound(R"(
model C {
  id  Int @id
  b   B   @relation(fields: [bId], references: [id])
  a   A   @relation(fields: [aId], references: [id])
  aId Int
  bId Int
}
model A {
  id Int @id
  cs C[]
  bs B[]
}
model B {
  id  Int @id
  aId Int
  cs  C[]
  a   A   @relation(fields: [aId], references: [id])
}
)");
  std::vector<std::pair<uint32_t, uint32_t>> places;
  for (const InlineRelation& r : datamodel.inline_relations)
    places.emplace_back(r.model.value, r.field.value);
  EXPECT_THAT(places, ElementsAre(std::pair(0U, 1U), std::pair(0U, 2U), std::pair(2U, 3U)));
}

TEST(Relations, ANameEqualToTheGeneratedOneIsAmbiguous) {
  const Resolved resolved = resolve_text(R"(
model Club {
  id      Int    @id
  adminId Int
  admin   User   @relation(fields: [adminId], references: [id])
  members User[] @relation("ClubToUser")
}
model User {
  id    Int    @id
  clubs Club[] @relation("ClubToUser")
  owned Club[]
}
)");
  ASSERT_THAT(resolved.messages(), SizeIs(1));
  EXPECT_TRUE(resolved.messages()[0].find("Ambiguous relation detected. The fields `admin` and `members`") !=
              std::string::npos);
}

}  // namespace
}  // namespace schemac::psl
