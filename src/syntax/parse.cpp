#include "schemac/syntax/parse.hpp"

#include "file_parser.hpp"
#include "messages.hpp"
#include "schemac/base/text.hpp"

namespace schemac::syntax {

namespace {

constexpr size_t max_file_size = 256U * 1024 * 1024;

// Checks that the text can be parsed; if not, this is the only error of the file.
bool check(const source::SourceFile& source, source::FileId id, diag::Sink& sink) {
  if (source.text().size() > max_file_size) {
    sink.error(std::string(messages::too_large), {id, 0, 0});
    return false;
  }
  size_t bad = 0;
  if (!base::valid_utf8(source.text(), &bad)) {
    const auto offset = static_cast<uint32_t>(bad);
    sink.error(std::string(messages::not_utf8), {id, offset, offset + 1});
    return false;
  }
  return true;
}

}  // namespace

Schema parse(const source::SourceSet& sources, diag::Sink& sink) {
  Schema schema;
  for (uint32_t i = 0; i < sources.size(); ++i) {
    const source::FileId id{i};
    const source::SourceFile& source = sources.file(id);
    schema.files.push_back(check(source, id, sink) ? parse_document(source, id, sink)
                                                   : File{id, {}, nullptr});
  }
  return schema;
}

}  // namespace schemac::syntax
