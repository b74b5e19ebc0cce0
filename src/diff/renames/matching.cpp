#include "renames/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "schemac/diff/diff.hpp"

namespace schemac::diff {

namespace {
bool same_shape(const sql::Column& a, const sql::Column& b) {
  const bool lists = (a.arity == sql::Arity::list) == (b.arity == sql::Arity::list);
  return lists && type_change({a, b}, Policy::safe) == TypeChange::none;
}

// The number of columns (or values) on both sides, relative to the longer side: 0 to 1.
double likeness(const sql::Table& a, const sql::Table& b) {
  const auto common = std::count_if(a.columns.begin(), a.columns.end(), [&](const sql::Column& column) {
    const sql::Column* other = b.column(column.name);
    return other != nullptr && same_shape(column, *other);
  });
  const size_t most = std::max(a.columns.size(), b.columns.size());
  return most == 0 ? 0 : static_cast<double>(common) / static_cast<double>(most);
}
double likeness(const sql::Enum& a, const sql::Enum& b) {
  const auto common = std::count_if(a.values.begin(), a.values.end(), [&](const std::string& value) {
    return std::find(b.values.begin(), b.values.end(), value) != b.values.end();
  });
  const size_t most = std::max(a.values.size(), b.values.size());
  return most == 0 ? 0 : static_cast<double>(common) / static_cast<double>(most);
}
constexpr double moves_from = 0.5;    // the name is the same
constexpr double renamed_from = 0.6;  // only the contents are similar

template <class Items>
auto by_name(const Items& items) {
  std::map<sql::QualifiedName, const typename Items::value_type*> out;
  for (const auto& item : items) out.emplace(item.name, &item);
  return out;
}

template <class Items>
std::vector<const typename Items::value_type*> only_in(const Items& items, const Items& others) {
  const auto known = by_name(others);
  std::vector<const typename Items::value_type*> out;
  for (const auto& item : items) {
    if (!known.contains(item.name)) out.push_back(&item);
  }
  return out;
}

template <class Item>
void find_moves(const std::vector<const Item*>& gone, const std::vector<const Item*>& come, bool is_table,
                std::vector<Move>& moves) {
  const auto named = [](const std::vector<const Item*>& items, const std::string& name) {
    return std::count_if(items.begin(), items.end(), [&](const Item* i) { return i->name.name == name; });
  };
  for (const Item* before : gone) {
    if (named(gone, before->name.name) != 1 || named(come, before->name.name) != 1) continue;
    const Item* after = *std::find_if(come.begin(), come.end(),
                                      [&](const Item* i) { return i->name.name == before->name.name; });
    if (likeness(*before, *after) >= moves_from) moves.push_back({is_table, {before->name, after->name}});
  }
}

// Quotes a part with a dot, an equals sign or a quote in it.
std::string part(const std::string& name) {
  if (name.find_first_of(".=\"") == std::string::npos) return name;
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

template <class Item>
void find_whole(const std::vector<const Item*>& gone, const std::vector<const Item*>& come,
                std::string_view kind, std::vector<LikelyRename>& out) {
  std::vector<const Item*> taken;
  for (const Item* before : gone) {
    const Item* best = nullptr;
    for (const Item* after : come) {
      const bool free = std::find(taken.begin(), taken.end(), after) == taken.end();
      if (!free || after->name.schema != before->name.schema || likeness(*before, *after) < renamed_from)
        continue;
      if (best == nullptr || likeness(*before, *after) > likeness(*before, *best)) best = after;
    }
    if (best == nullptr) continue;
    taken.push_back(best);
    out.push_back(
        {part(before->name.name) + "=" + part(best->name.name),
         fmt::format("Was the {} `{}` renamed to `{}`?", kind, before->name.name, best->name.name)});
  }
}

// One dropped and one added column of one type; if there are several, only pairs with a single match.
void find_columns(const sql::Table& before, const sql::Table& after, std::vector<LikelyRename>& out) {
  std::vector<const sql::Column*> gone;
  std::vector<const sql::Column*> come;
  for (const sql::Column& c : before.columns) {
    if (after.column(c.name) == nullptr) gone.push_back(&c);
  }
  for (const sql::Column& c : after.columns) {
    if (before.column(c.name) == nullptr) come.push_back(&c);
  }
  for (const sql::Column* old : gone) {
    const auto fits = [&](const sql::Column* next) { return same_shape(*old, *next); };
    const auto rivals = std::count_if(gone.begin(), gone.end(),
                                      [&](const sql::Column* other) { return same_shape(*old, *other); });
    if (rivals != 1 || std::count_if(come.begin(), come.end(), fits) != 1) continue;
    const sql::Column* next = *std::find_if(come.begin(), come.end(), fits);
    out.push_back({part(before.name.name) + "." + part(old->name) + "=" + part(next->name),
                   fmt::format("Was the column `{}` of `{}` renamed to `{}`?", old->name, before.name.name,
                               next->name)});
  }
}

// One removed and one added value at the same place.
void find_values(const sql::Enum& before, const sql::Enum& after, const std::vector<ValueMerge>& merges,
                 std::vector<LikelyRename>& out) {
  if (before.values.size() != after.values.size()) return;
  const auto in = [](const sql::Enum& e, const std::string& value) {
    return std::find(e.values.begin(), e.values.end(), value) != e.values.end();
  };
  for (size_t i = 0; i < before.values.size(); ++i) {
    const std::string& old = before.values[i];
    const std::string& next = after.values[i];
    const bool merged = std::any_of(merges.begin(), merges.end(), [&](const ValueMerge& merge) {
      return merge.type == before.name && merge.labels.before == old;
    });
    if (merged || old == next || in(after, old) || in(before, next)) continue;
    out.push_back(
        {part(before.name.name) + "." + part(old) + "=" + part(next),
         fmt::format("Was the value `{}` of the enum `{}` renamed to `{}`?", old, before.name.name, next)});
  }
}
}  // namespace

std::vector<Move> moves_between_schemas(const sql::Schema& before, const sql::Schema& after) {
  std::vector<Move> moves;
  find_moves(only_in(before.enums, after.enums), only_in(after.enums, before.enums), false, moves);
  find_moves(only_in(before.tables, after.tables), only_in(after.tables, before.tables), true, moves);
  return moves;
}

std::vector<LikelyRename> likely_renames(const sql::Pair<sql::Schema>& schemas,
                                         const std::vector<ValueMerge>& merges) {
  std::vector<LikelyRename> out;
  find_whole(only_in(schemas.before.tables, schemas.after.tables),
             only_in(schemas.after.tables, schemas.before.tables), "table", out);
  find_whole(only_in(schemas.before.enums, schemas.after.enums),
             only_in(schemas.after.enums, schemas.before.enums), "enum", out);
  const auto tables = by_name(schemas.after.tables);
  for (const sql::Table& table : schemas.before.tables) {
    const auto after = tables.find(table.name);
    if (after != tables.end()) find_columns(table, *after->second, out);
  }
  const auto enums = by_name(schemas.after.enums);
  for (const sql::Enum& type : schemas.before.enums) {
    const auto after = enums.find(type.name);
    if (after != enums.end()) find_values(type, *after->second, merges, out);
  }
  return out;
}

}  // namespace schemac::diff
