#include "config_blocks.hpp"

#include "schemac/app/schema.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"

namespace schemac::app {
namespace {

bool opens(std::string_view line) {
  return line.starts_with("datasource ") || line.starts_with("generator ");
}

void add_blocks(std::string_view text, std::string& out) {
  bool inside = false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    inside = inside || opens(line);
    if (!inside) continue;
    out.append(line).push_back('\n');
    inside = !base::trim(line).ends_with('}');
  }
}

}  // namespace

std::optional<psl::Datamodel> guess_configuration(const config::Environment& environment,
                                                  const std::filesystem::path& path) {
  const auto files = schema_files(path);
  if (!files) return std::nullopt;
  std::string blocks;
  for (const std::filesystem::path& file : *files) {
    const auto text = base::read_file(file);
    if (!text) return std::nullopt;
    add_blocks(*text, blocks);
  }
  source::SourceSet sources;
  sources.add(source::SourceFile(environment.shown(path), std::move(blocks)));
  diag::Sink sink;
  psl::Datamodel datamodel = psl::resolve(syntax::parse(sources, sink), sources, sink);
  if (!datamodel.datasource) return std::nullopt;
  return datamodel;
}

}  // namespace schemac::app
