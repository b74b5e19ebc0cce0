// Spells names, types and defaults as a style does.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/plan/wording.hpp"
#include "schemac/sql/schema.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::plan {

struct StyleRow;

// Keeps references to what it is made of.
class Spelling {
 public:
  // Knows no name that other objects have: a new sequence gets the first name that PostgreSQL tries.
  explicit Spelling(const Wording& wording);
  Spelling(const Wording& wording, const sql::Surroundings& around);
  const Wording& wording() const { return wording_; }
  const StyleRow& style() const { return style_; }
  std::string name(std::string_view identifier) const;
  std::string names(const std::vector<std::string>& identifiers, std::string_view separator) const;
  // `"T"`, or `"s"."T"` outside the default schema.
  std::string qualified(const sql::QualifiedName& identifier) const;
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

 private:
  std::string literal(const sql::Literal& literal, const sql::Type& type) const;

  const Wording& wording_;
  const StyleRow& style_;
  const std::map<sql::QualifiedName, std::string>* taken_names_ = nullptr;
};

}  // namespace schemac::plan
