#include "schemac/app/pull.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/database.hpp"
#include "pull/pull_schemas.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/config/locate.hpp"
#include "schemac/introspect/introspect.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* first_schema = "datasource db {\n  provider = \"postgresql\"\n}\n";

// For a project without a schema: an empty schema at the default path.
Schema new_schema(const Project& project) {
  Schema schema;
  schema.path = project.environment.absolute(project.options.schema.value_or("prisma/schema.prisma"));
  schema.files = {schema.path};
  schema.sources.add(source::SourceFile(project.environment.shown(schema.path), first_schema));
  diag::Sink sink;
  schema.tree = syntax::parse(schema.sources, sink);
  schema.datamodel = psl::resolve(schema.tree, schema.sources, sink);
  return schema;
}

// Adds a hint: --force ignores the errors of the old schema.
base::Error with_force(base::Error error, const Schema& schema) {
  if (error.code != "P1012" || !schema.datamodel.datasource) return error;
  error.hint +=
      " `schemac pull --force` writes it anew from the database; of the old files it keeps datasource and "
      "generators.";
  return error;
}

base::Result<Schema> old_schema(const Context& context, const PullRequest& request) {
  const Project& project = context.project;
  auto read = read_schema(project, SyntaxTree::keep);
  if (!read.ok() && read.error().code == "schema-not-found") return new_schema(project);
  SCHEMAC_TRY(Schema schema, std::move(read));
  const bool only_configuration = request.force && schema.datamodel.datasource;
  if (!only_configuration) {
    if (context.reporter.schema_checked) context.reporter.schema_checked(schema);
    if (const base::Status usable = check_usable(schema); !usable.ok())
      return with_force(usable.error(), schema);
  }
  return schema;
}

catalog::Options catalog_options(const psl::Datamodel& datamodel, const Database& database) {
  catalog::Options options;
  options.schemas = {database.url.schema};
  if (!datamodel.datasource->schemas.empty()) options.schemas = datamodel.datasource->schemas;
  options.partial_indexes = datamodel.has_preview_feature("partialindexes");
  options.prisma_defaults = true;
  options.only_listed_references = true;
  return options;
}

// Schemas with tables, for the hint of an empty result; if the query fails, the hint is shorter.
std::vector<std::string> filled_schemas(pg::Session& session) {
  const auto rows = session.query(
      "SELECT DISTINCT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
      "c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> "
      "'information_schema' ORDER BY 1");
  std::vector<std::string> names;
  for (size_t i = 0; rows.ok() && i < rows->size(); ++i) names.emplace_back(rows->text(i, 0));
  return names;
}

base::Error empty_database(const Database& database, const std::vector<std::string>& read,
                           std::vector<std::string> filled) {
  std::erase_if(filled, [&](const std::string& name) {
    return std::find(read.begin(), read.end(), name) != read.end();
  });
  std::string hint = fmt::format("{} at {} has no table and no enum in the schemas that are read ({}).",
                                 database.url.database, database.url.shown(), base::join(read, ", "));
  if (filled.empty()) {
    hint += " Is it the right database?";
  } else {
    hint += fmt::format(" There are tables in others: --schemas {} pulls them.", base::join(filled, ","));
  }
  return {.code = "P4001", .message = "The introspected database was empty.", .hint = std::move(hint)};
}

void note_missing(const Context& context, const sql::Schema& live, const std::vector<std::string>& wanted) {
  for (const std::string& name : wanted) {
    if (!live.has_namespace(name)) context.note(fmt::format("The database has no schema \"{}\".", name));
  }
}

PulledFile pulled_file(fs::path path, std::string text) {
  const auto there = trust::read_project_file(path);
  const bool changed = !there.ok() || there.value() != text;
  return {std::move(path), std::move(text), changed};
}

// Prisma's path for a view's query: views/<schema>/<name>.sql beside the schema.
void add_views(const introspect::Pulled& pulled, const fs::path& folder, PullReport& report) {
  for (const introspect::ViewDefinition& view : pulled.views) {
    report.files.push_back(
        pulled_file(folder / "views" / view.schema / (view.name + ".sql"), view.sql + "\n"));
  }
}

PullReport report_of(const Schema& schema, const introspect::Pulled& pulled) {
  PullReport report;
  report.schema = schema.path;
  const fs::path folder = config::schema_folder(schema.path);
  for (size_t i = 0; i < pulled.files.size(); ++i) {
    const bool old = i < schema.files.size();
    report.files.push_back(
        pulled_file(old ? schema.files[i] : folder / pulled.files[i].path, pulled.files[i].text));
  }
  report.schema_files = report.files.size();
  report.models = pulled.models;
  report.enums = pulled.enums;
  report.warnings = pulled.warnings;
  add_views(pulled, folder, report);
  return report;
}

}  // namespace

base::Result<PullReport> pull(const Context& context, const PullRequest& request) {
  SCHEMAC_TRY(Schema schema, old_schema(context, request));
  if (!request.schemas.empty()) schema = with_schemas(std::move(schema), request.schemas);
  SCHEMAC_TRY(const Database database, find_database(context));
  SCHEMAC_TRY(pg::Session session, connect(database));
  const catalog::Options options = catalog_options(schema.datamodel, database);
  SCHEMAC_TRY(const catalog::Described live, catalog::describe(session, options));
  note_missing(context, live.schema, request.schemas);
  const introspect::Pulled pulled =
      introspect::introspect(live.schema, live.details, {schema.sources, schema.tree, schema.datamodel},
                             {request.force, database.url.schema});
  if (pulled.empty()) return empty_database(database, options.schemas, filled_schemas(session));
  PullReport report = report_of(schema, pulled);
  report.database = fmt::format("{} at {}", database.url.database, database.url.shown());
  return report;
}

base::Status write_pulled(const PullReport& report) {
  for (const PulledFile& file : report.files) {
    if (!file.changed) continue;
    std::error_code error;
    fs::create_directories(file.path.parent_path(), error);
    if (error) {
      return base::Error{.code = "file-unwritable",
                         .message = fmt::format("The folder {} cannot be made: {}.",
                                                file.path.parent_path().string(), error.message()),
                         .hint = "Check its owner and mode."};
    }
    SCHEMAC_CHECK(base::write_file(file.path, file.text));
  }
  return base::ok();
}

}  // namespace schemac::app
