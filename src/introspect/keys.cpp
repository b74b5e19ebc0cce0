#include "keys.hpp"

#include <algorithm>
#include <array>

#include "schemac/base/text.hpp"
#include "schemac/psl/words.hpp"
#include "schemac/sql/names.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::introspect {
namespace {

struct MethodWord {
  sql::IndexMethod method;
  const char* word;
};
constexpr std::array<MethodWord, 6> method_words{{{sql::IndexMethod::btree, "BTree"},
                                                  {sql::IndexMethod::hash, "Hash"},
                                                  {sql::IndexMethod::gist, "Gist"},
                                                  {sql::IndexMethod::gin, "Gin"},
                                                  {sql::IndexMethod::sp_gist, "SpGist"},
                                                  {sql::IndexMethod::brin, "Brin"}}};

std::string method_word(sql::IndexMethod method) {
  return std::find_if(method_words.begin(), method_words.end(),
                      [&](const MethodWord& row) { return row.method == method; })
      ->word;
}

// "timestamptz_minmax_multi_ops" -> "TimestampTzMinMaxMultiOps" (LANGUAGE.md B.7).
std::string class_word(const std::string& name) {
  constexpr std::pair<std::string_view, std::string_view> joined[] = {
      {"minmax", "MinMax"}, {"timestamptz", "TimestampTz"}, {"timetz", "TimeTz"}, {"varbit", "VarBit"}};
  std::string out;
  for (std::string part : base::split(name, '_')) {
    const auto* found = std::find_if(std::begin(joined), std::end(joined),
                                     [&](const auto& row) { return row.first == part; });
    if (found != std::end(joined)) {
      out += found->second;
    } else if (!part.empty()) {
      if (part[0] >= 'a' && part[0] <= 'z') part[0] = static_cast<char>(part[0] - 'a' + 'A');
      out += part;
    }
  }
  return out;
}

std::string class_argument(const sql::OperatorClass& of, sql::IndexMethod method) {
  const std::string word = class_word(of.name);
  const bool known = psl::is_operator_class(word, method_word(method));
  return "ops: " + (known ? word : "raw(" + syntax::quote_string(of.name) + ")");
}

std::string index_field(const TableItem& item, const sql::Index& index, const sql::IndexColumn& column) {
  std::vector<std::string> arguments;
  if (column.sort == sql::SortOrder::desc) arguments.emplace_back("sort: Desc");
  if (column.operator_class && !column.operator_class->is_default) {
    arguments.push_back(class_argument(*column.operator_class, index.method));
  }
  const std::string& name = item.column(column.name);
  return arguments.empty() ? name : name + "(" + base::join(arguments, ", ") + ")";
}

std::vector<std::string> column_names(const sql::Index& index) {
  std::vector<std::string> out;
  for (const sql::IndexColumn& column : index.columns) out.push_back(column.name);
  return out;
}

bool has_usual_name(const TableItem& item, const sql::Index& index) {
  const std::string& table = item.table->name.name;
  const std::vector<std::string> columns = column_names(index);
  return index.name == (index.unique ? sql::unique_name(table, columns) : sql::index_name(table, columns));
}

bool on_field(const sql::Index& index) { return index.unique && index.columns.size() == 1; }

std::string where_argument(const std::string& predicate) {
  return "where: raw(" + syntax::quote_string(predicate) + ")";
}

// The index that the old schema has under this name. Before Prisma 3 `name` named the index as well.
const psl::Index* old_index(const TableItem& item, const sql::Index& index) {
  if (item.old == nullptr) return nullptr;
  for (const psl::Index& old : item.old->indexes) {
    if (!old.mapped && old.client_name == index.name) return &old;
    std::vector<std::string> columns;
    for (const psl::IndexField& field : old.fields) {
      columns.push_back(item.old->fields.at(field.field.value).database_name());
    }
    const std::string& table = item.table->name.name;
    const std::string usual = old.unique ? sql::unique_name(table, columns) : sql::index_name(table, columns);
    if (old.mapped.value_or(usual) == index.name) return &old;
  }
  return nullptr;
}

std::string attribute_with(const std::string& name, const std::vector<std::string>& arguments) {
  return arguments.empty() ? name : name + "(" + base::join(arguments, ", ") + ")";
}

std::string index_text(const TableItem& item, const sql::Index& index, const psl::Index* old) {
  std::vector<std::string> fields;
  for (const sql::IndexColumn& column : index.columns) fields.push_back(index_field(item, index, column));
  std::vector<std::string> arguments{"[" + base::join(fields, ", ") + "]"};
  if (old != nullptr && old->client_name) {
    arguments.push_back("name: " + syntax::quote_string(*old->client_name));
  }
  if (!has_usual_name(item, index)) arguments.push_back("map: " + syntax::quote_string(index.name));
  if (index.method != sql::IndexMethod::btree) arguments.push_back("type: " + method_word(index.method));
  if (index.predicate) arguments.push_back(where_argument(*index.predicate));
  return attribute_with(index.unique ? "@@unique" : "@@index", arguments);
}

}  // namespace

std::string id_attribute(const TableItem& item, const std::string& column) {
  const auto& key = item.table->primary_key;
  if (!key || key->columns.size() != 1 || key->columns[0] != column) return "";
  if (key->name == sql::primary_key_name(item.table->name.name)) return "@id";
  return "@id(map: " + syntax::quote_string(key->name) + ")";
}

std::string unique_attribute(const TableItem& item, const std::string& column) {
  for (const sql::Index& index : item.table->indexes) {
    if (!on_field(index) || index.columns[0].name != column) continue;
    std::vector<std::string> arguments;
    if (!has_usual_name(item, index)) arguments.push_back("map: " + syntax::quote_string(index.name));
    if (index.columns[0].sort == sql::SortOrder::desc) arguments.emplace_back("sort: Desc");
    if (index.predicate) arguments.push_back(where_argument(*index.predicate));
    return attribute_with("@unique", arguments);
  }
  return "";
}

std::string block_id_attribute(const TableItem& item) {
  const auto& key = item.table->primary_key;
  if (!key || key->columns.size() < 2) return "";
  std::vector<std::string> fields;
  for (const std::string& column : key->columns) fields.push_back(item.column(column));
  std::vector<std::string> arguments{"[" + base::join(fields, ", ") + "]"};
  if (item.old != nullptr && item.old->primary_key && item.old->primary_key->client_name) {
    arguments.push_back("name: " + syntax::quote_string(*item.old->primary_key->client_name));
  }
  if (key->name != sql::primary_key_name(item.table->name.name)) {
    arguments.push_back("map: " + syntax::quote_string(key->name));
  }
  return attribute_with("@@id", arguments);
}

std::vector<IndexAttribute> index_attributes(const TableItem& item) {
  std::vector<IndexAttribute> out;
  for (const sql::Index& index : item.table->indexes) {
    if (on_field(index)) continue;
    const psl::Index* old = old_index(item, index);
    out.push_back({index_text(item, index, old), old});
  }
  std::stable_sort(out.begin(), out.end(), [](const IndexAttribute& a, const IndexAttribute& b) {
    if (a.old == nullptr || b.old == nullptr) return a.old != nullptr && b.old == nullptr;
    return a.old->span.begin < b.old->span.begin;
  });
  return out;
}

}  // namespace schemac::introspect
