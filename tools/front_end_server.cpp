// The front end behind a pipe, for comparing it with Prisma's engine: one JSON request a line,
// {"schema": [[path, text], ...]}, one answer a line, {"lint": [...], "format": [[path, text], ...]}, in the
// engine's form (offsets count UTF-16 code units). tools/mutate speaks to it.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "schemac/psl/missing_relation_parts.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/format.hpp"
#include "schemac/syntax/parse.hpp"
#include "support/utf16.hpp"

namespace {

using namespace schemac;
using nlohmann::json;

json lint(const source::SourceSet& sources) {
  std::vector<std::vector<uint32_t>> offsets;
  for (uint32_t i = 0; i < sources.size(); ++i)
    offsets.push_back(testing::utf16_offsets(sources.file({i}).text()));
  diag::Sink sink;
  const syntax::Schema schema = syntax::parse(sources, sink);
  psl::resolve(schema, sources, sink);
  json found = json::array();
  for (const diag::Diagnostic& one : sink.errors_first()) {
    const auto& units = offsets.at(one.at.file.value);
    found.push_back({{"start", units.at(one.at.begin)},
                     {"end", units.at(one.at.end)},
                     {"text", one.message},
                     {"is_warning", one.severity == diag::Severity::warning},
                     {"file_name", sources.file(one.at.file).path()}});
  }
  return found;
}

json laid_out(const syntax::Schema& schema, const source::SourceSet& sources) {
  json files = json::array();
  for (const syntax::File& file : schema.files) {
    const source::SourceFile& source = sources.file(file.file);
    files.push_back({source.path(), syntax::format(file, source)});
  }
  return files;
}

json format(const source::SourceSet& sources) {
  diag::Sink sink;
  const syntax::Schema schema = syntax::parse(sources, sink);
  if (sink.has_errors()) return laid_out(schema, sources);
  const auto complete = psl::with_missing_relation_parts(schema, sources);
  return complete ? laid_out(syntax::parse(*complete, sink), *complete) : laid_out(schema, sources);
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const json request = json::parse(line);
    source::SourceSet sources;
    for (const json& file : request.at("schema")) sources.add(source::SourceFile(file.at(0), file.at(1)));
    const json answer = {{"lint", lint(sources)}, {"format", format(sources)}};
    std::cout << answer.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
  }
  return 0;
}
