#include <fmt/format.h>

#include "schemac/base/text.hpp"
#include "sql/create_statements.hpp"
#include "sql/spelling.hpp"
#include "styles/prisma/prisma.hpp"

namespace schemac::plan::prisma {

namespace {
constexpr std::string_view several_values_comment =
    "-- This migration adds more than one value to an enum.\n"
    "-- With PostgreSQL versions 11 and earlier, this is not possible\n"
    "-- in a single migration. This can be worked around by creating\n"
    "-- multiple migrations, each migration adding only one value to\n"
    "-- the enum.\n\n\n";

Statements add_values(const diff::AlterEnum& step, const Spelling& spelling) {
  Statements out;
  for (const std::string& value : step.added) {
    out.push_back(plain(fmt::format("ALTER TYPE {} ADD VALUE {};", spelling.qualified(step.types.before.name),
                                    spelling.enum_label(value))));
  }
  if (out.size() > 1) out.front().sql.insert(0, several_values_comment);
  return out;
}

script::Statement alter_column(const std::string& table, const Spelling& spelling, const diff::EnumColumn& c,
                               const std::string& what) {
  return locking(fmt::format("ALTER TABLE {} ALTER COLUMN {} {};", table, spelling.name(c.column.name), what),
                 table);
}

// The old objects of a rebuilt type, as Prisma names them after reading a database: always `"s"."T"`.
std::string left_behind(const sql::QualifiedName& name, const Spelling& spelling) {
  if (!spelling.wording().from_database) return spelling.qualified(name);
  return spelling.name(name.schema) + "." + spelling.name(name.name);
}

Statements rebuild(const diff::AlterEnum& step, const Spelling& spelling) {
  const sql::QualifiedName& name = step.types.after.name;
  sql::Enum replacement = step.types.after;
  replacement.name.name += "_new";
  const sql::QualifiedName old{name.schema, name.name + "_old"};
  const std::string new_type = spelling.qualified(replacement.name);

  Statements out{begin_transaction(), plain(create_enum_sql(replacement, spelling))};
  for (const diff::EnumColumn& c : step.drop_default) {
    out.push_back(alter_column(left_behind(c.table, spelling), spelling, c, "DROP DEFAULT"));
  }
  for (const diff::EnumColumn& c : step.columns) {
    const std::string list = c.column.arity == sql::Arity::list ? "[]" : "";
    out.push_back(alter_column(
        spelling.qualified(c.table), spelling, c,
        fmt::format("TYPE {0}{1} USING ({2}::text::{0}{1})", new_type, list, spelling.name(c.column.name))));
    written_anew(*out.back().effects);
  }
  out.push_back(
      plain(fmt::format("ALTER TYPE {} RENAME TO {};", spelling.qualified(name), spelling.name(old.name))));
  out.push_back(plain(fmt::format("ALTER TYPE {} RENAME TO {};", new_type, spelling.name(name.name))));
  out.push_back(plain(fmt::format("DROP TYPE {};", left_behind(old, spelling))));
  for (const auto& pair : step.restore_default) {
    out.push_back(alter_column(spelling.qualified(pair.after.table), spelling, pair.after,
                               "SET DEFAULT " + spelling.default_value(pair.after.column)));
  }
  out.push_back(commit_transaction());
  return out;
}
}  // namespace

Statements alter_enum(const diff::AlterEnum& step, const Spelling& spelling,
                      const sql::Surroundings& /*around*/) {
  return step.removed.empty() ? add_values(step, spelling) : rebuild(step, spelling);
}

}  // namespace schemac::plan::prisma
