#include "schemac/app/format.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/files.hpp"
#include "schemac/psl/missing_relation_parts.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/format.hpp"
#include "schemac/syntax/parse.hpp"

namespace schemac::app {

bool FormatReport::changed() const {
  return std::any_of(files.begin(), files.end(), [](const FormattedFile& file) { return file.changed; });
}

namespace {

std::vector<std::string> laid_out(const syntax::Schema& tree, const source::SourceSet& sources) {
  std::vector<std::string> texts;
  texts.reserve(tree.files.size());
  for (const syntax::File& file : tree.files) texts.push_back(syntax::format(file, sources.file(file.file)));
  return texts;
}

// A schema without errors has no missing parts.
std::vector<std::string> formatted(const Schema& schema) {
  if (schema.error_count != 0 && schema.syntax_error_count == 0) {
    if (const auto complete = psl::with_missing_relation_parts(schema.tree, schema.sources)) {
      diag::Sink sink;
      return laid_out(syntax::parse(*complete, sink), *complete);
    }
  }
  return laid_out(schema.tree, schema.sources);
}

bool has_errors(const FormatReport& report) {
  source::SourceSet sources;
  for (const FormattedFile& file : report.files)
    sources.add(source::SourceFile(file.path.string(), file.text));
  diag::Sink sink;
  psl::resolve(syntax::parse(sources, sink), sources, sink, report.schema.age);
  return sink.has_errors();
}

}  // namespace

base::Result<FormatReport> format(const Project& project) {
  SCHEMAC_TRY(Schema schema, read_schema(project, SyntaxTree::keep));
  std::vector<std::string> texts = formatted(schema);
  FormatReport report{std::move(schema), {}, 0};
  for (uint32_t i = 0; i < texts.size(); ++i) {
    const bool changed = texts[i] != report.schema.sources.file({i}).text();
    report.files.push_back({report.schema.files.at(i), std::move(texts[i]), changed});
  }
  // Layout adds no errors, so only a schema that had errors is checked again.
  if (report.schema.error_count != 0 && has_errors(report)) report.error_count = report.schema.error_count;
  return report;
}

base::Status write_formatted(const FormatReport& report) {
  if (report.error_count != 0) {
    return base::Error{
        .code = "P1012",
        .message = fmt::format("The schema has {} error{}; nothing was written.", report.error_count,
                               report.error_count == 1 ? "" : "s"),
        .hint = "Correct the schema, then format again; `schemac format --stdout` shows the result."};
  }
  for (const FormattedFile& file : report.files) {
    if (file.changed) SCHEMAC_CHECK(base::write_file(file.path, file.text));
  }
  return base::ok();
}

}  // namespace schemac::app
