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
  source::SourceSet sources;   // paths as a person sees them; a folder's files in byte order of their paths
  syntax::Schema tree;         // empty unless it was asked for
  psl::Age age = psl::Age::prisma_7;          // as its package.json says
  psl::Datamodel datamodel;                   // meaningful without errors only
  std::vector<diag::Diagnostic> diagnostics;  // Prisma's order: errors, then warnings
  size_t error_count = 0;
  size_t syntax_error_count = 0;  // of these, lines that cannot be parsed
  // Absolute, in the order of `sources`.
  std::vector<std::filesystem::path> files;
};

// The file itself, or every `.prisma` file below a folder (symbolic links are followed), in byte order of
// their paths. "schema-not-found", "schema-folder-empty", "schema-unreadable".
base::Result<std::vector<std::filesystem::path>> schema_files(const std::filesystem::path& path);

// Whether Schema::tree stays. It is the largest part of a schema, and few ask for it.
enum class SyntaxTree { let_go, keep };

// A file, or every `.prisma` file below a folder (symbolic links are followed). Errors of the world only:
// "schema-not-found", "schema-folder-empty", "schema-not-text" (a NUL byte or text that is no UTF-8, with the
// place), "schema-unreadable". What is wrong with the text is in `diagnostics`.
base::Result<Schema> read_schema(const config::Environment& environment, const std::filesystem::path& path,
                                 SyntaxTree tree = SyntaxTree::let_go);

// The project's schema (schema_path).
base::Result<Schema> read_schema(const Project& project, SyntaxTree tree = SyntaxTree::let_go);

// Which rules hold for the schema at this path.
psl::Age age_of(const std::filesystem::path& path);

// Whether tables can be made of it. "P1012" with the number of errors, for an empty schema and for one
// without datasource; "provider-unsupported" for a database that is not PostgreSQL.
base::Status check_usable(const Schema& schema);

// Text is Prisma's; for a terminal it also has the column and a pointer below the place.
enum class DiagnosticForm { text, coloured_text, github };
std::string print_diagnostics(const Schema& schema, DiagnosticForm form, bool for_terminal = false);
// CLI.md's `validate` array as JSON text.
std::string diagnostics_json(const Schema& schema);

}  // namespace schemac::app
