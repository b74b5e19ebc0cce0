// The schema files of a project, read and checked.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/diag/diagnostic.hpp"
#include "schemac/psl/datamodel.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/source/source.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::app {

struct Schema {
  std::filesystem::path path;  // absolute: a file or a folder
  source::SourceSet sources;   // paths as shown to a person; a folder's files in byte order of their paths
  syntax::Schema tree;         // empty unless SyntaxTree::keep
  psl::Age age = psl::Age::prisma_7;          // as derived from package.json
  psl::Datamodel datamodel;                   // meaningful only without errors
  std::vector<diag::Diagnostic> diagnostics;  // Prisma's order: errors, then warnings
  size_t error_count = 0;
  size_t syntax_error_count = 0;  // how many of these are lines that cannot be parsed
  // Absolute, in the order of `sources`.
  std::vector<std::filesystem::path> files;
};

// The file itself, or every `.prisma` file below a folder (symbolic links are followed), in byte order of
// their paths. "schema-not-found", "schema-folder-empty", "schema-unreadable".
base::Result<std::vector<std::filesystem::path>> schema_files(const std::filesystem::path& path);

// Whether Schema::tree is kept. It is the largest part of a schema, and few callers need it.
enum class SyntaxTree { let_go, keep };

// A file, or every `.prisma` file below a folder (symbolic links are followed). Errors: "schema-not-found",
// "schema-folder-empty", "schema-not-text" (a NUL byte or text that is not UTF-8, with its place),
// "schema-unreadable". Errors in the text itself are in `diagnostics`.
base::Result<Schema> read_schema(const config::Environment& environment, const std::filesystem::path& path,
                                 SyntaxTree tree = SyntaxTree::let_go);

// The project's schema (schema_path).
base::Result<Schema> read_schema(const Project& project, SyntaxTree tree = SyntaxTree::let_go);

// The version of the rules that apply to the schema at this path.
psl::Age age_of(const std::filesystem::path& path);

// Checks that tables can be made of the schema. Errors: "P1012" with the number of errors, for an empty
// schema and for one without datasource; "provider-unsupported" for a database that is not PostgreSQL.
base::Status check_usable(const Schema& schema);

// `text` is Prisma's form; for a terminal it also has the column and a pointer below the place.
enum class DiagnosticForm { text, coloured_text, github };
std::string print_diagnostics(const Schema& schema, DiagnosticForm form, bool for_terminal = false);
// The `validate` array of docs/reference/command-line.md#json-documents as JSON text.
std::string diagnostics_json(const Schema& schema);

}  // namespace schemac::app
