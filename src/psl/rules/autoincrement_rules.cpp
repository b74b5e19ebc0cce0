// autoincrement() for connectors that limit it: not PostgreSQL, but the connector without a
// datasource.
#include <algorithm>

#include "attributes/coerce.hpp"
#include "draft/messages.hpp"
#include "rules/rules.hpp"

namespace schemac::psl {

namespace {
bool is_autoincrement(const FieldDraft& field) {
  return field.default_value && is_function(*field.default_value->value, "autoincrement");
}

bool begins_with(const KeyDraft& key, FieldId id) {
  return !key.fields.empty() && key.fields.front().field == id;
}

bool is_the_id(const ModelDraft& model, FieldId id) {
  return model.primary_key && model.primary_key->fields.size() == 1 && begins_with(*model.primary_key, id);
}

bool is_indexed(const ModelDraft& model, FieldId id) {
  if (model.primary_key && begins_with(*model.primary_key, id)) return true;
  return std::any_of(model.indexes.begin(), model.indexes.end(),
                     [&](const KeyDraft& index) { return begins_with(index, id); });
}

void check_field(Context& context, const ModelDraft& model, FieldId id) {
  const Span at = model.field(id).ast->span;
  if (!is_the_id(model, id)) {
    attribute_error(
        context.sink, "@default",
        "The `autoincrement()` default value is used on a non-id field even though the datasource does not "
        "support this.",
        at);
  }
  if (!is_indexed(model, id)) {
    attribute_error(
        context.sink, "@default",
        "The `autoincrement()` default value is used on a non-indexed field even though the datasource does "
        "not support this.",
        at);
  }
}
}  // namespace

void check_autoincrement(Context& context, const ModelDraft& model) {
  if (context.connector().free_autoincrement) return;
  if (std::count_if(model.fields.begin(), model.fields.end(), is_autoincrement) > 1) {
    attribute_error(
        context.sink, "@default",
        "The `autoincrement()` default value is used multiple times on this model even though the underlying "
        "datasource only supports one instance per table.",
        model.ast->span);
  }
  for (uint32_t i = 0; i < model.fields.size(); ++i) {
    if (is_autoincrement(model.fields[i])) check_field(context, model, FieldId{i});
  }
}

}  // namespace schemac::psl
