// Lists of a model's fields in arguments: `fields`, `references`, and the columns of keys and indexes.
#pragma once

#include "attributes/attribute_reader.hpp"
#include "draft/context.hpp"

namespace schemac::psl {

// A list after look-up. `usable` is false if an error was reported.
template <class T>
struct FieldList {
  bool usable = true;
  std::vector<T> fields;
  std::vector<std::string_view> unknown;
  std::vector<FieldId> relations;  // relation fields, and fields whose type is unknown
  bool has_problems() const { return !unknown.empty() || !relations.empty(); }
};

// An array of constants (or one bare constant) that name scalar fields of `model`.
FieldList<FieldId> read_field_list(const syntax::Expression& value, const ModelDraft& model, Span attribute,
                                   diag::Sink& sink);
// The same for elements of the form `name(sort: .., length: .., ops: ..)`. `into_composites`: `field.member`
// is looked up in composite types.
FieldList<KeyFieldDraft> read_key_field_list(const syntax::Expression& value, const ModelDraft& model,
                                             bool into_composites, Span attribute, diag::Sink& sink);

// ``Asc` or `Desc`` of @id and @unique, with a message of its own.
std::optional<SortOrder> read_field_sort(ArgumentReader& arguments, diag::Sink& sink);

}  // namespace schemac::psl
