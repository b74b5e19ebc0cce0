// Checks the names of blocks, members and attributes while the blocks are collected
// (docs/reference/schema-language.md#names).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "draft/messages.hpp"
#include "draft/passes.hpp"
#include "draft/seen_names.hpp"
#include "schemac/psl/words.hpp"

namespace schemac::psl {

namespace {
using syntax::Block;
using syntax::BlockKind;
using syntax::Name;

// Words that the generated client cannot use as names, sorted.
constexpr std::array<std::string_view, 48> reserved_words{
    "PrismaClient", "async",      "await",     "break",  "case",     "catch", "class",      "const",
    "continue",     "debugger",   "default",   "delete", "do",       "else",  "enum",       "export",
    "extends",      "false",      "finally",   "for",    "function", "if",    "implements", "import",
    "in",           "instanceof", "interface", "let",    "new",      "null",  "package",    "private",
    "protected",    "public",     "return",    "super",  "switch",   "this",  "throw",      "true",
    "try",          "typeof",     "using",     "var",    "void",     "while", "with",       "yield"};
static_assert(std::is_sorted(reserved_words.begin(), reserved_words.end()));

bool is_reserved(std::string_view name) {
  return std::binary_search(reserved_words.begin(), reserved_words.end(), name);
}

// Reserved since Prisma 6; before that only in JavaScript.
constexpr std::array<std::string_view, 3> late_words{"async", "await", "using"};

void check_reserved_word(Context& context, const Block& block) {
  if (!is_reserved(block.name.text())) return;
  diag::Sink& sink = context.sink;
  const bool late = std::find(late_words.begin(), late_words.end(), block.name.text()) != late_words.end();
  if (late && context.before_prisma_7) {
    if (block.kind == BlockKind::type || block.kind == BlockKind::datasource ||
        block.kind == BlockKind::generator)
      return;
    return later_rule(sink, fmt::format("The name `{}` is a reserved name.", block.name.text()), "6",
                      block.span);
  }
  const std::string_view name = block.name.text();
  if (block.kind == BlockKind::enumeration) {
    sink.error(
        fmt::format(
            "Error validating enum `{0}`: The enum name `{0}` is invalid. It is a reserved name. Please "
            "change it. Read more at "
            "https://www.prisma.io/docs/reference/tools-and-interfaces/prisma-schema/"
            "data-model#naming-enums",
            name),
        block.span);
  } else if (block.kind == BlockKind::model || block.kind == BlockKind::view) {
    block_error(
        sink, "model", name,
        fmt::format("The {} name `{}` is invalid. It is a reserved name. Please change it. Read more at "
                    "https://pris.ly/d/naming-models",
                    syntax::keyword(block.kind), name),
        block.span);
  }
}

void check_scalar_name(diag::Sink& sink, const Name& name) {
  if (!scalar_by_name(name.text())) return;
  sink.error(fmt::format("\"{}\" is a reserved scalar type name and cannot be used.", name.text()),
             name.span);
}

void check_characters(diag::Sink& sink, std::string_view kind, const Name& name) {
  if (name.text().empty()) return;
  if (name.text().front() >= '0' && name.text().front() <= '9') {
    validation_error(sink, fmt::format("The name of a {} must not start with a number.", kind), name.span);
  } else if (name.text().find('-') != std::string::npos) {
    validation_error(sink, fmt::format("The character `-` is not allowed in {} names.", kind), name.span);
  }
}

void check_attribute_names(diag::Sink& sink, syntax::List<syntax::Attribute> attributes) {
  for (const syntax::Attribute& attribute : attributes) check_characters(sink, "Attribute", attribute.name);
}
void check_attribute_names(diag::Sink& sink, const std::vector<const syntax::Attribute*>& attributes) {
  for (const syntax::Attribute* attribute : attributes) check_characters(sink, "Attribute", attribute->name);
}

// The kind of a block in messages about duplicates and characters.
std::string_view kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::type:
      return "composite type";
    case BlockKind::datasource:
      return "source";
    default:
      return syntax::keyword(kind);
  }
}
std::string_view kind_title(BlockKind kind) {
  switch (kind) {
    case BlockKind::model:
      return "Model";
    case BlockKind::enumeration:
      return "Enum";
    case BlockKind::type:
      return "Composite type";
    default:
      return syntax::keyword(kind);
  }
}

void field_repeated(diag::Sink& sink, const Block& block, const FieldDraft& field) {
  sink.error(fmt::format("Field \"{}\" is already defined on {} \"{}\".", field.name(), kind_name(block.kind),
                         block.name.text()),
             field.ast->name.span);
}

void check_model_fields(diag::Sink& sink, const ModelDraft& model) {
  const std::string_view kind = model.is_view() ? "field" : "Field";
  const bool repeats = model.field_names.has_duplicates(model.field_name());
  SeenNames seen;
  for (const FieldDraft& field : model.fields) {
    check_characters(sink, kind, field.ast->name);
    check_attribute_names(sink, field.ast->attributes);
    if (repeats && !seen.add(field.name())) field_repeated(sink, *model.ast, field);
  }
}

void check_composite_fields(diag::Sink& sink, const CompositeDraft& composite) {
  SeenNames seen;
  for (const FieldDraft& field : composite.fields) {
    if (!seen.add(field.name())) field_repeated(sink, *composite.ast, field);
  }
}

void check_enum_values(diag::Sink& sink, const EnumDraft& draft) {
  SeenNames seen;
  for (const syntax::EnumValue* value : draft.values) {
    check_characters(sink, "Enum Value", value->name);
    check_attribute_names(sink, value->attributes);
    if (seen.add(value->name.text())) continue;
    sink.error(
        fmt::format("Value \"{}\" is already defined on enum \"{}\".", value->name.text(), draft.name()),
        value->span);
  }
}

void check_config_keys(diag::Sink& sink, const Block& block) {
  SeenNames seen;
  for (const syntax::Member& member : block.members) {
    const auto* property = std::get_if<syntax::Property>(&member);
    if (!property || seen.add(property->key.text())) continue;
    sink.error(fmt::format("Key \"{}\" is already defined in {} \"{}\".", property->key.text(),
                           kind_name(block.kind), block.name.text()),
               property->key.span);
  }
}

void check_members(Context& context, const BlockRef& ref) {
  switch (ref.ast->kind) {
    case BlockKind::model:
    case BlockKind::view: {
      const ModelDraft& model = context.models[ref.index];
      check_attribute_names(context.sink, model.attributes);
      check_model_fields(context.sink, model);
      break;
    }
    case BlockKind::type:
      check_composite_fields(context.sink, context.composites[ref.index]);
      break;
    case BlockKind::enumeration: {
      const EnumDraft& draft = context.enums[ref.index];
      check_attribute_names(context.sink, draft.attributes);
      check_enum_values(context.sink, draft);
      break;
    }
    case BlockKind::datasource:
    case BlockKind::generator:
      check_config_keys(context.sink, *ref.ast);
      break;
  }
}

// Models, views, enums and composite types share one namespace; datasources and generators have one each.
struct Spaces {
  std::unordered_map<std::string_view, BlockRef> sources;
  std::unordered_map<std::string_view, BlockRef> generators;
  std::unordered_map<std::string_view, BlockRef>& of(Context& context, BlockKind kind) {
    if (kind == BlockKind::datasource) return sources;
    if (kind == BlockKind::generator) return generators;
    return context.names;
  }
};

void declare(Context& context, Spaces& spaces, const BlockRef& ref) {
  const auto [existing, is_new] = spaces.of(context, ref.ast->kind).try_emplace(ref.ast->name.text(), ref);
  if (is_new) return;
  context.sink.error(
      fmt::format("The {} \"{}\" cannot be defined because a {} with that name already exists.",
                  kind_name(ref.ast->kind), ref.ast->name.text(), kind_name(existing->second.ast->kind)),
      ref.ast->name.span);
  existing->second = ref;
}

void check_block_name(Context& context, const Block& block) {
  diag::Sink& sink = context.sink;
  const bool config = block.kind == BlockKind::datasource || block.kind == BlockKind::generator;
  check_scalar_name(sink, block.name);
  if (!config) check_characters(sink, kind_title(block.kind), block.name);
  check_reserved_word(context, block);
}
}  // namespace

namespace {
// Drafts are large: counting them first is faster than moving them when a list grows.
void reserve(Context& context) {
  size_t blocks = 0;
  size_t models = 0;
  for (const syntax::File& file : context.schema.files) {
    for (const syntax::TopLevel& item : file.items) {
      const auto* block = std::get_if<Block>(&item);
      if (!block) continue;
      ++blocks;
      models += block->kind == BlockKind::model || block->kind == BlockKind::view ? 1 : 0;
    }
  }
  context.blocks.reserve(blocks);
  context.names.reserve(blocks);
  context.models.reserve(models);
}
}  // namespace

void collect_blocks(Context& context) {
  Spaces spaces;
  reserve(context);
  for (const syntax::File& file : context.schema.files) {
    for (const syntax::TopLevel& item : file.items) {
      const auto* block = std::get_if<Block>(&item);
      if (!block) continue;
      const BlockRef ref{block, collect_block(context, *block)};
      context.blocks.push_back(ref);
      check_block_name(context, *block);
      check_members(context, ref);
      declare(context, spaces, ref);
    }
  }
}

bool is_reserved_name(std::string_view name) { return is_reserved(name) || scalar_by_name(name); }

}  // namespace schemac::psl
