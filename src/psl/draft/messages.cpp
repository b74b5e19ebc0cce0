#include "draft/messages.hpp"

#include <fmt/format.h>

#include <array>

namespace schemac::psl {

void validation_error(diag::Sink& sink, std::string_view text, Span at) {
  sink.error(fmt::format("Error validating: {}", text), at);
}

void block_error(diag::Sink& sink, std::string_view kind, std::string_view name, std::string_view text,
                 Span at) {
  sink.error(fmt::format("Error validating {} \"{}\": {}", kind, name, text), at);
}

void model_error(diag::Sink& sink, const ModelDraft& model, std::string_view text, Span at) {
  block_error(sink, model.kind(), model.name(), text, at);
}

void early_model_error(diag::Sink& sink, const ModelDraft& model, std::string_view text, Span at) {
  block_error(sink, "model", model.name(), text, at);
}

void attribute_error(diag::Sink& sink, std::string_view attribute, std::string_view text, Span at) {
  sink.error(fmt::format("Error parsing attribute \"{}\": {}", attribute, text), at);
}

void field_error(diag::Sink& sink, std::string_view kind, std::string_view block, std::string_view field,
                 std::string_view text, Span at) {
  sink.error(fmt::format("Error validating field `{}` in {} `{}`: {}", field, kind, block, text), at);
}

std::string key_attribute_name(const KeyDraft& key) {
  return fmt::format("{}{}", key.on_field ? "@" : "@@", key.attribute->name.text());
}

const syntax::Argument* find_argument(const syntax::Attribute& attribute, std::string_view name) {
  for (const syntax::Argument& argument : attribute.arguments) {
    if (argument.name && argument.name->text() == name) return &argument;
  }
  return nullptr;
}

Span argument_or_attribute_span(const syntax::Attribute& attribute, std::string_view argument) {
  const syntax::Argument* found = find_argument(attribute, argument);
  return found ? found->span() : attribute.span;
}

namespace {
constexpr std::array<std::string_view, 9> scalar_names{"Int",    "BigInt",   "Float", "Decimal", "Boolean",
                                                       "String", "DateTime", "Json",  "Bytes"};
static_assert(scalar_names[static_cast<size_t>(Scalar::Bytes)] == "Bytes");
constexpr std::array<std::string_view, 5> action_names{"Cascade", "Restrict", "NoAction", "SetNull",
                                                       "SetDefault"};
static_assert(action_names[static_cast<size_t>(ReferentialAction::SetDefault)] == "SetDefault");
}  // namespace

void later_rule(diag::Sink& sink, std::string_view text, std::string_view version, Span at) {
  sink.warning(fmt::format("{} (Prisma {} and later refuse this.)", text, version), at);
}

std::string_view scalar_name(Scalar scalar) { return scalar_names[static_cast<size_t>(scalar)]; }

std::optional<Scalar> scalar_by_name(std::string_view name) {
  for (size_t i = 0; i < scalar_names.size(); ++i) {
    if (scalar_names[i] == name) return static_cast<Scalar>(i);
  }
  return std::nullopt;
}

std::string_view action_name(ReferentialAction action) { return action_names[static_cast<size_t>(action)]; }

std::string joined(const std::vector<std::string_view>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string field_names(const ModelDraft& model, std::span<const FieldId> fields) {
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (const FieldId id : fields) names.push_back(model.field(id).name());
  return joined(names);
}

std::string field_names(const ModelDraft& model, const std::vector<KeyFieldDraft>& fields) {
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (const KeyFieldDraft& field : fields) names.push_back(model.field(field.field).name());
  return joined(names);
}

}  // namespace schemac::psl
