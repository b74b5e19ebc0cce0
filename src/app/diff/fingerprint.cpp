#include "diff/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"
#include "schemac/lower/lower.hpp"
#include "schemac/sql/schema.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::app {
namespace {

// The version of the form: it increases with every change of the text below, so that old records are ignored.
constexpr std::string_view version_mark = "schema-state 1 sha256:";

// A field of the record: its length first, so that no name can look like two fields.
std::string field(std::string_view text) { return fmt::format("{}:{} ", text.size(), text); }
std::string name(const sql::QualifiedName& of) { return field(of.schema) + field(of.name); }

std::string list(const std::vector<std::string>& items) {
  std::string text = fmt::format("{}[", items.size());
  for (const std::string& item : items) text += field(item);
  return text + "] ";
}

std::string sorted_lines(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  return base::join(lines, "\n");
}

std::string type(const sql::Type& of) {
  return std::visit(
      base::Overloaded{[](const sql::BuiltinType& builtin) {
                         const auto number = [](std::optional<uint32_t> value) {
                           return value ? std::to_string(*value) : std::string("-");
                         };
                         return fmt::format("builtin {} {} {} ", sql::type_info(builtin.id).catalog_name,
                                            number(builtin.first), number(builtin.second));
                       },
                       [](const sql::EnumType& named) { return "enum " + name(named.name); },
                       [](const sql::UnsupportedType& other) { return "other " + field(other.text.str()); }},
      of);
}

std::string literal(const sql::Literal& of) {
  return fmt::format("{} {}", static_cast<int>(of.kind), field(of.text));
}

std::string default_value(const sql::Default& of) {
  return std::visit(
      base::Overloaded{[](const sql::Literal& value) { return "literal " + literal(value); },
                       [](const sql::LiteralList& values) {
                         std::string text = "list ";
                         for (const sql::Literal& item : values.items) text += literal(item);
                         return text;
                       },
                       [](const sql::CurrentTimestamp&) { return std::string("now "); },
                       [](const sql::SqlExpression& value) { return "sql " + field(value.text); },
                       [](const sql::AnyDefault&) { return std::string("any "); }},
      of);
}

std::string column(const sql::Column& of) {
  return "column " + field(of.name) + type(of.type) + fmt::format("arity {} ", static_cast<int>(of.arity)) +
         (of.default_value ? default_value(*of.default_value) : "") +
         (of.autoincrement ? "autoincrement" : "");
}

std::string index(const sql::Index& of) {
  std::string text = "index " + field(of.name) + (of.unique ? "unique " : "") +
                     std::string(sql::index_method_name(of.method)) + " ";
  for (const sql::IndexColumn& part : of.columns) {
    text += field(part.name) + (part.sort == sql::SortOrder::desc ? "desc " : "");
    if (part.operator_class && !part.operator_class->is_default)
      text += "class " + field(part.operator_class->name);
  }
  return text + (of.predicate ? "where " + field(*of.predicate) : "");
}

std::string foreign_key(const sql::ForeignKey& of) {
  return "foreign key " + field(of.name) + list(of.columns) + name(of.referenced_table) +
         list(of.referenced_columns) + std::string(sql::referential_action_sql(of.on_delete)) + "/" +
         std::string(sql::referential_action_sql(of.on_update));
}

std::string table(const sql::Table& of) {
  std::vector<std::string> parts;
  for (const sql::Column& part : of.columns) parts.push_back(column(part));
  for (const sql::Index& part : of.indexes) parts.push_back(index(part));
  for (const sql::ForeignKey& part : of.foreign_keys) parts.push_back(foreign_key(part));
  const std::string key =
      of.primary_key ? "key " + field(of.primary_key->name) + list(of.primary_key->columns) : "no key ";
  return "table " + name(of.name) + key + "\n" + sorted_lines(std::move(parts));
}

std::string canonical(const sql::Schema& schema) {
  std::vector<std::string> parts;
  for (const std::string& space : schema.namespaces) parts.push_back("namespace " + field(space));
  for (const sql::Extension& extension : schema.extensions) {
    parts.push_back("extension " + field(extension.name) + field(extension.schema.value_or("")) +
                    field(extension.version.value_or("")));
  }
  for (const sql::Enum& of : schema.enums) {
    std::vector<std::string> values = of.values;
    std::sort(values.begin(), values.end());
    parts.push_back("enum " + name(of.name) + list(values));
  }
  for (const sql::Table& of : schema.tables) parts.push_back(table(of));
  return sorted_lines(std::move(parts));
}

}  // namespace

std::string fingerprint(const psl::Datamodel& datamodel, const External& external) {
  return base::sha256_hex(canonical(without(external, lower::lower(datamodel))));
}

std::string state_text(const std::string& fingerprint) {
  return fmt::format(
      "# The schema as this migration leaves it; `schemac check` compares. Written by schemac, not read by "
      "Prisma.\n"
      "{}{}\n",
      version_mark, fingerprint);
}

std::optional<std::string> recorded_state(const std::filesystem::path& migration_folder) {
  const auto text = trust::read_project_file(migration_folder / state_file_name);
  if (!text.ok()) return std::nullopt;
  for (const std::string& line : base::split(text.value(), '\n')) {
    const std::string_view trimmed = base::trim(line);
    if (trimmed.substr(0, version_mark.size()) == version_mark)
      return std::string(trimmed.substr(version_mark.size()));
  }
  return std::nullopt;
}

}  // namespace schemac::app
