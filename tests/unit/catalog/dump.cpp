#include "dump.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"

namespace schemac::catalog {
namespace {

std::string literal(const sql::Literal& value) {
  constexpr const char* kinds[] = {"string", "number", "boolean", "json", "bytes", "date_time", "enum"};
  return fmt::format("{} {}", kinds[static_cast<size_t>(value.kind)], value.text);
}

std::string default_text(const sql::Default& value) {
  return std::visit(base::Overloaded{
                        [](const sql::Literal& one) { return literal(one); },
                        [](const sql::LiteralList& list) {
                          std::vector<std::string> items;
                          for (const auto& item : list.items) items.push_back(literal(item));
                          return fmt::format("[{}]", base::join(items, ", "));
                        },
                        [](const sql::CurrentTimestamp&) { return std::string("now"); },
                        [](const sql::SqlExpression& e) { return fmt::format("sql {}", e.text); },
                        [](const sql::AnyDefault&) { return std::string("any"); },
                    },
                    value);
}

std::string name(const sql::QualifiedName& qualified) {
  return fmt::format("{}.{}", qualified.schema, qualified.name);
}

std::string column(const sql::Column& c) {
  constexpr const char* arities[] = {"", "?", "[]"};
  const auto* e = std::get_if<sql::EnumType>(&c.type);
  std::string out =
      fmt::format("  {} {}{}", c.name, e != nullptr ? "enum " + name(e->name) : sql::psl_type_name(c.type),
                  arities[static_cast<size_t>(c.arity)]);
  if (c.autoincrement) out += fmt::format(" autoincrement {}", c.sequence ? name(*c.sequence) : "(unknown)");
  if (c.owns_sequence) out += " owned";
  if (c.identity) out += " identity";
  if (c.generated) out += " generated";
  if (c.default_value) out += fmt::format(" default {}", default_text(*c.default_value));
  return out;
}

std::string index(const sql::Index& i) {
  std::vector<std::string> columns;
  for (const auto& c : i.columns) {
    std::string text = c.name;
    if (c.sort) text += *c.sort == sql::SortOrder::desc ? " desc" : " asc";
    if (c.operator_class)
      text += fmt::format(" {}{}", c.operator_class->name, c.operator_class->is_default ? "*" : "");
    columns.push_back(text);
  }
  std::string out = fmt::format("  {} {} {} ({})", i.unique ? "unique" : "index", i.name,
                                sql::index_method_name(i.method), base::join(columns, ", "));
  if (i.predicate) out += fmt::format(" where {}", *i.predicate);
  if (i.constraint) out += " constraint";
  return out;
}

std::string foreign_key(const sql::ForeignKey& key) {
  return fmt::format("  foreign key {} ({}) to {} ({}) on delete {} on update {}", key.name,
                     base::join(key.columns, ", "), name(key.referenced_table),
                     base::join(key.referenced_columns, ", "), sql::referential_action_sql(key.on_delete),
                     sql::referential_action_sql(key.on_update));
}

}  // namespace

std::string dump(const sql::Schema& schema) {
  std::vector<std::string> lines;
  for (const auto& n : schema.namespaces) lines.push_back("schema " + n);
  for (const auto& e : schema.extensions) {
    if (e.name == "plpgsql") continue;
    lines.push_back(fmt::format("extension {} in {}{}", e.name, e.schema.value_or(""),
                                e.relocatable ? " relocatable" : ""));
  }
  for (const auto& e : schema.enums)
    lines.push_back(fmt::format("enum {} ({})", name(e.name), base::join(e.values, ", ")));
  for (const auto& t : schema.tables) {
    lines.push_back("table " + name(t.name));
    for (const auto& c : t.columns) lines.push_back(column(c));
    if (t.primary_key) {
      lines.push_back(fmt::format("  primary key {} ({})", t.primary_key->name,
                                  base::join(t.primary_key->columns, ", ")));
    }
    for (const auto& i : t.indexes) lines.push_back(index(i));
    for (const auto& key : t.foreign_keys) lines.push_back(foreign_key(key));
  }
  for (const auto& u : schema.unmanaged)
    lines.push_back(
        fmt::format("unmanaged {} {}: {}", sql::object_kind_word(u.kind), u.full_name(), u.reason));
  return base::join(lines, "\n") + "\n";
}

}  // namespace schemac::catalog
