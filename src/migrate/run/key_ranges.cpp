#include "run/key_ranges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "quoting.hpp"
#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

constexpr std::string_view find_table =
    "SELECT c.relkind, c.reltuples::float8 / nullif(c.relpages, 0) FROM pg_catalog.pg_class c WHERE c.oid = "
    "pg_catalog.to_regclass($1)";
constexpr std::string_view find_columns =
    "SELECT a.attname, pg_catalog.format_type(a.atttypid, NULL), a.attnotnull FROM pg_catalog.pg_attribute a "
    "WHERE a.attrelid = pg_catalog.to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped";
// The columns of the indexes that can give rows in the order of their keys, the primary key's first.
constexpr std::string_view find_indexes =
    "SELECT i.indexrelid, a.attname, i.indisprimary, (i.indoption[k.o - 1] & 1) = 1 FROM pg_catalog.pg_index "
    "i CROSS JOIN LATERAL pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY k(n, o) JOIN "
    "pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_am m ON m.oid = c.relam LEFT JOIN "
    "pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n WHERE i.indrelid = "
    "pg_catalog.to_regclass($1) AND i.indisvalid AND i.indpred IS NULL AND k.o <= i.indnkeyatts AND "
    "(m.amname "
    "= 'btree' OR c.relkind = 'I') ORDER BY i.indisprimary DESC, 1, k.o";

base::Error bad(std::string message, std::string hint) {
  return {.code = "bad-directive", .message = std::move(message), .hint = std::move(hint)};
}

struct IndexKey {
  std::string oid;
  bool primary = false;
  std::vector<std::string> columns;
  std::vector<bool> descending;

  // A mixed order cannot follow a comparison of rows.
  bool begins_with(const std::vector<std::string>& key) const {
    if (key.size() > columns.size() || !std::equal(key.begin(), key.end(), columns.begin())) return false;
    return std::all_of(descending.begin(), descending.begin() + static_cast<std::ptrdiff_t>(key.size()),
                       [&](bool down) { return down == descending.front(); });
  }
};

std::vector<IndexKey> indexes_in(const pg::Rows& rows) {
  std::vector<IndexKey> found;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (found.empty() || found.back().oid != rows.text(i, 0))
      found.push_back({std::string(rows.text(i, 0)), rows.boolean(i, 2), {}, {}});
    found.back().columns.emplace_back(rows.text(i, 1));
    found.back().descending.push_back(rows.boolean(i, 3));
  }
  return found;
}

long long page_of(const KeyRanges::Key& key) {
  return key.empty() ? 0 : std::strtoll(key.front().c_str(), nullptr, 10);
}

}  // namespace

base::Result<KeyRanges> KeyRanges::open(pg::Session& session, std::string_view statement,
                                        const BatchDirective& directive) {
  KeyRanges ranges;
  SCHEMAC_TRY(ranges.place_, ddl::range_place(statement, directive.key, directive.by_place));
  ranges.by_place_ = directive.by_place;
  SCHEMAC_TRY(const pg::Rows table, session.query(find_table, {ranges.place_.table}));
  if (table.size() == 0)
    return bad(fmt::format("The table {} of the batches does not exist.", ranges.place_.table), "");
  const std::string_view kind = table.text(0, 0);
  if (kind != "r" && (kind != "p" || directive.by_place))
    return bad(fmt::format("{} cannot be divided into batches: it is {}.", ranges.place_.table,
                           kind == "p" ? "partitioned, and a place is one of a partition's" : "no table"),
               kind == "p" ? "Name a key: `-- schemac: batch key=COLUMN`." : "");
  if (!table.is_null(0, 1))
    ranges.rows_per_page_ = std::max(1.0, std::atof(std::string(table.text(0, 1)).c_str()));
  if (!directive.by_place) {
    SCHEMAC_CHECK(ranges.find_key(session, statement, directive));
    SCHEMAC_CHECK(ranges.find_lowest(session));
  }
  return ranges;
}

base::Status KeyRanges::find_key(pg::Session& session, std::string_view statement,
                                 const BatchDirective& directive) {
  SCHEMAC_TRY(const pg::Rows columns, session.query(find_columns, {place_.table}));
  SCHEMAC_TRY(const pg::Rows rows, session.query(find_indexes, {place_.table}));
  const std::vector<IndexKey> indexes = indexes_in(rows);
  std::vector<std::string> key = directive.key;
  if (key.empty() && (indexes.empty() || !indexes.front().primary))
    return bad(fmt::format("{} has no primary key to divide it by.", place_.table),
               "Name the columns of an index, `-- schemac: batch key=COLUMN`, or take `key=ctid`.");
  if (key.empty()) {
    key = indexes.front().columns;
    SCHEMAC_CHECK(ddl::range_place(statement, key, false));  // it may write the key that it has not named
  }
  for (const std::string& name : key) {
    size_t at = 0;
    while (at < columns.size() && columns.text(at, 0) != name) ++at;
    if (at == columns.size())
      return bad(fmt::format("{} has no column \"{}\" to divide it by.", place_.table, name),
                 "`key=` names columns as they are stored: key=\"userId\" and key=userId are the same.");
    if (!columns.boolean(at, 2))
      return bad(fmt::format("{} cannot be divided by \"{}\": it may be NULL, and such rows are in no range.",
                             place_.table, name),
                 "Take a key whose columns are NOT NULL, or `key=ctid`.");
    key_.push_back({quoted_name(name), std::string(columns.text(at, 1))});
  }
  const bool found =
      std::any_of(indexes.begin(), indexes.end(), [&](const IndexKey& one) { return one.begins_with(key); });
  if (!found)
    return bad(fmt::format("No index of {} begins with \"{}\": each batch would read the whole table.",
                           place_.table, base::join(key, "\", \"")),
               "Take the columns of an index, or `key=ctid`.");
  return base::ok();
}

base::Status KeyRanges::find_lowest(pg::Session& session) {
  is_counted_ =
      key_.front().type == "integer" || key_.front().type == "bigint" || key_.front().type == "smallint";
  if (!is_counted_) return base::ok();
  SCHEMAC_TRY(const pg::Rows rows, session.query(fmt::format("SELECT pg_catalog.min({}) FROM {}",
                                                             key_.front().name, place_.table)));
  if (rows.size() > 0 && !rows.is_null(0, 0)) lowest_ = static_cast<double>(rows.integer(0, 0));
  return base::ok();
}

// "x"."a" behind, "x"."b" behind
std::string KeyRanges::columns_of(std::string_view relation, std::string_view behind) const {
  std::vector<std::string> all;
  for (const Column& column : key_) all.push_back(fmt::format("{}.{}{}", relation, column.name, behind));
  return base::join(all, ", ");
}

std::string KeyRanges::compared(std::string_view relation, const char* with, const Key& key) const {
  std::vector<std::string> values;
  for (size_t i = 0; i < key_.size(); ++i)
    values.push_back(fmt::format("CAST({} AS {})", quoted_string(key[i]), key_[i].type));
  return fmt::format("({}) {} ({})", columns_of(relation, ""), with, base::join(values, ", "));
}

std::string KeyRanges::range(std::string_view relation, const Key& last, const Key& until) const {
  if (by_place_)
    return fmt::format("{0}.ctid >= '({1},0)' AND {0}.ctid < '({2},0)'", relation, page_of(last),
                       page_of(until));
  const std::string above = last.empty() ? "" : compared(relation, ">", last) + " AND ";
  return above + compared(relation, "<=", until);
}

base::Result<KeyRanges::Key> KeyRanges::greatest(pg::Session& session) const {
  if (by_place_) {
    SCHEMAC_TRY(const pg::Rows rows,
                session.query("SELECT pg_catalog.pg_relation_size(pg_catalog.to_regclass($1)) / "
                              "pg_catalog.current_setting('block_size')::bigint",
                              {place_.table}));
    return rows.integer(0, 0) == 0 ? Key() : Key{std::string(rows.text(0, 0))};
  }
  SCHEMAC_TRY(const pg::Rows rows,
              session.query(fmt::format("SELECT {} FROM {} k ORDER BY {} LIMIT 1", columns_of("k", "::text"),
                                        place_.table, columns_of("k", " DESC"))));
  Key key;
  for (size_t i = 0; rows.size() > 0 && i < key_.size(); ++i) key.emplace_back(rows.text(0, i));
  return key;
}

base::Result<KeyRanges::Key> KeyRanges::end_of_range(pg::Session& session, const Key& last, const Key& end,
                                                     long long rows) const {
  if (by_place_) {
    const auto pages = std::max(1LL, static_cast<long long>(static_cast<double>(rows) / rows_per_page_));
    return Key{std::to_string(std::min(page_of(last) + pages, page_of(end)))};
  }
  SCHEMAC_TRY(const pg::Rows found,
              session.query(fmt::format("SELECT {} FROM {} k WHERE {} ORDER BY {} OFFSET {} LIMIT 1",
                                        columns_of("k", "::text"), place_.table, range("k", last, end),
                                        columns_of("k", ""), rows - 1)));
  if (found.size() == 0) return end;
  Key key;
  for (size_t i = 0; i < key_.size(); ++i) key.emplace_back(found.text(0, i));
  return key;
}

std::string KeyRanges::statement(const Key& last, const Key& until) const {
  return place_.with(range(place_.name, last, until));
}

double KeyRanges::fraction(const Key& last, const Key& end) const {
  if (end.empty() || (!by_place_ && !is_counted_)) return -1;
  const double whole = static_cast<double>(page_of(end)) - lowest_;
  const double done = last.empty() ? 0 : static_cast<double>(page_of(last)) - lowest_;
  return whole <= 0 ? 1 : std::clamp(done / whole, 0.0, 1.0);
}

std::string KeyRanges::told(const Key& key) const {
  if (by_place_) return fmt::format("page {}", page_of(key));
  std::vector<std::string> parts;
  for (size_t i = 0; i < key_.size() && i < key.size(); ++i)
    parts.push_back(fmt::format("{} = {}", key_[i].name, key[i]));
  return base::join(parts, ", ");
}

}  // namespace schemac::migrate
