#include "styles/prisma_enum.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"
#include "sql/spelling.hpp"

namespace schemac::plan {

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

Statements rebuild(const diff::AlterEnum& step, const Options& options) {
  const Spelling spelling(options);
  const sql::QualifiedName& name = step.types.after.name;
  sql::Enum replacement = step.types.after;
  replacement.name.name += "_new";
  const sql::QualifiedName old{name.schema, name.name + "_old"};
  const std::string new_type = spelling.qualified(replacement.name);

  Statements out{begin_transaction(), plain(create_enum_sql(replacement, options))};
  for (const diff::EnumColumn& c : step.drop_default) {
    out.push_back(alter_column(spelling.left_behind(c.table), spelling, c, "DROP DEFAULT"));
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
  out.push_back(plain(fmt::format("DROP TYPE {};", spelling.left_behind(old))));
  for (const auto& pair : step.restore_default) {
    out.push_back(alter_column(spelling.qualified(pair.after.table), spelling, pair.after,
                               "SET DEFAULT " + spelling.default_value(pair.after.column)));
  }
  out.push_back(commit_transaction());
  return out;
}
}  // namespace

std::string create_enum_sql(const sql::Enum& type, const Options& options) {
  const Spelling spelling(options);
  std::vector<std::string> labels;
  for (const std::string& value : type.values) labels.push_back(spelling.enum_label(value));
  return fmt::format("CREATE TYPE {} AS ENUM ({});", spelling.qualified(type.name), base::join(labels, ", "));
}

Statements render_alter_enum(const diff::AlterEnum& step, const Options& options) {
  return step.removed.empty() ? add_values(step, Spelling(options)) : rebuild(step, options);
}

}  // namespace schemac::plan
