#include "schemac/psl/resolve.hpp"

#include <utility>

#include "draft/passes.hpp"

namespace schemac::psl {

void read_blocks(Context& context) {
  check_composite_syntax(context);
  collect_blocks(context);
  resolve_types(context);
  resolve_attributes(context);
}

namespace {
// Called before the passes, because the first of them already needs it.
bool has_url(const syntax::Schema& schema) {
  for (const syntax::File& file : schema.files) {
    for (const syntax::TopLevel& item : file.items) {
      const auto* block = std::get_if<syntax::Block>(&item);
      if (block == nullptr || block->kind != syntax::BlockKind::datasource) continue;
      for (const syntax::Member& member : block->members) {
        const auto* property = std::get_if<syntax::Property>(&member);
        if (property != nullptr && property->key.text() == "url") return true;
      }
    }
  }
  return false;
}

void run_passes(Context& context) {
  read_blocks(context);
  infer_relations(context);
  load_config(context);
  // After an error, later rules would repeat it, or report parts that could not be read.
  if (!context.sink.has_errors()) validate_schema(context);
}
}  // namespace

Datamodel resolve(const syntax::Schema& schema, const source::SourceSet& /*sources*/, diag::Sink& sink,
                  Age age) {
  Context context{schema, sink};
  context.before_prisma_7 = age == Age::before_7 || has_url(schema);
  run_passes(context);
  return build_datamodel(std::move(context), [](const syntax::Block&) {});
}

Datamodel resolve(syntax::Schema&& schema, const source::SourceSet& /*sources*/, diag::Sink& sink, Age age) {
  syntax::Schema tree = std::move(schema);
  Context context{tree, sink};
  context.before_prisma_7 = age == Age::before_7 || has_url(tree);
  run_passes(context);
  return build_datamodel(std::move(context), [&](const syntax::Block& block) { tree.let_go_before(block); });
}

bool Datamodel::has_preview_feature(std::string_view lower_case_name) const {
  for (const std::string& feature : preview_features) {
    if (feature == lower_case_name) return true;
  }
  return false;
}

}  // namespace schemac::psl
