#include "schemac/ddl/range_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "facts.hpp"
#include "schemac/base/text.hpp"
#include "statement_text.hpp"
#include "tree.hpp"

namespace schemac::ddl {
namespace {

// Clauses of a SELECT whose parts are not parts of the whole's result.
struct Whole {
  const char* key;
  const char* what;
};
constexpr std::array<Whole, 6> wholes = {{
    {"groupClause", "has GROUP BY"},
    {"havingClause", "has HAVING"},
    {"distinctClause", "has DISTINCT"},
    {"limitCount", "has LIMIT"},
    {"limitOffset", "has OFFSET"},
    {"valuesLists", "has no table whose rows could be divided"},
}};

// PostgreSQL's own aggregates; those of a user are not known by their names.
constexpr std::array<std::string_view, 26> aggregates = {"array_agg",
                                                         "avg",
                                                         "bit_and",
                                                         "bit_or",
                                                         "bit_xor",
                                                         "bool_and",
                                                         "bool_or",
                                                         "count",
                                                         "every",
                                                         "json_agg",
                                                         "jsonb_agg",
                                                         "json_object_agg",
                                                         "jsonb_object_agg",
                                                         "max",
                                                         "min",
                                                         "range_agg",
                                                         "stddev",
                                                         "string_agg",
                                                         "sum",
                                                         "variance",
                                                         "xmlagg",
                                                         "var_pop",
                                                         "var_samp",
                                                         "corr",
                                                         "mode",
                                                         "range_intersect_agg"};

// The words at which a condition ends.
constexpr std::array<std::string_view, 9> ends = {"returning", "group",  "having", "window", "order",
                                                  "limit",     "offset", "fetch",  "for"};

using Reason = std::optional<std::string>;

Reason aggregate_in(const Tree& targets) {
  Reason found;
  walk_tree(targets, [&](const std::string& key, const Tree& node) {
    if (key == "SubLink") return false;  // computed for each row
    if (key != "FuncCall") return true;
    if (at_path(node, {"over"}) != nullptr) found = "has a window function";
    if (is_set(node, "agg_star")) found = "has an aggregate";
    const Tree* names = at_path(node, {"funcname"});
    const std::string name =
        names == nullptr || names->empty() ? "" : text_at(names->back(), {"String", "sval"});
    if (std::find(aggregates.begin(), aggregates.end(), name) != aggregates.end())
      found = fmt::format("has an aggregate, {}()", name);
    return true;
  });
  return found;
}

// The first table of FROM; every row of the result comes from one row of it.
const Tree* first_table(const Tree& from, Reason& why) {
  const Tree* at = &from;
  while (const Tree* join = at_path(*at, {"JoinExpr"})) {
    const std::string type = text_at(*join, {"jointype"});
    if (type != "JOIN_INNER" && type != "JOIN_LEFT") why = "has a RIGHT or FULL join";
    at = at_path(*join, {"larg"});
    if (at == nullptr) return nullptr;
  }
  return at_path(*at, {"RangeVar"});
}

const Tree* selected_table(const Tree& insert, Reason& why) {
  const Tree* select = at_path(insert, {"selectStmt", "SelectStmt"});
  const Tree* from = select == nullptr ? nullptr : at_path(*select, {"fromClause"});
  why = "has no table whose rows could be divided";
  if (select == nullptr) return nullptr;
  if (text_at(*select, {"op"}) != "SETOP_NONE" && at_path(*select, {"larg"}) != nullptr) {
    why = "has a set operation";
    return nullptr;
  }
  if (from == nullptr || from->empty()) return nullptr;
  why = at_path(*select, {"withClause"}) != nullptr ? Reason("has a WITH clause") : std::nullopt;
  for (const Whole& whole : wholes) {
    if (at_path(*select, {whole.key}) != nullptr) why = whole.what;
  }
  if (const Tree* targets = at_path(*select, {"targetList"}); targets != nullptr && !why)
    why = aggregate_in(*targets);
  if (why) return nullptr;
  const Tree* table = first_table(from->front(), why);
  if (table == nullptr && !why) why = "begins its FROM with something else than a table";
  return table;
}

Reason key_is_written(const Tree& update, const std::vector<std::string>& keys) {
  const Tree* targets = at_path(update, {"targetList"});
  if (targets == nullptr) return std::nullopt;
  for (const Tree& target : *targets) {
    const std::string column = text_at(target, {"ResTarget", "name"});
    if (std::find(keys.begin(), keys.end(), column) != keys.end())
      return fmt::format("writes the key column {}", column);
  }
  return std::nullopt;
}

// Offsets of the condition and of what follows it.
struct Cut {
  size_t where = std::string::npos;  // of the word; npos = there is none
  size_t condition = std::string::npos;
  size_t tail = 0;
};

// t.order, 1 AS limit: behind these even a reserved word is a name.
bool names_something(const Words& words, size_t i) {
  return i > 0 && (words.is(i - 1, ".") || words.is(i - 1, "as"));
}

// The words outside of all parentheses; WHERE, RETURNING and the others are reserved.
Cut find_condition(std::string_view text, bool is_insert) {
  Cut cut;
  cut.tail = text.size();
  int depth = 0;
  bool selects = !is_insert;
  const std::vector<Token> tokens = tokenize(text);
  const Words words{text, tokens.data(), tokens.size()};
  for (size_t i = 0; i < words.count; ++i) {
    if (words.is(i, "(")) ++depth;
    if (words.is(i, ")")) --depth;
    if (depth != 0 || tokens[i].kind != TokenKind::word || names_something(words, i)) continue;
    const auto is = [&](std::string_view one) { return words.is(i, one); };
    selects = selects || is("select");
    if (!selects) continue;
    const bool conflict = is_insert && words.row(i, "on conflict");
    if (conflict || std::any_of(ends.begin(), ends.end(), is)) {
      cut.tail = tokens[i].begin;
      return cut;
    }
    if (is("where")) cut.where = tokens[i].begin, cut.condition = tokens[i].end;
  }
  return cut;
}

std::string ranged(const StatementText& text, const Tree& node) {
  const std::string schema = text_at(node, {"schemaname"});
  const std::string name = text.written(text_at(node, {"relname"}));
  return schema.empty() ? name : text.written(schema) + '.' + name;
}

struct Target {
  const Tree* node = nullptr;
  Reason why;  // it cannot be divided
};

Target target_of(const Tree& statement, const std::vector<std::string>& keys, bool by_place) {
  if (const Tree* insert = at_path(statement, {"InsertStmt"})) {
    Target target;
    target.node = selected_table(*insert, target.why);
    if (at_path(*insert, {"withClause"}) != nullptr) target.why = "has a WITH clause";
    return target;
  }
  const Tree* update = at_path(statement, {"UpdateStmt"});
  const Tree* node = update != nullptr ? update : at_path(statement, {"DeleteStmt"});
  if (node == nullptr) return {nullptr, "is no UPDATE, DELETE or INSERT .. SELECT"};
  Target target{at_path(*node, {"relation"}), std::nullopt};
  const bool conditional = at_path(*node, {"whereClause"}) != nullptr;
  if (at_path(*node, {"withClause"}) != nullptr) target.why = "has a WITH clause";
  if (at_path(*node, {"whereClause", "CurrentOfExpr"}) != nullptr) target.why = "follows a cursor";
  if (update != nullptr && !target.why) target.why = key_is_written(*update, keys);
  if (update != nullptr && by_place && !conditional)
    target.why =
        "has no condition that a written row does not fulfil any more (it gets a new ctid, and would be "
        "written again)";
  return target;
}

}  // namespace

std::string RangePlace::with(std::string_view range) const {
  std::string text = head;
  text += condition.empty() ? fmt::format("\nWHERE {}", range)
                            : fmt::format("WHERE ({}\n) AND {}", condition, range);
  if (!tail.empty()) text += '\n' + tail;
  return text;
}

base::Result<RangePlace> range_place(std::string_view statement, const std::vector<std::string>& keys,
                                     bool by_place) {
  const auto refused = [](std::string why) {
    return base::Error{.code = "bad-directive", .message = std::move(why)};
  };
  const StatementText text{std::string(statement)};
  const auto tree = parse_tree(text.str());
  if (!tree || tree->size() != 1) return refused("is not understood by the parser of PostgreSQL 15");
  const Target target = target_of(tree->front(), keys, by_place);
  if (target.why) return refused(*target.why);
  if (target.node == nullptr) return refused("has no table whose rows could be divided");
  RangePlace place;
  place.table = ranged(text, *target.node);
  const std::string alias = text_at(*target.node, {"alias", "aliasname"});
  place.name = alias.empty() ? place.table : text.written(alias);
  const Cut cut = find_condition(statement, at_path(tree->front(), {"InsertStmt"}) != nullptr);
  place.head = statement.substr(0, std::min(cut.where, cut.tail));
  if (cut.where != std::string::npos)
    place.condition = base::trim(statement.substr(cut.condition, cut.tail - cut.condition));
  place.tail = base::trim(statement.substr(cut.tail));
  return place;
}

}  // namespace schemac::ddl
