// Attributes that a view cannot have (docs/reference/schema-language.md#views).
#include "draft/messages.hpp"
#include "rules/rules.hpp"

namespace schemac::psl {

void check_view_preview(Context& context, const ModelDraft& view) {
  if (context.has_preview_feature("views")) return;
  validation_error(context.sink, "View definitions are only available with the `views` preview feature.",
                   view.ast->span);
}

namespace {
// Before this version views could have all of these.
constexpr std::string_view since = "6.13";

void refuse(Context& context, std::string_view text, Span at) {
  if (context.before_prisma_7) return later_rule(context.sink, text, since, at);
  validation_error(context.sink, text, at);
}
}  // namespace

void check_view_primary_key(Context& context, const ModelDraft& view) {
  if (view.primary_key) refuse(context, "Views cannot have primary keys.", view.primary_key->attribute->span);
}

namespace {
bool has_field_arguments(const KeyDraft& index) {
  for (const KeyFieldDraft& field : index.fields) {
    if (field.sort || field.has_length || field.operator_class) return true;
  }
  return false;
}
}  // namespace

void check_view_index(Context& context, const KeyDraft& index) {
  const Span at = index.attribute->span;
  if (!index.is_unique()) refuse(context, "Views cannot have indexes.", at);
  if (index.mapped) {
    refuse(
        context,
        "@@unique annotations on views are not backed by unique indexes in the database and cannot specify "
        "a mapped database name.",
        at);
  }
  if (index.has_clustered) {
    validation_error(
        context.sink,
        "@@unique annotations on views are not backed by unique indexes in the database and cannot be "
        "clustered.",
        at);
  }
  if (has_field_arguments(index)) {
    constexpr std::string_view text = "Scalar fields in @@unique attributes in views cannot have arguments.";
    if (context.before_prisma_7) return later_rule(context.sink, text, since, at);
    attribute_error(context.sink, key_attribute_name(index), text, at);
  }
}

}  // namespace schemac::psl
