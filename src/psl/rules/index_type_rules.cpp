// The fields that each index type accepts, with and without an operator class
// (docs/reference/schema-language.md#index-types-and-operator-classes).
#include <fmt/format.h>

#include "attributes/native_types.hpp"
#include "attributes/operator_classes.hpp"
#include "draft/messages.hpp"
#include "rules/rules.hpp"
#include "schemac/psl/words.hpp"

namespace schemac::psl {

namespace {
// The fields that an index type accepts without an operator class.
struct IndexTypeInfo {
  std::string_view plain_scalars;  // without `@db.`, with blanks around each
  std::string_view native_types;
};

constexpr std::string_view brin_native_types =
    " Text VarChar Char Uuid Inet Bit VarBit SmallInt Integer BigInt Oid Real DoublePrecision Decimal ByteA "
    "Date "
    "Timestamp Timestamptz Time Timetz ";

// BTree and Hash accept all types but Xml, which has a rule of its own.
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

// One column of an index being checked.
struct IndexedColumn {
  std::string_view name;
  IndexType type;
  const OperatorClassInfo* operator_class;  // nullptr: none
  std::string_view plain_scalar;            // "": an enum, or Unsupported(..)
  bool is_list;
  bool is_unsupported;
  std::optional<std::string> written_type = std::nullopt;  // the name behind `@db.`
  bool has_native_type = false;                            // and PostgreSQL has such a type
  std::string_view native_type() const { return has_native_type ? std::string_view(*written_type) : ""; }
};

IndexedColumn examine(const FieldDraft& field, IndexType type, const OperatorClassInfo* operator_class) {
  IndexedColumn column{field.name(),    type,
                       operator_class,  field.scalar() ? scalar_name(*field.scalar()) : std::string_view(),
                       field.is_list(), field.is_unsupported()};
  if (!field.native_type) return column;
  const WrittenNativeType written = take_apart(*field.native_type);
  const sql::TypeInfo* info = sql::type_by_psl_name(written.name);
  column.has_native_type = info && parse_native_type(*info, written.arguments);
  // A known type with wrong arguments counts as no type.
  if (!info || column.has_native_type) column.written_type = std::string(written.name);
  return column;
}

using Problem = std::optional<std::string>;

Problem check_array_class(const IndexedColumn& column) {
  if (column.is_list) return std::nullopt;
  return fmt::format("The given operator class `ArrayOps` expects the type of field `{}` to be an array.",
                     column.name);
}

// Prisma's own mistake: it uses another class's name for this one.
std::string_view name_in_messages(const OperatorClassInfo& info) {
  return info.name == "UuidMinMaxMultiOps" ? "BitMinMaxOps" : info.name;
}

Problem class_does_not_fit(const IndexedColumn& column) {
  const std::string_view name = name_in_messages(*column.operator_class);
  if (column.written_type) {
    return fmt::format("The given operator class `{}` does not support native type `{}` of field `{}`.", name,
                       *column.written_type, column.name);
  }
  return fmt::format("The given operator class `{}` expects the field `{}` to define a valid native type.",
                     name, column.name);
}

// A type that PostgreSQL does not have counts as none here; another rule reports it.
Problem check_operator_class(const IndexedColumn& column) {
  const OperatorClassInfo& info = *column.operator_class;
  if (!lists(info.index_types, index_type_name(column.type))) {
    return fmt::format("The given operator class `{}` is not supported with the `{}` index type.",
                       name_in_messages(info), index_type_name(column.type));
  }
  if (info.native_types.empty()) return check_array_class(column);
  if (column.has_native_type && lists(info.native_types, column.native_type())) return std::nullopt;
  if (column.has_native_type || info.plain_scalar.empty()) return class_does_not_fit(column);
  if (info.plain_scalar == column.plain_scalar) return std::nullopt;
  return fmt::format("The given operator class `{}` points to the field `{}` that is not of {} type.",
                     name_in_messages(info), column.name, info.plain_scalar);
}

Problem check_default_class(const IndexedColumn& column) {
  const auto info = restrictions(column.type);
  if (!info || (column.type == IndexType::Gin && column.is_list)) return std::nullopt;
  if (column.has_native_type && lists(info->native_types, column.native_type())) return std::nullopt;
  const bool plain_fits = !column.plain_scalar.empty() && lists(info->plain_scalars, column.plain_scalar);
  // Gist has no class for any native type, not even for one that PostgreSQL does not have.
  const bool counts_as_plain =
      !column.has_native_type && (column.type != IndexType::Gist || !column.written_type);
  if (counts_as_plain && (plain_fits || column.is_unsupported)) return std::nullopt;
  if (column.written_type) {
    return fmt::format("The {} index field type `{}` has no default operator class.",
                       index_type_name(column.type), *column.written_type);
  }
  return fmt::format("The {} index type does not support the type of the field `{}`.",
                     index_type_name(column.type), column.name);
}

Problem check(const IndexedColumn& column) {
  return column.operator_class ? check_operator_class(column) : check_default_class(column);
}

void check_column(Context& context, const ModelDraft& model, const KeyDraft& index,
                  const KeyFieldDraft& field) {
  // raw("..") is not checked.
  if (field.operator_class && field.operator_class->raw) return;
  const OperatorClassInfo* info =
      field.operator_class ? find_operator_class(field.operator_class->name) : nullptr;
  const IndexedColumn column = examine(model.field(field.field), index.type.value_or(IndexType::BTree), info);
  if (const Problem problem = check(column))
    attribute_error(context.sink, key_attribute_name(index), *problem, index.attribute->span);
}

void check_no_xml(Context& context, const ModelDraft& model, const KeyDraft& index) {
  for (const KeyFieldDraft& field : index.fields) {
    const FieldDraft& draft = model.field(field.field);
    if (!draft.native_type || native_type_name(*draft.native_type) != "Xml") continue;
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

bool is_indexable(const FieldWords& field, std::string_view index_type, std::string_view operator_class) {
  const std::optional<IndexType> type = index_type_by_name(index_type);
  const OperatorClassInfo* info = operator_class.empty() ? nullptr : find_operator_class(operator_class);
  if (!type || (!operator_class.empty() && info == nullptr)) return false;
  IndexedColumn column{"", *type, info, field.scalar, field.list, field.unsupported};
  column.has_native_type = !field.native_type.empty();
  if (column.has_native_type) column.written_type = std::string(field.native_type);
  return !check(column);
}

void check_index_types(Context& context, const ModelDraft& model) {
  if (!context.connector().native_types) return;
  for (const KeyDraft& index : model.indexes) {
    check_no_xml(context, model, index);
    for (const KeyFieldDraft& field : index.fields) check_column(context, model, index, field);
    check_sp_gist_column_count(context, index);
  }
}

}  // namespace schemac::psl
