// Spells names, types and defaults under a set of options.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/plan/render.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::plan {

class Spelling {
 public:
  explicit Spelling(const Options& options) : options_(options) {}
  std::string name(std::string_view identifier) const;
  std::string names(const std::vector<std::string>& identifiers, std::string_view separator) const;
  // `"T"`, or `"s"."T"` outside the default schema.
  std::string qualified(const sql::QualifiedName& identifier) const;
  // The old objects of a rebuilt enum, as Prisma names them after reading a database: always `"s"."T"`.
  std::string left_behind(const sql::QualifiedName& identifier) const;
  // `"s".` outside the default schema, else "".
  std::string prefix(const std::string& schema) const;
  // True for a column for which SERIAL would not create the right sequence, or does not exist (OID).
  bool needs_own_sequence(const sql::QualifiedName& table, const sql::Column& column) const;
  // The sequence that an autoincrement column has, or gets under PostgreSQL's rule for a free name.
  sql::QualifiedName sequence(const sql::QualifiedName& table, const sql::Column& column) const;
  // `nextval('"s"."T_id_seq"'::regclass)`
  std::string next_value(const sql::QualifiedName& sequence) const;
  std::string enum_label(std::string_view label) const;
  std::string type(const sql::Type& type) const;
  // With SERIAL for autoincrement and [] for lists.
  std::string column_type(const sql::Column& column) const;
  std::string default_value(const sql::Column& column) const;
  // `"b" TEXT NOT NULL DEFAULT 'x'`
  std::string column(const sql::QualifiedName& table, const sql::Column& column) const;
  const Options& options() const { return options_; }

 private:
  std::string literal(const sql::Literal& literal, const sql::Type& type) const;
  bool doubled() const { return options_.style != Style::prisma; }
  const Options& options_;
};

}  // namespace schemac::plan
