#include "schemac/app/format.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/files.hpp"
#include "schemac/syntax/format.hpp"
#include "schemac/syntax/parse.hpp"

namespace schemac::app {

bool FormatReport::changed() const {
  return std::any_of(files.begin(), files.end(), [](const FormattedFile& file) { return file.changed; });
}

base::Result<FormatReport> format(const Project& project) {
  SCHEMAC_TRY(Schema schema, read_schema(project));
  FormatReport report{std::move(schema), {}, 0};
  diag::Sink sink;
  const syntax::Schema tree = syntax::parse(report.schema.sources, sink);
  report.broken_lines = sink.error_count();
  for (size_t i = 0; i < tree.files.size(); ++i) {
    const source::SourceFile& source = report.schema.sources.file(tree.files[i].file);
    std::string text = syntax::format(tree.files[i], source);
    const bool changed = text != source.text();
    report.files.push_back({report.schema.files.at(i), std::move(text), changed});
  }
  return report;
}

base::Status write_formatted(const FormatReport& report) {
  if (report.broken_lines != 0) {
    return base::Error{
        .code = "P1012",
        .message = fmt::format("The schema has {} line{} that cannot be read; nothing was written.",
                               report.broken_lines, report.broken_lines == 1 ? "" : "s"),
        .hint = "Correct them, then format again."};
  }
  for (const FormattedFile& file : report.files) {
    if (file.changed) SCHEMAC_CHECK(base::write_file(file.path, file.text));
  }
  return base::ok();
}

}  // namespace schemac::app
