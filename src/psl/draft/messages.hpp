// The frames of Prisma's messages: each rule gives its own text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draft/draft.hpp"
#include "schemac/diag/diagnostic.hpp"

namespace schemac::psl {

// `Error validating: {text}`
void validation_error(diag::Sink& sink, std::string_view text, Span at);
// `Error validating {kind} "{name}": {text}`
void block_error(diag::Sink& sink, std::string_view kind, std::string_view name, std::string_view text,
                 Span at);
void model_error(diag::Sink& sink, const ModelDraft& model, std::string_view text, Span at);
// The same before phase 6, where Prisma also calls a view a model.
void early_model_error(diag::Sink& sink, const ModelDraft& model, std::string_view text, Span at);
// `Error parsing attribute "{attribute}": {text}`; `attribute` has its `@` or `@@`.
void attribute_error(diag::Sink& sink, std::string_view attribute, std::string_view text, Span at);
// ``Error validating field `{field}` in {kind} `{block}`: {text}``
void field_error(diag::Sink& sink, std::string_view kind, std::string_view block, std::string_view field,
                 std::string_view text, Span at);

// A rule that a version of Prisma added, applied to an older schema.
void later_rule(diag::Sink& sink, std::string_view text, std::string_view version, Span at);

// "@id", "@@index": the key's attribute in the messages of phase 6.
std::string key_attribute_name(const KeyDraft& key);

// The span of the attribute's argument of that name, else of the attribute.
Span argument_or_attribute_span(const syntax::Attribute& attribute, std::string_view argument);
const syntax::Argument* find_argument(const syntax::Attribute& attribute, std::string_view name);

std::string_view scalar_name(Scalar scalar);
std::optional<Scalar> scalar_by_name(std::string_view name);
std::string_view action_name(ReferentialAction action);

// Names of a model's fields, joined by ", ".
std::string field_names(const ModelDraft& model, std::span<const FieldId> fields);
std::string field_names(const ModelDraft& model, const std::vector<KeyFieldDraft>& fields);
std::string joined(const std::vector<std::string_view>& parts, std::string_view separator = ", ");

}  // namespace schemac::psl
