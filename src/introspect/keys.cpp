#include "keys.hpp"

#include <algorithm>
#include <array>

#include "fields.hpp"
#include "previous_indexes.hpp"
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

psl::FieldWords words_of(const sql::Column& column) {
  psl::FieldWords words;
  words.list = column.arity == sql::Arity::list;
  words.unsupported = !is_supported(column.type);
  const auto* builtin = std::get_if<sql::BuiltinType>(&column.type);
  if (builtin == nullptr) return words;
  words.scalar = sql::type_info(builtin->id).scalar;
  if (!is_scalar_default(*builtin)) words.native_type = sql::type_info(builtin->id).psl_name;
  return words;
}

// raw(..) if the language does not know the class, or not for such a field; also for the type's default class
// if the language needs one for a field of the type.
std::string class_argument(const sql::Column& column, const sql::OperatorClass& of, sql::IndexMethod method) {
  const psl::FieldWords words = words_of(column);
  const std::string type = method_word(method);
  if (of.is_default && psl::is_indexable(words, type, "")) return "";
  const std::string word = operator_class_word(of.name);
  const bool known = psl::is_operator_class(word, type) && psl::is_indexable(words, type, word);
  return "ops: " + (known ? word : "raw(" + syntax::quote_string(of.name) + ")");
}

std::string index_field(const TableItem& item, const sql::Index& index, const sql::IndexColumn& column) {
  std::vector<std::string> arguments;
  if (column.sort == sql::SortOrder::desc) arguments.emplace_back("sort: Desc");
  if (column.operator_class) {
    const std::string argument =
        class_argument(*item.table->column(column.name), *column.operator_class, index.method);
    if (!argument.empty()) arguments.push_back(argument);
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

bool may_stand_on_field(const sql::Index& index, const std::string& column) {
  return index.unique && index.columns.size() == 1 && index.columns[0].name == column;
}

// The unique index of a field's own attribute: the one in the old schema, else the first by name.
const sql::Index* index_on_field(const TableItem& item, const std::string& column) {
  const sql::Index* first = nullptr;
  for (const sql::Index* index : item.indexes()) {
    if (!may_stand_on_field(*index, column)) continue;
    const psl::Index* old = old_index(item.old, item.table->name, *index);
    if (old != nullptr && old->on_field) return index;
    if (first == nullptr) first = index;
  }
  return first;
}

bool on_field(const TableItem& item, const sql::Index& index) {
  return index.unique && index.columns.size() == 1 && index_on_field(item, index.columns[0].name) == &index;
}

std::string where_argument(const std::string& predicate) {
  return "where: raw(" + syntax::quote_string(predicate) + ")";
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
  const sql::Index* index = index_on_field(item, column);
  if (index == nullptr) return "";
  std::vector<std::string> arguments;
  if (!has_usual_name(item, *index)) arguments.push_back("map: " + syntax::quote_string(index->name));
  if (index->columns[0].sort == sql::SortOrder::desc) arguments.emplace_back("sort: Desc");
  if (index->predicate) arguments.push_back(where_argument(*index->predicate));
  return attribute_with("@unique", arguments);
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
  for (const sql::Index* index : item.indexes()) {
    if (on_field(item, *index)) continue;
    const psl::Index* old = old_index(item.old, item.table->name, *index);
    out.push_back({index_text(item, *index, old), old});
  }
  std::stable_sort(out.begin(), out.end(), [](const IndexAttribute& a, const IndexAttribute& b) {
    if (a.old == nullptr || b.old == nullptr) return a.old != nullptr && b.old == nullptr;
    return a.old->span.begin < b.old->span.begin;
  });
  return out;
}

}  // namespace schemac::introspect
