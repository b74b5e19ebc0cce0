// Any bytes: parsing ends, throws nothing, and what it returns keeps the promises that the other stages rely
// on.
#include <string>

#include "fuzz.hpp"
#include "schemac/syntax/format.hpp"
#include "schemac/syntax/parse.hpp"
#include "schemac/syntax/print.hpp"

namespace {

using namespace schemac;
using fuzz::require;

bool within(source::Span span, const std::string& text) {
  return span.begin <= span.end && span.end <= text.size();
}

// Every part of the text is in at most one item, in order.
void check_items(const syntax::File& file, const std::string& text) {
  uint32_t end = 0;
  for (const auto& item : file.items) {
    const source::Span span = std::visit([](const auto& node) { return node.span; }, item);
    require(within(span, text) && span.begin >= end);
    end = span.end;
    const auto* block = std::get_if<syntax::Block>(&item);
    if (!block) continue;
    uint32_t member_end = block->name.span.end;
    for (const auto& member : block->members) {
      const source::Span inner = std::visit([](const auto& node) { return node.span; }, member);
      require(within(inner, text) && inner.begin >= member_end && inner.end <= block->span.end);
      member_end = inner.end;
    }
  }
}

// `key =` loses its sign, and is an invalid line then. Other stages call it an error.
bool lacks_a_value(const syntax::File& file) {
  for (const auto& item : file.items) {
    const auto* block = std::get_if<syntax::Block>(&item);
    if (!block) continue;
    for (const auto& member : block->members) {
      const auto* property = std::get_if<syntax::Property>(&member);
      if (property && !property->value) return true;
    }
  }
  return false;
}

struct Run {
  source::SourceSet sources;
  diag::Sink sink;
  syntax::File file;

  explicit Run(std::string text) {
    sources.add(source::SourceFile("schema.prisma", std::move(text)));
    file = syntax::parse(sources, sink).files.at(0);
  }
  const source::SourceFile& source() const { return sources.file({0}); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Run run(fuzz::text_of(data, size));
  check_items(run.file, run.source().text());
  for (const auto& one : run.sink.all()) require(within(one.at, run.source().text()));
  const std::string once = syntax::format(run.file, run.source());
  require(once.ends_with('\n'));
  if (run.sink.has_errors() || lacks_a_value(run.file)) return 0;
  // Formatting a schema without errors twice gives the same text, once text behind closing braces has moved
  // away.
  const Run second(once);
  require(!second.sink.has_errors());
  const std::string twice = syntax::format(second.file, second.source());
  const Run third(twice);
  require(syntax::format(third.file, third.source()) == twice);
  return 0;
}
