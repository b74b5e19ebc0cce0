// Schema text to data model, for tests of the psl module.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"

namespace schemac::psl {

struct Resolved {
  source::SourceSet sources;
  diag::Sink sink;
  Datamodel datamodel;

  std::vector<std::string> messages() const {
    std::vector<std::string> texts;
    for (const diag::Diagnostic& d : sink.all()) texts.push_back(d.message);
    return texts;
  }
  // The text that a diagnostic points at.
  std::string marked(size_t diagnostic) const {
    return std::string(sources.text(sink.all().at(diagnostic).at));
  }
};

inline Resolved resolve_files(const std::vector<std::pair<std::string, std::string>>& files) {
  Resolved resolved;
  for (const auto& [path, text] : files) resolved.sources.add(source::SourceFile(path, text));
  const syntax::Schema schema = syntax::parse(resolved.sources, resolved.sink);
  resolved.datamodel = resolve(schema, resolved.sources, resolved.sink);
  return resolved;
}

// The text behind a PostgreSQL datasource of the name `db`.
inline Resolved resolve_text(const std::string& text) {
  return resolve_files({{"schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\n" + text}});
}

}  // namespace schemac::psl
