#include "pull/pull_schemas.hpp"

#include "schemac/base/text.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::app {
namespace {

struct Edit {
  source::Span at;  // the text to replace; empty: the place to insert
  std::string text;
};

Edit edit_of(const source::SourceSet& sources, const syntax::Block& datasource, const std::string& list) {
  for (const syntax::Member& member : datasource.members) {
    const auto* property = std::get_if<syntax::Property>(&member);
    if (property != nullptr && property->key.text() == "schemas" && property->value) {
      return {property->value->span, list};
    }
  }
  source::Span end = datasource.span;
  end.begin = end.end = datasource.span.end - 1;  // the closing brace
  const bool on_a_line_of_its_own = sources.text(datasource.span).ends_with("\n}");
  return {end, (on_a_line_of_its_own ? "" : "\n") + ("  schemas = " + list) + "\n"};
}

const syntax::Block* datasource_of(const syntax::Schema& tree) {
  for (const syntax::File& file : tree.files) {
    for (const syntax::TopLevel& item : file.items) {
      const auto* block = std::get_if<syntax::Block>(&item);
      if (block != nullptr && block->kind == syntax::BlockKind::datasource) return block;
    }
  }
  return nullptr;
}

}  // namespace

Schema with_schemas(Schema schema, const std::vector<std::string>& schemas) {
  const syntax::Block* datasource = datasource_of(schema.tree);
  if (datasource == nullptr) return schema;
  std::vector<std::string> quoted;
  for (const std::string& name : schemas) quoted.push_back(syntax::quote_string(name));
  const Edit edit = edit_of(schema.sources, *datasource, "[" + base::join(quoted, ", ") + "]");
  source::SourceSet sources;
  for (uint32_t i = 0; i < schema.sources.size(); ++i) {
    const source::SourceFile& file = schema.sources.file({i});
    std::string text = file.text();
    if (i == edit.at.file.value) text.replace(edit.at.begin, edit.at.size(), edit.text);
    sources.add(source::SourceFile(file.path(), std::move(text)));
  }
  schema.sources = std::move(sources);
  // A model may lack its @@schema at this point: the pull adds it, so errors are ignored.
  diag::Sink unheard;
  schema.tree = syntax::parse(schema.sources, unheard);
  schema.datamodel = psl::resolve(schema.tree, schema.sources, unheard, schema.age);
  return schema;
}

}  // namespace schemac::app
