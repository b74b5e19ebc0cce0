#include "schemac/sql/schema.hpp"

#include <algorithm>
#include <array>

namespace schemac::sql {

namespace {
struct MethodInfo {
  IndexMethod method;
  std::string_view sql_name;
  std::string_view catalog_name;
};
constexpr std::array<MethodInfo, 6> methods{{{IndexMethod::btree, "BTREE", "btree"},
                                             {IndexMethod::hash, "HASH", "hash"},
                                             {IndexMethod::gist, "GIST", "gist"},
                                             {IndexMethod::gin, "GIN", "gin"},
                                             {IndexMethod::sp_gist, "SPGIST", "spgist"},
                                             {IndexMethod::brin, "BRIN", "brin"}}};
constexpr std::array<std::string_view, 5> actions{"NO ACTION", "RESTRICT", "CASCADE", "SET NULL",
                                                  "SET DEFAULT"};

template <class Items, class Test>
auto* find_in(Items& items, Test test) {
  const auto found = std::find_if(items.begin(), items.end(), test);
  return found == items.end() ? nullptr : &*found;
}
}  // namespace

std::string_view index_method_name(IndexMethod method) {
  return methods[static_cast<size_t>(method)].sql_name;
}

std::optional<IndexMethod> index_method_by_catalog_name(std::string_view amname) {
  for (const MethodInfo& info : methods) {
    if (info.catalog_name == amname) return info.method;
  }
  return std::nullopt;
}

std::string_view deferrable_sql(Deferrable deferrable) {
  constexpr std::string_view words[] = {"NOT DEFERRABLE", "DEFERRABLE INITIALLY IMMEDIATE",
                                        "DEFERRABLE INITIALLY DEFERRED"};
  return words[static_cast<size_t>(deferrable)];
}

std::string_view referential_action_sql(ReferentialAction action) {
  return actions[static_cast<size_t>(action)];
}

const Column* Table::column(std::string_view column_name) const {
  return find_in(columns, [&](const Column& c) { return c.name == column_name; });
}
const Table* Schema::table(const QualifiedName& name) const {
  return find_in(tables, [&](const Table& t) { return t.name == name; });
}
const Enum* Schema::find_enum(const QualifiedName& name) const {
  return find_in(enums, [&](const Enum& e) { return e.name == name; });
}
bool Schema::has_namespace(std::string_view name) const {
  return std::find(namespaces.begin(), namespaces.end(), name) != namespaces.end();
}

}  // namespace schemac::sql
