#include "support/generate.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "schemac/lower/lower.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"

namespace schemac::bench {

namespace {
constexpr std::string_view head = R"(generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
}
)";

constexpr std::string_view enum_text = R"(
enum Status{0} {{
  ACTIVE
  PENDING @map("pending")
  BLOCKED
}}
)";

// {0} the model's number, {1} its enum's, {2} the model that it belongs to, {3} the model that belongs to it
// (or nothing), {4} what a changed schema adds.
constexpr std::string_view model_text = R"prisma(
/// The records of kind {0}.
model Record{0} {{
  id          Int       @id @default(autoincrement())
  uuid        String    @unique @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  createdAt   DateTime  @default(now()) @map("created_at")
  updatedAt   DateTime  @updatedAt @map("updated_at")
  title       String    @default("untitled") @db.VarChar(200)
  body        String?   // may be long
  price       Decimal   @default(0) @db.Decimal(10, 2)
  score       Float?
  views       BigInt    @default(0)
  published   Boolean   @default(false)
  status      Status{1} @default(ACTIVE)
  tags        String[]  @default([])
  settings    Json      @default("{{}}")
  payload     Bytes?
  parentId    Int?      @map("parent_id")
  parent      Record{2}? @relation("Chain{0}", fields: [parentId], references: [id], onDelete: Cascade)
{3}{4}
  @@index([parentId])
  @@index([status, createdAt(sort: Desc)])
  @@unique([title, published])
  @@map("records_{0}")
}}
)prisma";

std::string generate(int models, bool changed) {
  std::string text(head);
  for (int e = 0; e * 10 < models; ++e) text += fmt::format(enum_text, e);
  for (int i = 0; i < models; ++i) {
    const int parent = i == 0 ? 0 : i - 1;
    // Model i+1 points at model i; model 0 points at itself.
    std::string back;
    if (i == 0) back += "  children    Record0[]  @relation(\"Chain0\")\n";
    if (i + 1 < models) back += fmt::format("  next        Record{0}[]  @relation(\"Chain{0}\")\n", i + 1);
    const std::string extra = changed && i % 10 == 0 ? "  added       Int?\n" : "";
    text += fmt::format(model_text, i, i / 10, parent, back, extra);
  }
  return text;
}
}  // namespace

std::string generate_schema(int models) { return generate(models, false); }
std::string generate_changed_schema(int models) { return generate(models, true); }

source::SourceSet sources_of(const std::string& text) {
  source::SourceSet sources;
  sources.add(source::SourceFile("schema.prisma", text));
  return sources;
}

psl::Datamodel resolved(const std::string& text) {
  const source::SourceSet sources = sources_of(text);
  diag::Sink sink;
  psl::Datamodel datamodel = psl::resolve(syntax::parse(sources, sink), sources, sink);
  if (sink.has_errors())
    throw std::runtime_error("the generated schema is invalid: " + sink.all().front().message);
  return datamodel;
}

sql::Schema lowered(const std::string& text) { return lower::lower(resolved(text)); }

}  // namespace schemac::bench
