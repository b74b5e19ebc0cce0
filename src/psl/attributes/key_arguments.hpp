// Arguments that keys and indexes share.
#pragma once

#include "attributes/attribute_reader.hpp"
#include "draft/context.hpp"

namespace schemac::psl {

// True if a well-formed argument of that kind is present (PostgreSQL does not use its value).
bool has_boolean_argument(ArgumentReader& arguments, std::string_view name, diag::Sink& sink);
bool has_integer_argument(ArgumentReader& arguments, std::string_view name, diag::Sink& sink);

// Checks `name:` of @@id and @@unique, which is a name in the client.
void check_client_name(Context& context, const ModelDraft& model, OptionalText name,
                       const syntax::Attribute& attribute);

}  // namespace schemac::psl
