// Writes schema text from a database for `pull`. Pure: knows no connection and no file system.
//
// Naming, relations, order and warnings are Prisma's (docs/reference/prisma.md#introspection). Where Prisma's
// text would not be a valid schema, another name is given or a line is commented out, so that the result
// always validates:
//   a name without a letter or a name that exists already is replaced, with @map / @@map
//   a relation field never has the name of another field
//   a relation, index or type that the language cannot express becomes a comment, with a warning
// Kept from the old files is everything that the database cannot have: names behind @map, relation fields,
// @updatedAt, @ignore, client defaults (uuid() ..), client names of keys, the order, comments of every
// kind, datasource and generators.
#pragma once

#include <string>
#include <vector>

#include "schemac/psl/datamodel.hpp"
#include "schemac/source/source.hpp"
#include "schemac/sql/details.hpp"
#include "schemac/sql/schema.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::introspect {

// The old schema: valid, with a datasource. It must outlive the call.
struct Previous {
  const source::SourceSet& sources;
  const syntax::Schema& tree;
  const psl::Datamodel& datamodel;
};

struct Options {
  bool force = false;                     // of the old files only datasource and generators are kept
  std::string default_schema = "public";  // of the models without @@schema: the schema of the connection
};

struct File {
  std::string path;  // as in the old SourceSet, or "introspected.prisma" for new models beside several files
  std::string text;  // formatted
  bool operator==(const File&) const = default;
};

struct ViewDefinition {
  std::string schema;
  std::string name;  // in the schema file
  std::string sql;
  bool operator==(const ViewDefinition&) const = default;
};

struct Pulled {
  std::vector<File> files;            // every old file, then the new one
  std::string warnings;               // Prisma's text ("*** WARNING ***\n\n..."), "" for none
  std::vector<ViewDefinition> views;  // with the preview feature `views` only
  size_t models = 0;                  // number of models and views that were written
  size_t enums = 0;
  bool empty() const { return models == 0 && enums == 0; }
};

Pulled introspect(const sql::Schema& live, const sql::Details& details, const Previous& previous,
                  const Options& options);

}  // namespace schemac::introspect
