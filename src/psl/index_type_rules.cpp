// B.7: which index type takes which fields, with and without an operator class.
#include <fmt/format.h>

#include "messages.hpp"
#include "native_types.hpp"
#include "operator_classes.hpp"
#include "rules.hpp"

namespace schemac::psl {

namespace {
// What an index type takes without an operator class.
struct IndexTypeInfo {
  std::string_view plain_scalars;  // without `@db.`, with blanks around each
  std::string_view native_types;
};

constexpr std::string_view brin_native_types =
    " Text VarChar Char Uuid Inet Bit VarBit SmallInt Integer BigInt Oid Real DoublePrecision Decimal ByteA "
    "Date "
    "Timestamp Timestamptz Time Timetz ";

// BTree and Hash take everything but Xml, which has a rule of its own.
std::optional<IndexTypeInfo> restrictions(IndexType type) {
  switch (type) {
    case IndexType::BTree:
    case IndexType::Hash:
      return std::nullopt;
    case IndexType::Gist:
      return IndexTypeInfo{" String ", ""};
    case IndexType::Gin:
      return IndexTypeInfo{" Json ", " JsonB "};
    case IndexType::SpGist:
      return IndexTypeInfo{" String ", " Inet Text Char VarChar "};
    case IndexType::Brin:
      return IndexTypeInfo{" Int BigInt Float Decimal String DateTime Bytes ", brin_native_types};
  }
  return std::nullopt;
}

// One column of an index under examination.
struct IndexedColumn {
  const FieldDraft& field;
  IndexType type;
  const OperatorClassInfo* operator_class;  // nullptr: none
  std::optional<std::string_view> native_type() const {
    if (!field.native_type) return std::nullopt;
    return take_apart(*field.native_type).name;
  }
  std::string_view plain_scalar() const {
    return field.scalar() ? scalar_name(*field.scalar()) : std::string_view();
  }
};

using Problem = std::optional<std::string>;

Problem check_array_class(const IndexedColumn& column) {
  if (column.field.is_list()) return std::nullopt;
  return fmt::format("The given operator class `ArrayOps` expects the type of field `{}` to be an array.",
                     column.field.name());
}

// Prisma's own slip: it calls this class by another one's name.
std::string_view name_in_messages(const OperatorClassInfo& info) {
  return info.name == "UuidMinMaxMultiOps" ? "BitMinMaxOps" : info.name;
}

Problem check_class_of_plain_field(const IndexedColumn& column) {
  const OperatorClassInfo& info = *column.operator_class;
  if (info.plain_scalar.empty()) {
    return fmt::format("The given operator class `{}` expects the field `{}` to define a valid native type.",
                       name_in_messages(info), column.field.name());
  }
  if (info.plain_scalar == column.plain_scalar()) return std::nullopt;
  return fmt::format("The given operator class `{}` points to the field `{}` that is not of {} type.",
                     name_in_messages(info), column.field.name(), info.plain_scalar);
}

Problem check_operator_class(const IndexedColumn& column) {
  const OperatorClassInfo& info = *column.operator_class;
  if (!lists(info.index_types, index_type_name(column.type))) {
    return fmt::format("The given operator class `{}` is not supported with the `{}` index type.",
                       name_in_messages(info), index_type_name(column.type));
  }
  if (info.native_types.empty()) return check_array_class(column);
  const auto native = column.native_type();
  if (!native) return check_class_of_plain_field(column);
  if (lists(info.native_types, *native)) return std::nullopt;
  return fmt::format("The given operator class `{}` does not support native type `{}` of field `{}`.",
                     name_in_messages(info), *native, column.field.name());
}

Problem check_default_class(const IndexedColumn& column) {
  const auto info = restrictions(column.type);
  if (!info || (column.type == IndexType::Gin && column.field.is_list())) return std::nullopt;
  if (const auto native = column.native_type()) {
    if (lists(info->native_types, *native)) return std::nullopt;
    return fmt::format("The {} index field type `{}` has no default operator class.",
                       index_type_name(column.type), *native);
  }
  if (column.field.is_unsupported()) return std::nullopt;
  if (!column.plain_scalar().empty() && lists(info->plain_scalars, column.plain_scalar()))
    return std::nullopt;
  return fmt::format("The {} index type does not support the type of the field `{}`.",
                     index_type_name(column.type), column.field.name());
}

void check_column(Context& context, const ModelDraft& model, const KeyDraft& index,
                  const KeyFieldDraft& field) {
  // raw("..") is the user's own affair.
  if (field.operator_class && field.operator_class->raw) return;
  const OperatorClassInfo* info =
      field.operator_class ? find_operator_class(field.operator_class->name) : nullptr;
  const IndexedColumn column{model.field(field.field), index.type.value_or(IndexType::BTree), info};
  const Problem problem = info ? check_operator_class(column) : check_default_class(column);
  if (problem) attribute_error(context.sink, key_attribute_name(index), *problem, index.attribute->span);
}

void check_no_xml(Context& context, const ModelDraft& model, const KeyDraft& index) {
  for (const KeyFieldDraft& field : index.fields) {
    const FieldDraft& draft = model.field(field.field);
    if (!draft.native_type || take_apart(*draft.native_type).name != "Xml") continue;
    context.sink.error(index.is_unique()
                           ? "Native type `Xml` cannot be unique in Postgres."
                           : "You cannot define an index on fields with native type `Xml` of Postgres.",
                       draft.ast->span);
    return;
  }
}

void check_sp_gist_column_count(Context& context, const KeyDraft& index) {
  if (index.type != IndexType::SpGist || index.fields.size() == 1) return;
  attribute_error(context.sink, key_attribute_name(index), "SpGist does not support multi-column indices.",
                  index.attribute->span);
}
}  // namespace

void check_index_types(Context& context, const ModelDraft& model) {
  if (!context.connector().native_types) return;
  for (const KeyDraft& index : model.indexes) {
    check_no_xml(context, model, index);
    for (const KeyFieldDraft& field : index.fields) check_column(context, model, index, field);
    check_sp_gist_column_count(context, index);
  }
}

}  // namespace schemac::psl
