#include "schemac/ddl/server_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "facts.hpp"
#include "schemac/base/text.hpp"
#include "schemac/ddl/statements.hpp"
#include "tree.hpp"

namespace schemac::ddl {
namespace {

// Most statements of a history make or fill tables and name no role: their trees are not built.
constexpr std::array<std::string_view, 9> nameless = {
    "insert", "update", "delete", "select", "with", "create table", "create index", "create unique index",
    "copy"};

bool may_name(const Words& words) {
  return std::none_of(nameless.begin(), nameless.end(),
                      [&](std::string_view keywords) { return words.row(0, keywords); });
}

constexpr std::array<std::string_view, 12> server_wide_nodes = {
    "CreateRoleStmt",       "AlterRoleStmt",      "AlterRoleSetStmt", "DropRoleStmt",
    "GrantRoleStmt",        "CreatedbStmt",       "DropdbStmt",       "AlterSystemStmt",
    "CreateTableSpaceStmt", "DropTableSpaceStmt", "DropOwnedStmt",    "AlterTableSpaceOptionsStmt",
};

std::string text_of(const Tree& node, const char* key) {
  const auto found = node.find(key);
  return found != node.end() && found->is_string() ? found->get<std::string>() : "";
}

// {"String": {"sval": "app"}}
std::string string_node(const Tree& node) {
  const auto text = node.find("String");
  return text == node.end() ? "" : text_of(*text, "sval");
}

// The constant of SET x = 'constant'.
std::string first_constant(const Tree& statement) {
  const Tree* value = at_path(statement, {"args"});
  if (value == nullptr || !value->is_array() || value->empty()) return "";
  const Tree* constant = at_path(value->front(), {"A_Const", "sval"});
  return constant == nullptr ? "" : text_of(*constant, "sval");
}

class Collector {
 public:
  void statement(std::string_view text, size_t script, uint32_t line) {
    const auto tree = parse_tree(std::string(text));
    if (!tree) return;
    for (const Tree& one : *tree) {
      script_ = script;
      line_ = line;
      text_ = text;
      walk(one);
    }
  }

  ServerNames take() { return std::move(names_); }

 private:
  void walk(const Tree& root) {
    walk_tree(root, [this](const std::string& name, const Tree& node) {
      if (text_of(node, "roletype") == "ROLESPEC_CSTRING") role(text_of(node, "rolename"));
      before(name, node);
      return name != "DropRoleStmt" || !is_set(node, "missing_ok");
    });
  }

  // Names in plain strings of a node, instead of in a RoleSpec.
  void before(const std::string& name, const Tree& node) {
    const bool wide =
        std::find(server_wide_nodes.begin(), server_wide_nodes.end(), name) != server_wide_nodes.end();
    if (wide) server_wide();
    if (name == "GrantRoleStmt") granted_roles(node);
    if (name == "VariableSetStmt") setting(node);
    if (name == "RenameStmt") renamed(node);
    if (name == "DoStmt") block();
    if (name == "AlterDatabaseSetStmt" || name == "AlterDatabaseStmt" ||
        name == "AlterDatabaseRefreshCollStmt")
      database(text_of(node, "dbname"));
    if (name == "AlterRoleSetStmt") database(text_of(node, "database"));
    if (name == "CreateRoleStmt") made_roles_.insert(text_of(node, "role"));
    if (name == "CreatedbStmt") made_databases_.insert(text_of(node, "dbname"));
    if (name == "DefElem" && text_of(node, "defname") == "owner" && node.contains("arg"))
      role(string_node(node["arg"]));
    object(node);
  }

  // COMMENT ON, SECURITY LABEL ON, ALTER .. OWNER TO, GRANT .. ON.
  void object(const Tree& node) {
    if (!node.is_object()) return;
    std::string type = text_of(node, "objtype");
    if (type.empty()) type = text_of(node, "objectType");
    if (type != "OBJECT_ROLE" && type != "OBJECT_DATABASE" && type != "OBJECT_TABLESPACE") return;
    if (type != "OBJECT_DATABASE") server_wide();
    const auto name = [&](const Tree& one) {
      type == "OBJECT_ROLE" ? role(string_node(one)) : database(string_node(one));
    };
    if (type == "OBJECT_TABLESPACE") return;
    if (node.contains("object")) name(node["object"]);
    if (!node.contains("objects")) return;
    for (const Tree& one : node["objects"]) name(one);
  }

  void granted_roles(const Tree& node) {
    const Tree* granted = at_path(node, {"granted_roles"});
    if (granted == nullptr) return;
    for (const Tree& one : *granted) {
      if (const Tree* privilege = at_path(one, {"AccessPriv"})) role(text_of(*privilege, "priv_name"));
    }
  }

  void setting(const Tree& node) {
    const std::string name = text_of(node, "name");
    if (name != "role" && name != "session_authorization") return;
    const std::string value = first_constant(node);
    if (value != "none") role(value, true);
  }

  void renamed(const Tree& node) {
    const std::string type = text_of(node, "renameType");
    if (type == "OBJECT_ROLE") {
      server_wide();
      role(text_of(node, "subname"));
      made_roles_.insert(text_of(node, "newname"));
    } else if (type == "OBJECT_DATABASE") {
      server_wide();
      database(text_of(node, "subname"));
      made_databases_.insert(text_of(node, "newname"));
    }
  }

  // A DO block in PL/pgSQL: reads its statements, and the constant texts that it executes.
  void block() {
    const std::string_view outer = text_;
    for (const std::string& inner : block_statements(std::string(outer))) {
      const auto tree = parse_tree(inner);
      if (!tree) continue;
      text_ = inner;
      for (const Tree& one : *tree) walk(one);
    }
    text_ = outer;
  }

  void role(const std::string& name, bool becomes = false) {
    if (name.empty() || name.starts_with("pg_") || made_roles_.contains(name)) return;
    const auto known = std::find_if(names_.roles.begin(), names_.roles.end(),
                                    [&](const NamedRole& role) { return role.name == name; });
    if (known == names_.roles.end()) {
      names_.roles.push_back({name, becomes});
    } else {
      known->becomes = known->becomes || becomes;
    }
  }

  void database(const std::string& name) {
    if (name.empty() || made_databases_.contains(name)) return;
    if (std::find(names_.databases.begin(), names_.databases.end(), name) == names_.databases.end())
      names_.databases.push_back(name);
  }

  void server_wide() {
    const std::vector<Token> tokens = tokenize(text_.substr(0, std::min<size_t>(text_.size(), 200)));
    const Words words{text_, tokens.data(), std::min<size_t>(tokens.size(), 2)};
    std::string what(words.at(0));
    if (words.count > 1) what += " " + std::string(words.at(1));
    ServerWide found{script_, line_, std::move(what)};
    if (names_.server_wide.empty() || names_.server_wide.back() != found)
      names_.server_wide.push_back(std::move(found));
  }

  ServerNames names_;
  std::set<std::string> made_roles_;
  std::set<std::string> made_databases_;
  size_t script_ = 0;
  uint32_t line_ = 1;
  std::string_view text_;
};

// The indexes of a statement's words that may be a database's name.
std::vector<size_t> names_of_databases(const Words& words) {
  std::vector<size_t> places;
  const auto list = [&](size_t at) {
    while (words.after_name(at) == at + 1) {
      places.push_back(at);
      if (!words.is(at + 1, ",")) return;
      at += 2;
    }
  };
  for (size_t i = 0; i + 1 < words.count; ++i) {
    const bool named = words.is(i, "database") &&
                       (i == 0 || words.is(i - 1, "on") || words.is(i - 1, "in") || words.is(i - 1, "alter"));
    if (named) list(i + 1);
  }
  return places;
}

}  // namespace

ServerNames server_names(const std::vector<std::string_view>& scripts) {
  Collector collector;
  for (size_t i = 0; i < scripts.size(); ++i) {
    for (const Statement& statement : split(scripts[i]).statements) {
      const std::string_view text = scripts[i].substr(statement.span.begin, statement.span.size());
      const std::vector<Token> tokens = tokenize(text.substr(0, std::min<size_t>(text.size(), 100)));
      if (may_name({text, tokens.data(), tokens.size()})) collector.statement(text, i, statement.line);
    }
  }
  return collector.take();
}

std::string with_database(std::string_view script, std::string_view database) {
  const std::string name = fmt::format("\"{}\"", base::replace_all(std::string(database), "\"", "\"\""));
  std::string result;
  size_t done = 0;
  for (const Statement& statement : split(script).statements) {
    const std::string_view text = script.substr(statement.span.begin, statement.span.size());
    const ServerNames names = server_names({text});
    if (names.databases.empty()) continue;
    const std::vector<Token> tokens = tokenize(text);
    for (const size_t place : names_of_databases({text, tokens.data(), tokens.size()})) {
      result += script.substr(done, statement.span.begin + tokens[place].begin - done);
      result += name;
      done = statement.span.begin + tokens[place].end;
    }
  }
  return result.append(script.substr(done));
}

}  // namespace schemac::ddl
