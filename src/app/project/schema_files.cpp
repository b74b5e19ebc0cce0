#include "schemac/app/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "schemac/base/byte_order_mark.hpp"
#include "schemac/base/text.hpp"
#include "schemac/config/prisma_version.hpp"
#include "schemac/diag/print.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;

// Every `.prisma` file below `folder`. `seen` has the folders' real paths, so that circular links end.
base::Status collect(const fs::path& folder, std::set<fs::path>& seen, std::vector<fs::path>& files) {
  std::error_code error;
  const fs::path real = fs::canonical(folder, error);
  if (!error && !seen.insert(real).second) return base::ok();
  fs::directory_iterator entries(folder, error);
  if (error) {
    return base::Error{.code = "schema-unreadable",
                       .message = fmt::format("{} cannot be listed: {}.", folder.string(), error.message()),
                       .hint = "Check its owner and mode."};
  }
  for (const fs::directory_entry& entry : entries) {
    if (entry.is_directory(error)) {
      if (entry.path().filename() == "node_modules") continue;  // third-party code and generated clients
      SCHEMAC_CHECK(collect(entry.path(), seen, files));
    } else if (entry.path().extension() == ".prisma") {
      files.push_back(entry.path());
    }
  }
  return base::ok();
}

}  // namespace

base::Result<std::vector<fs::path>> schema_files(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    return base::Error{.code = "schema-not-found",
                       .message = fmt::format("The schema {} does not exist.", path.string()),
                       .hint = "Give the path of a .prisma file, or of a folder of them."};
  }
  if (!fs::is_directory(path, error)) return std::vector<fs::path>{path};
  std::vector<fs::path> files;
  std::set<fs::path> seen;
  SCHEMAC_CHECK(collect(path, seen, files));
  if (files.empty()) {
    return base::Error{.code = "schema-folder-empty",
                       .message = fmt::format("The folder {} holds no .prisma file.", path.string()),
                       .hint = "Give the path of a .prisma file, or of a folder that holds some."};
  }
  std::sort(files.begin(), files.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  return files;
}

namespace {

base::Error not_text(const std::string& name, const std::string& text, size_t offset, const char* what) {
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
  return {
      .code = "schema-not-text",
      .message = fmt::format("{} is not a schema file: {} at byte {} (line {}).", name, what, offset, line),
      .hint = "A schema is UTF-8 text. Give another file, or save this one as UTF-8."};
}

base::Result<std::string> read_text(const fs::path& path, const std::string& name) {
  auto read = trust::read_project_file(path);
  if (!read.ok()) {
    base::Error error = std::move(read).error();
    if (error.code == "file-not-found") error.code = "schema-not-found";
    if (error.code == "file-unreadable" || error.code == "file-is-folder") error.code = "schema-unreadable";
    return error;
  }
  std::string text = std::move(read).value();
  const size_t nul = text.find('\0');
  if (nul != std::string::npos) return not_text(name, text, nul, "it has a NUL byte");
  size_t bad = 0;
  if (!base::valid_utf8(text, &bad)) return not_text(name, text, bad, "it is not UTF-8");
  if (text.starts_with(base::byte_order_mark)) text.erase(0, base::byte_order_mark.size());
  return text;
}

bool is_blank(const source::SourceSet& sources) {
  for (uint32_t i = 0; i < sources.size(); ++i) {
    if (!base::trim(sources.file({i}).text()).empty()) return false;
  }
  return true;
}

constexpr const char* datasource_hint =
    "Add one: datasource db { provider = \"postgresql\" }, each part on a line of its own.";

}  // namespace

psl::Age age_of(const fs::path& path) {
  const auto major = config::prisma_major_version(path.parent_path());
  return major && *major < 7 ? psl::Age::before_7 : psl::Age::prisma_7;
}

base::Result<Schema> read_schema(const config::Environment& environment, const fs::path& path,
                                 SyntaxTree tree) {
  Schema schema;
  schema.path = path;
  SCHEMAC_TRY(schema.files, schema_files(path));
  for (const fs::path& file : schema.files) {
    const std::string name = environment.shown(file);
    SCHEMAC_TRY(std::string text, read_text(file, name));
    schema.sources.add(source::SourceFile(name, std::move(text)));
  }
  schema.age = age_of(path);
  diag::Sink sink;
  schema.tree = syntax::parse(schema.sources, sink);
  schema.syntax_error_count = sink.error_count();
  schema.datamodel = tree == SyntaxTree::keep
                         ? psl::resolve(schema.tree, schema.sources, sink, schema.age)
                         : psl::resolve(std::exchange(schema.tree, {}), schema.sources, sink, schema.age);
  schema.diagnostics = sink.errors_first();
  schema.error_count = sink.error_count();
  return schema;
}

base::Result<Schema> read_schema(const Project& project, SyntaxTree tree) {
  SCHEMAC_TRY(const fs::path path, schema_path(project));
  return read_schema(project.environment, path, tree);
}

base::Status check_usable(const Schema& schema) {
  const auto& datasource = schema.datamodel.datasource;
  if (is_blank(schema.sources)) {
    return base::Error{.code = "P1012",
                       .message = fmt::format("The schema {} is empty.", schema.path.string()),
                       .hint = "It needs a datasource block and models."};
  }
  if (datasource && datasource->provider != "postgresql" && datasource->provider != "postgres") {
    return base::Error{
        .code = "provider-unsupported",
        .message = fmt::format("The datasource's provider is \"{}\"; schemac works with PostgreSQL only.",
                               datasource->provider),
        .hint = "Set provider = \"postgresql\", or give another schema with --schema."};
  }
  if (schema.error_count != 0) {
    return base::Error{
        .code = "P1012",
        .message =
            fmt::format("The schema has {} error{}.", schema.error_count, schema.error_count == 1 ? "" : "s"),
        .hint = "Correct the schema and run the command again; `schemac validate` checks it alone."};
  }
  if (!datasource) {
    return base::Error{
        .code = "P1012",
        .message = fmt::format("There is no datasource in the schema {}.", schema.path.string()),
        .hint = datasource_hint};
  }
  return base::ok();
}

std::string print_diagnostics(const Schema& schema, DiagnosticForm form, bool for_terminal) {
  if (form == DiagnosticForm::github) return diag::print_github(schema.diagnostics, schema.sources);
  return diag::print_text(schema.diagnostics, schema.sources, form == DiagnosticForm::coloured_text,
                          for_terminal);
}

std::string diagnostics_json(const Schema& schema) {
  return diag::print_json(schema.diagnostics, schema.sources);
}

}  // namespace schemac::app
