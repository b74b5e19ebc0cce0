// Composite types: Prisma's language does not support them for PostgreSQL, so these rules only report further
// errors in them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "draft/messages.hpp"
#include "draft/passes.hpp"
#include "rules/rules.hpp"

namespace schemac::psl {

namespace {
constexpr std::array<std::string_view, 3> forbidden_on_members{"id", "unique", "relation"};

struct BlockAttributeText {
  std::string_view attribute;
  std::string_view text;
};
constexpr std::array block_attribute_texts{
    BlockAttributeText{"id", "A composite type cannot define an id."},
    BlockAttributeText{"unique", "A unique constraint should be defined in the model containing the embed."},
    BlockAttributeText{"index", "An index should be defined in the model containing the embed."},
    BlockAttributeText{"fulltext", "A fulltext index should be defined in the model containing the embed."},
    BlockAttributeText{
        "map",
        "The name of a composite type is not persisted in the database, therefore it does not need a "
        "mapped database name."},
};

std::string_view block_attribute_text(std::string_view attribute) {
  for (const BlockAttributeText& entry : block_attribute_texts) {
    if (entry.attribute == attribute) return entry.text;
  }
  return "A composite type cannot have block-level attributes.";
}

void check_member_attributes(diag::Sink& sink, const syntax::Field& field) {
  for (const syntax::Attribute& attribute : field.attributes) {
    for (const std::string_view forbidden : forbidden_on_members) {
      if (attribute.name.text() != forbidden) continue;
      validation_error(
          sink,
          fmt::format("Defining `@{}` attribute for a field in a composite type is not allowed.", forbidden),
          field.span);
    }
  }
}
}  // namespace

namespace {
void check_block_syntax(diag::Sink& sink, const syntax::Block& block) {
  for (const syntax::Member& member : block.members) {
    if (const auto* field = std::get_if<syntax::Field>(&member)) {
      check_member_attributes(sink, *field);
    } else if (const auto* attribute = std::get_if<syntax::BlockAttribute>(&member)) {
      validation_error(sink, block_attribute_text(attribute->attribute.name.text()),
                       attribute->attribute.span);
    }
  }
}
}  // namespace

namespace {
// Prisma's parser reports these errors itself, so they are sorted among those of invalid lines.
void merge_by_place(diag::Sink& sink, const diag::Sink& found) {
  const diag::Sink parsed = std::exchange(sink, diag::Sink());
  std::vector<diag::Diagnostic> merged;
  std::merge(parsed.all().begin(), parsed.all().end(), found.all().begin(), found.all().end(),
             std::back_inserter(merged),
             [](const diag::Diagnostic& a, const diag::Diagnostic& b) { return a.at < b.at; });
  for (diag::Diagnostic& diagnostic : merged) sink.add(std::move(diagnostic));
}
}  // namespace

void check_composite_syntax(Context& context) {
  diag::Sink found;
  for (const syntax::File& file : context.schema.files) {
    for (const syntax::TopLevel& item : file.items) {
      const auto* block = std::get_if<syntax::Block>(&item);
      if (block && block->kind == syntax::BlockKind::type) check_block_syntax(found, *block);
    }
  }
  if (!found.all().empty()) merge_by_place(context.sink, found);
}

void check_composite_self_reference(Context& context) {
  for (uint32_t i = 0; i < context.composites.size(); ++i) {
    for (const FieldDraft& field : context.composites[i].fields) {
      const auto* id = std::get_if<CompositeId>(&field.type);
      if (!id || id->value != i || !field.is_required()) continue;
      field_error(
          context.sink, "composite type", context.composites[i].name(), field.name(),
          "The type is the same as the parent and causes an endless cycle. Please change the field to be "
          "either optional or a list.",
          field.ast->span);
    }
  }
}

void check_composite_support(Context& context) {
  if (context.connector().composite_types) return;
  for (const CompositeDraft& composite : context.composites) {
    validation_error(context.sink,
                     fmt::format("Composite types are not supported on {}.", context.connector().name),
                     composite.ast->span);
  }
}

}  // namespace schemac::psl
