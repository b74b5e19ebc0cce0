#include "project/early_configuration.hpp"

#include "schemac/app/schema.hpp"
#include "schemac/base/byte_order_mark.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::app {
namespace {

bool opens(std::string_view line) {
  return line.starts_with("datasource ") || line.starts_with("generator ");
}

// True if a block ends in the line: it has a `}` outside strings and comments.
bool closes(std::string_view line) {
  bool in_text = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_text && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_text = !in_text;
    } else if (!in_text && line.substr(i).starts_with("//")) {
      return false;
    } else if (!in_text && c == '}') {
      return true;
    }
  }
  return false;
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
    inside = !closes(line);
  }
}

}  // namespace

std::optional<psl::Datamodel> guess_configuration(const config::Environment& environment,
                                                  const std::filesystem::path& path) {
  const auto files = schema_files(path);
  if (!files) return std::nullopt;
  std::string blocks;
  for (const std::filesystem::path& file : *files) {
    const auto text = trust::read_project_file(file);
    if (!text) return std::nullopt;
    add_blocks(base::without_byte_order_mark(*text), blocks);
  }
  source::SourceSet sources;
  sources.add(source::SourceFile(environment.shown(path), std::move(blocks)));
  diag::Sink sink;
  psl::Datamodel datamodel = psl::resolve(syntax::parse(sources, sink), sources, sink);
  if (!datamodel.datasource || sink.error_count() != 0) return std::nullopt;
  return datamodel;
}

}  // namespace schemac::app
