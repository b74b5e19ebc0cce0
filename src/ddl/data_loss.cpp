#include "schemac/ddl/data_loss.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

#include "facts.hpp"
#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

struct Drop {
  std::string_view words;
  const char* what;
  bool only_with_cascade;
};
constexpr std::array<Drop, 14> drops = {{
    {"drop table", "the table", false},
    {"drop foreign table", "the foreign table", true},
    {"drop schema", "the schema", false},
    {"drop database", "the database", false},
    {"drop owned", "everything owned by", false},
    {"drop type", "the type", true},
    {"drop domain", "the domain", true},
    {"drop extension", "the extension", true},
    {"drop view", "the view", true},
    {"drop materialized view", "the materialized view", true},
    {"drop sequence", "the sequence", true},
    {"drop function", "the function", true},
    {"drop collation", "the collation", true},
    {"drop operator", "the operator", true},
}};

size_t word_count(std::string_view words) {
  size_t count = 1;
  for (const char c : words) count += c == ' ' ? 1 : 0;
  return count;
}

size_t skip(const Words& words, size_t at, std::string_view keywords) {
  return words.row(at, keywords) ? at + word_count(keywords) : at;
}

bool contains(const Words& words, std::string_view keywords) {
  for (size_t i = 0; i < words.count; ++i) {
    if (words.row(i, keywords)) return true;
  }
  return false;
}

// Names as PostgreSQL sees them: "a" and a are one.
std::string folded(const std::string& name) {
  return name.find('"') == std::string::npos ? base::lower_ascii(name) : base::replace_all(name, "\"", "");
}

class Reader {
 public:
  explicit Reader(std::string_view script) : script_(script) {}

  std::vector<DataLoss> read() {
    for (const Statement& statement : split(script_).statements) {
      const std::string_view text = script_.substr(statement.span.begin, statement.span.size());
      const std::vector<Token> tokens = tokenize(text);
      line_ = statement.line;
      read({text, tokens.data(), tokens.size()});
    }
    return std::move(losses_);
  }

 private:
  void add(std::string what) { losses_.push_back({line_, std::move(what)}); }

  void read(const Words& words) {
    if (words.is(0, "create")) return remember(words);
    if (words.is(0, "drop")) return drop(words);
    if (words.row(0, "alter table")) return alter_table(words, skip(words, 2, "if exists"));
    if (words.row(0, "alter foreign table")) return;
    if (words.is(0, "truncate")) return truncate(words);
    if (words.row(0, "delete from")) return remove_rows(words, 0);
    if (words.is(0, "with")) {
      for (size_t i = 0; i < words.count; ++i) {
        if (words.row(i, "delete from")) return remove_rows(words, i);
      }
    }
  }

  void remember(const Words& words) {
    size_t at = 1;
    for (const char* word : {"global", "local", "temporary", "temp", "unlogged"}) at = skip(words, at, word);
    if (!words.is(at, "table")) return;
    made_.insert(folded(words.name(skip(words, at + 1, "if not exists"))));
  }

  bool made_here(const std::string& name) const { return made_.count(folded(name)) != 0; }

  void drop(const Words& words) {
    for (const Drop& known : drops) {
      if (!words.row(0, known.words)) continue;
      const bool cascade = contains(words, "cascade");
      if (known.only_with_cascade && !cascade) return;
      names(words, skip(words, skip(words, word_count(known.words), "by"), "if exists"),
            fmt::format("drops {} ", known.what), cascade ? " and what depends on it" : "");
      return;
    }
  }

  // A list of names, each a loss of its own.
  void names(const Words& words, size_t at, const std::string& before, const char* behind) {
    while (at < words.count) {
      const std::string name = words.name(at);
      if (name.empty()) return;
      if (!made_here(name)) add(before + name + behind);
      at = words.after_name(at);
      if (!words.is(at, ",")) return;
      ++at;
    }
  }

  void truncate(const Words& words) {
    names(words, skip(words, skip(words, 1, "table"), "only"), "empties the table ", "");
  }

  void remove_rows(const Words& words, size_t at) {
    const std::string name = words.name(skip(words, at + 2, "only"));
    if (made_here(name)) return;
    add(fmt::format("deletes {}rows of {}", contains(words, "where") ? "" : "all ", name));
  }

  // The actions of one ALTER TABLE, cut at the commas outside parentheses.
  void alter_table(const Words& words, size_t at) {
    at = skip(words, at, "only");
    const std::string table = words.name(at);
    at = skip(words, words.after_name(at), "*");
    int depth = 0;
    bool at_action = true;
    for (; at < words.count; ++at) {
      if (at_action && depth == 0 && words.is(at, "drop")) drop_column(words, at + 1, table);
      if (words.is(at, "(")) ++depth;
      if (words.is(at, ")")) --depth;
      at_action = depth == 0 && words.is(at, ",");
    }
  }

  void drop_column(const Words& words, size_t at, const std::string& table) {
    if (words.is(at, "constraint") || made_here(table)) return;
    at = skip(words, skip(words, at, "column"), "if exists");
    const std::string name = words.name(at);
    if (!name.empty()) add(fmt::format("drops the column {} of {}", name, table));
  }

  std::string_view script_;
  uint32_t line_ = 1;
  std::set<std::string> made_;
  std::vector<DataLoss> losses_;
};

}  // namespace

std::vector<DataLoss> data_losses(std::string_view script) { return Reader(script).read(); }

}  // namespace schemac::ddl
