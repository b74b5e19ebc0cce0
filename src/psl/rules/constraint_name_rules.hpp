// Rules about names that keys, indexes and foreign keys share.
#pragma once

#include "draft/context.hpp"
#include "rules/constraint_names.hpp"

namespace schemac::psl {

inline constexpr std::string_view global_namespace = "global for primary key, indexes and unique constraints";
std::string model_namespace(const ModelDraft& model);

// ``The given constraint name `{n}` has to be unique in the following namespace: ..``
void constraint_name_clash(diag::Sink& sink, std::string_view attribute, std::string_view name,
                           std::string_view name_space, Span at);

// True above 63 bytes; default names are cut and need no check.
bool is_name_too_long(const Context& context, OptionalText mapped);
void name_too_long(Context& context, const ModelDraft& model, std::string_view name,
                   std::string_view attribute, Span at);
void check_key_name_length(Context& context, const ModelDraft& model, const KeyDraft& key);

// Checks `name:` of @@id and @@unique within a model.
void check_client_name_is_unique(Context& context, const ConstraintNames& names, ModelId id,
                                 const KeyDraft& key);

// The client's name of a compound key without `name:`: "a_b".
std::string client_name_of(const ModelDraft& model, const KeyDraft& key);
bool is_scalar_field(const ModelDraft& model, std::string_view name);

}  // namespace schemac::psl
