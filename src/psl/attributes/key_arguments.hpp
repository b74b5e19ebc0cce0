// Arguments that keys and indexes share.
#pragma once

#include "attributes/attribute_reader.hpp"
#include "draft/context.hpp"

namespace schemac::psl {

// Whether a well-formed argument of that kind is there (PostgreSQL has no use for its value).
bool has_boolean_argument(ArgumentReader& arguments, std::string_view name, diag::Sink& sink);
bool has_integer_argument(ArgumentReader& arguments, std::string_view name, diag::Sink& sink);

// `name:` of @@id and @@unique becomes a name in the client.
void check_client_name(Context& context, const ModelDraft& model, OptionalText name,
                       const syntax::Attribute& attribute);

}  // namespace schemac::psl
