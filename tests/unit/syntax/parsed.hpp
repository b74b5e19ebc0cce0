// One text parsed, with what a test wants to look at.
#pragma once

#include <string>
#include <string_view>

#include "schemac/diag/diagnostic.hpp"
#include "schemac/syntax/parse.hpp"

namespace schemac::testing {

struct Parsed {
  source::SourceSet sources;
  diag::Sink sink;
  syntax::File file;

  std::string_view at(source::Span span) const { return sources.text(span); }
  // A line per diagnostic: the text it points at, and what it says.
  std::string errors() const {
    std::string lines;
    for (const auto& one : sink.all()) lines += "[" + std::string(at(one.at)) + "] " + one.message + "\n";
    return lines;
  }
};

inline Parsed parse_one(std::string text) {
  Parsed parsed;
  parsed.sources.add(source::SourceFile("schema.prisma", std::move(text)));
  parsed.file = syntax::parse(parsed.sources, parsed.sink).files.at(0);
  return parsed;
}

}  // namespace schemac::testing
