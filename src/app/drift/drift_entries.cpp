#include <fmt/format.h>

#include <map>
#include <optional>

#include "drift/drift_entries.hpp"
#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

std::string shown(const sql::QualifiedName& name) { return name.schema + "." + name.name; }

constexpr const char* unknown = "is in the database, but no migration made it";
constexpr const char* gone = "is made by the migrations, but is not in the database";

std::string arity_word(const sql::Column& column) {
  if (column.arity == sql::Arity::list) return "a list";
  return column.arity == sql::Arity::nullable ? "optional" : "required";
}

std::string type_word(const sql::Column& column) {
  return sql::psl_type_name(column.type) + (column.arity == sql::Arity::list ? "[]" : "");
}

// Describes a column that differs from the migrations.
std::string changes_of(const diff::AlterColumn& column) {
  const auto& [before, after] = column.columns;
  std::vector<std::string> words;
  if (column.changes.type != diff::TypeChange::none || type_word(before) != type_word(after)) {
    words.push_back(fmt::format("its type is {}, not {}", type_word(after), type_word(before)));
  }
  if (column.changes.arity) {
    words.push_back(fmt::format("it is {}, not {}", arity_word(after), arity_word(before)));
  }
  if (column.changes.default_value) words.emplace_back("its default is another");
  if (column.changes.autoincrement) {
    words.emplace_back(after.autoincrement ? "a sequence fills it" : "no sequence fills it any more");
  }
  return words.empty() ? "it is another than the migrations made it" : base::join(words, "; ");
}

template <class Key>
sql::Pair<sql::Deferrable> deferrable_of(const sql::Pair<Key>& keys) {
  return keys.map([](const Key& key) { return key.deferrable; });
}

// A key or an index that the plan drops and creates again because its column changes is no difference of its
// own. If it is created with another definition, it was changed.
template <class Part>
class Both {
 public:
  void gone(const std::string& object, const Part& part) { gone_.emplace(object, &part); }
  void come(const std::string& object, const Part& part) { come_.emplace(object, &part); }
  // None if only one of the two is a step.
  std::optional<sql::Pair<const Part*>> of(const std::string& object) const {
    const auto before = gone_.find(object);
    const auto after = come_.find(object);
    if (before == gone_.end() || after == come_.end()) return std::nullopt;
    return sql::Pair<const Part*>{before->second, after->second};
  }

 private:
  std::map<std::string, const Part*> gone_, come_;
};

class Collector {
 public:
  explicit Collector(const diff::Steps& steps) {
    for (const diff::Step& step : steps) {
      if (const auto* s = std::get_if<diff::DropIndex>(&step)) indexes_.gone(part(*s), s->index);
      if (const auto* s = std::get_if<diff::CreateIndex>(&step)) indexes_.come(part(*s), s->index);
      if (const auto* s = std::get_if<diff::DropForeignKey>(&step)) keys_.gone(part(*s), s->key);
      if (const auto* s = std::get_if<diff::AddForeignKey>(&step)) keys_.come(part(*s), s->key);
    }
  }
  void operator()(const diff::CreateSchema& s) { unknown_one("schema", s.name, "schema"); }
  void operator()(const diff::CreateEnum& s) { unknown_one("enum", shown(s.type.name), "enum"); }
  void operator()(const diff::DropEnum& s) { missing_one("enum", shown(s.type.name), "enum"); }
  void operator()(const diff::AlterEnum& s) {
    std::vector<std::string> words;
    if (!s.added.empty()) {
      words.push_back(
          fmt::format("it has the values [{}] that no migration added", base::join(s.added, ", ")));
    }
    if (!s.removed.empty()) {
      words.push_back(fmt::format("it lacks the values [{}]", base::join(s.removed, ", ")));
    }
    changed_one("enum", shown(s.types.before.name), "enum", base::join(words, "; "));
  }
  void operator()(const diff::CreateTable& s) { unknown_one("table", shown(s.table.name), "table"); }
  void operator()(const diff::DropTable& s) { missing_one("table", shown(s.table.name), "table"); }
  void operator()(const diff::CreateIndex& s) {
    if (!s.table_is_new && !indexes_.of(part(s))) unknown_one("index", part(s), "index");
  }
  void operator()(const diff::DropIndex& s) { gone_or_changed("index", part(s), "index", indexes_); }
  void operator()(const diff::RenameIndex& s) { renamed("index", s.table, s.names); }
  void operator()(const diff::AddForeignKey& s) {
    if (!keys_.of(part(s))) unknown_one("foreign-key", part(s), "foreign key");
  }
  void operator()(const diff::DropForeignKey& s) {
    gone_or_changed("foreign-key", part(s), "foreign key", keys_);
  }
  void operator()(const diff::RenameForeignKey& s) { renamed("foreign-key", s.table, s.names); }
  void operator()(const diff::AlterForeignKey& s) {
    deferrable("foreign-key", shown(s.table) + "." + s.keys.after.name, "foreign key", deferrable_of(s.keys));
  }
  void operator()(const diff::ReplacePrimaryKey& s) {
    deferrable("primary-key", shown(s.table) + "." + s.keys.after.name, "primary key", deferrable_of(s.keys));
  }
  void operator()(const diff::ReplaceIndex& s) {
    const std::string object = shown(s.table) + "." + s.indexes.after.name;
    if (const auto both = deferrable_of(s.indexes); !both.unchanged()) {
      deferrable("index", object, "index", both);
    }
    if (s.indexes.before.nulls_not_distinct == s.indexes.after.nulls_not_distinct) return;
    changed_one("index", object, "index",
                s.indexes.after.nulls_not_distinct ? "it takes two NULLs for equal"
                                                   : "it does not take two NULLs for equal any more");
  }
  void operator()(const diff::CreateExtension& s) { unknown_one("extension", s.extension.name, "extension"); }
  void operator()(const diff::DropExtension& s) { missing_one("extension", s.extension.name, "extension"); }
  void operator()(const diff::AlterExtension& s) {
    changed_one("extension", s.extensions.before.name, "extension", "its version or schema is another");
  }
  void operator()(const diff::AlterTable& s) {
    table_ = shown(s.tables.before.name);
    for (const diff::TableChange& change : s.changes) std::visit(*this, change);
  }
  void operator()(const diff::AddColumn& c) { unknown_one("column", part(c.column.name), "column"); }
  void operator()(const diff::DropColumn& c) { missing_one("column", part(c.column.name), "column"); }
  void operator()(const diff::AlterColumn& c) {
    changed_one("column", part(c.columns.before.name), "column", changes_of(c));
  }
  void operator()(const diff::RecreateColumn& c) {
    changed_one(
        "column", part(c.columns.before.name), "column",
        fmt::format("its type is {}, not {}", type_word(c.columns.after), type_word(c.columns.before)));
  }
  void operator()(const diff::AddPrimaryKey& c) {
    unknown_one("primary-key", part(c.key.name), "primary key");
  }
  void operator()(const diff::DropPrimaryKey& c) {
    missing_one("primary-key", part(c.key.name), "primary key");
  }
  void operator()(const diff::RenamePrimaryKey& c) {
    add("primary-key-renamed", part(c.names.before),
        fmt::format("The primary key {} is called {} in the database.", part(c.names.before), c.names.after));
  }
  // Steps that are no difference themselves.
  template <class Other>
  void operator()(const Other&) {}

  std::vector<DriftEntry> take() { return std::move(found_); }

 private:
  std::string part(const std::string& name) const { return table_ + "." + name; }
  template <class Step>
  static std::string part(const Step& s) {
    if constexpr (requires { s.index; })
      return shown(s.table) + "." + s.index.name;
    else
      return shown(s.table) + "." + s.key.name;
  }
  void add(std::string kind, std::string object, std::string message) {
    found_.push_back({std::move(kind), std::move(object), std::move(message)});
  }
  void unknown_one(const std::string& kind, const std::string& object, const char* word) {
    add(kind + "-added", object, fmt::format("The {} {} {}.", word, object, unknown));
  }
  void missing_one(const std::string& kind, const std::string& object, const char* word) {
    add(kind + "-missing", object, fmt::format("The {} {} {}.", word, object, gone));
  }
  void changed_one(const std::string& kind, const std::string& object, const char* word,
                   const std::string& how) {
    add(kind + "-changed", object,
        fmt::format("The {} {} was changed outside the migrations: {}.", word, object, how));
  }
  template <class Part>
  void gone_or_changed(const std::string& kind, const std::string& object, const char* word,
                       const Both<Part>& parts) {
    const auto both = parts.of(object);
    if (!both) return missing_one(kind, object, word);
    if (!(*both->before == *both->after))
      changed_one(kind, object, word, "it is another than the migrations made it");
  }
  void deferrable(const std::string& kind, const std::string& object, const char* word,
                  const sql::Pair<sql::Deferrable>& both) {
    changed_one(
        kind, object, word,
        fmt::format("it is {}, not {}", sql::deferrable_sql(both.after), sql::deferrable_sql(both.before)));
  }
  void renamed(const std::string& kind, const sql::QualifiedName& table,
               const sql::Pair<std::string>& names) {
    add(kind + "-renamed", shown(table) + "." + names.before,
        fmt::format("{}.{} is called {} in the database.", shown(table), names.before, names.after));
  }

  std::string table_;
  Both<sql::Index> indexes_;
  Both<sql::ForeignKey> keys_;
  std::vector<DriftEntry> found_;
};

}  // namespace

std::vector<DriftEntry> drift_entries(const diff::Steps& steps) {
  Collector collector(steps);
  for (const diff::Step& step : steps) std::visit(collector, step);
  return collector.take();
}

}  // namespace schemac::app
