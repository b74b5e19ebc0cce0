#include "diff/schema_json.hpp"

#include <nlohmann/json.hpp>
#include <variant>

namespace nlohmann {

// An optional value as [] or [value].
template <class Optional, class T>
struct OptionalSerializer {
  static void to_json(json& out, const Optional& value) {
    out = value ? json::array({*value}) : json::array();
  }
  static void from_json(const json& in, Optional& value) {
    value = std::nullopt;
    if (!in.empty()) value = in.at(0).template get<T>();
  }
};
template <class T>
struct adl_serializer<std::optional<T>> : OptionalSerializer<std::optional<T>, T> {};
template <class T>
struct adl_serializer<schemac::base::Box<T>> : OptionalSerializer<schemac::base::Box<T>, T> {};

template <class T>
struct adl_serializer<schemac::base::Indirect<T>> {
  static void to_json(json& out, const schemac::base::Indirect<T>& value) { out = *value; }
  static void from_json(const json& in, schemac::base::Indirect<T>& value) { in.get_to(*value); }
};
template <>
struct adl_serializer<schemac::base::RareText> {
  static void to_json(json& out, const schemac::base::RareText& text) { out = text.str(); }
  static void from_json(const json& in, schemac::base::RareText& text) { text = in.get<std::string>(); }
};

// [index, value].
template <class... Ts>
struct adl_serializer<std::variant<Ts...>> {
  using Variant = std::variant<Ts...>;
  static void to_json(json& out, const Variant& value) {
    out = json::array({value.index()});
    std::visit([&](const auto& one) { out.push_back(one); }, value);
  }
  static void from_json(const json& in, Variant& value) { read<0>(in, value); }

 private:
  template <size_t i>
  static void read(const json& in, Variant& value) {
    if constexpr (i < sizeof...(Ts)) {
      if (in.at(0).get<size_t>() == i) {
        value.template emplace<i>(in.at(1).get<std::variant_alternative_t<i, Variant>>());
      } else {
        read<i + 1>(in, value);
      }
    }
  }
};

}  // namespace nlohmann

namespace schemac::sql {

using nlohmann::json;

// Types without members.
void to_json(json& out, const CurrentTimestamp&) { out = nullptr; }
void from_json(const json&, CurrentTimestamp&) {}
void to_json(json& out, const AnyDefault&) { out = nullptr; }
void from_json(const json&, AnyDefault&) {}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(QualifiedName, schema, name)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(BuiltinType, id, first, second)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(EnumType, name)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(UnsupportedType, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Literal, kind, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(LiteralList, items)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SqlExpression, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Column, name, type, arity, default_value, autoincrement, sequence,
                                   identity, identity_always, owns_sequence, generated, generated_virtual,
                                   client_default)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PrimaryKey, name, columns, deferrable)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(OperatorClass, name, is_default)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(IndexColumn, name, sort, operator_class, nulls_first)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Index, name, unique, columns, method, predicate, constraint, valid,
                                   deferrable, nulls_not_distinct, include)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ForeignKey, name, columns, referenced_table, referenced_columns, on_delete,
                                   on_update, validated, deferrable)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DomainColumn, column, domain)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Table, name, columns, primary_key, indexes, foreign_keys,
                                   hand_made_indexes, domains)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Enum, name, values)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Extension, name, schema, version, relocatable)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Dependency, object, column)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Object, kind, parent, name, description, depends_on, drop, create, reason,
                                   facts)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Schema, namespaces, extensions, manages_extensions, enums, tables,
                                   unmanaged)

}  // namespace schemac::sql

namespace schemac::app {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReplayedState, schema, spellings)

std::string to_text(const ReplayedState& state) {
  const nlohmann::json document = state;
  return document.dump(-1, ' ', false, nlohmann::json::error_handler_t::ignore);
}

std::optional<ReplayedState> from_text(const std::string& text) {
  const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
  if (document.is_discarded()) return std::nullopt;
  try {
    return document.get<ReplayedState>();
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;  // JSON of another shape
  }
}

}  // namespace schemac::app
