// The order by need: of steps in any order, and of pairs of schemas whose places are already right.
#include "dependency_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "matching.hpp"
#include "safe/policy.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::diff {
namespace {

using sql::QualifiedName;

const sql::BuiltinType integer{sql::TypeId::integer, {}, {}};
const sql::BuiltinType text{sql::TypeId::text, {}, {}};

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  size_t below(size_t limit) { return engine_() % limit; }
  bool one_in(size_t n) { return below(n) == 0; }

 private:
  std::mt19937 engine_;
};

sql::Column column(std::string name, sql::Type type) {
  sql::Column out;
  out.name = std::move(name);
  out.type = std::move(type);
  return out;
}

sql::Index index_of(const sql::Table& table, const std::string& name, bool unique) {
  sql::Index index;
  index.name = unique ? sql::unique_name(table.name.name, {name}) : sql::index_name(table.name.name, {name});
  index.columns.push_back({name, {}, {}, {}});
  index.unique = unique;
  return index;
}

sql::Table random_table(const std::string& name, const std::vector<sql::Enum>& enums, Dice& dice) {
  sql::Table table;
  table.name = {"public", name};
  table.columns.push_back(column("id", integer));
  table.columns[0].autoincrement = table.columns[0].owns_sequence = dice.one_in(2);
  table.primary_key = sql::PrimaryKey{dice.one_in(3) ? name + "_key" : name + "_pkey", {"id"}};
  for (size_t i = 0; i < 6; ++i) {
    if (dice.one_in(3)) continue;
    sql::Type type = dice.one_in(2) ? sql::Type(integer) : sql::Type(text);
    // One enum a column: between two that are built again no place is right.
    const auto own = std::find_if(enums.begin(), enums.end(), [&](const sql::Enum& one) {
      return one.name.name == "E" + std::to_string(i);
    });
    if (own != enums.end() && dice.one_in(3)) type = sql::EnumType(own->name);
    table.columns.push_back(column("c" + std::to_string(i), std::move(type)));
    if (dice.one_in(3)) table.indexes.push_back(index_of(table, table.columns.back().name, dice.one_in(2)));
  }
  return table;
}

// Tables and enums of a few names, so that two schemas have some of them in common.
sql::Schema random_schema(Dice& dice) {
  sql::Schema schema;
  schema.namespaces = {"public"};
  for (size_t i = 0; i < 3; ++i) {
    if (dice.one_in(3)) continue;
    sql::Enum type{{"public", "E" + std::to_string(i)}, {"A"}};
    for (const char* label : {"B", "C", "D"}) {
      if (dice.one_in(2)) type.values.emplace_back(label);
    }
    schema.enums.push_back(std::move(type));
  }
  for (size_t i = 0; i < 8; ++i) {
    if (!dice.one_in(3)) schema.tables.push_back(random_table("T" + std::to_string(i), schema.enums, dice));
  }
  for (sql::Table& table : schema.tables) {
    const sql::Table& other = schema.tables[dice.below(schema.tables.size())];
    for (const sql::Column& one : table.columns) {
      if (one.type != sql::Type(integer) || one.name == "id" || !dice.one_in(3)) continue;
      table.foreign_keys.push_back(
          {sql::foreign_key_name(table.name.name, {one.name}), {one.name}, other.name, {"id"}});
    }
    // The sequence of another table.
    if (!other.columns[0].autoincrement || &other == &table || !dice.one_in(4)) continue;
    table.columns.push_back(column("n", integer));
    table.columns.back().default_value =
        sql::SqlExpression{"nextval('" + sql::quote_identifier(other.name.name + "_id_seq") + "'::regclass)"};
  }
  return schema;
}

Steps by_place(const sql::Pair<sql::Schema>& schemas) { return steps_by_place(match(schemas, Policy::safe)); }

TEST(DependencyOrder, PlacesOfRandomPairsSatisfyIt) {
  size_t others = 0;
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    Dice dice(seed);
    const sql::Schema before = random_schema(dice);
    const sql::Schema after = random_schema(dice);
    const Steps steps = by_place({before, after});
    const Steps ordered = in_order_of_need(steps);
    if (is_in_order_of_need(steps)) {
      EXPECT_EQ(ordered, steps) << "seed " << seed;
    } else {
      ++others;
    }
    EXPECT_TRUE(std::is_permutation(steps.begin(), steps.end(), ordered.begin(), ordered.end()));
  }
  EXPECT_EQ(others, 0U) << "pairs whose places do not hold";
}

// Everything is made and dropped again, from steps in any order. Without a circle of sequences.
TEST(DependencyOrder, AnyOrderBecomesOneThatRuns) {
  for (unsigned seed = 1; seed <= 500; ++seed) {
    Dice dice(seed);
    const sql::Schema schema = random_schema(dice);
    std::mt19937 engine(seed);
    for (const sql::Pair<sql::Schema>& schemas : {sql::Pair<sql::Schema>{{}, schema}, {schema, {}}}) {
      Steps steps = by_place(schemas);
      const bool has_circle = std::any_of(steps.begin(), steps.end(), [](const Step& step) {
        return std::holds_alternative<AlterTable>(step);
      });
      if (has_circle) continue;
      std::shuffle(steps.begin(), steps.end(), engine);
      const Steps ordered = in_order_of_need(steps);
      EXPECT_TRUE(is_in_order_of_need(ordered)) << "seed " << seed;
    }
  }
}

template <class Kind>
size_t place_of(const Steps& steps) {
  return static_cast<size_t>(
      std::find_if(steps.begin(), steps.end(),
                   [](const Step& step) { return std::holds_alternative<Kind>(step); }) -
      steps.begin());
}

sql::Schema schema_of(std::vector<sql::Table> tables, std::vector<sql::Enum> enums = {}) {
  sql::Schema schema;
  schema.namespaces = {"public"};
  schema.tables = std::move(tables);
  schema.enums = std::move(enums);
  return schema;
}

sql::Table table_of(const std::string& name, const std::string& key) {
  sql::Table table;
  table.name = {"public", name};
  table.columns.push_back(column("id", integer));
  if (!key.empty()) table.primary_key = sql::PrimaryKey{key, {"id"}};
  return table;
}

TEST(DependencyOrder, ANameIsFreeBeforeAnotherGetsIt) {
  const sql::Pair<sql::Schema> type{schema_of({table_of("Role", "Role_pkey")}),
                                    schema_of({}, {{{"public", "Role"}, {"A"}}})};
  const Steps first = diff(type, Policy::safe);
  EXPECT_LT(place_of<DropTable>(first), place_of<CreateEnum>(first));

  const sql::Pair<sql::Schema> key{schema_of({table_of("Old", "one"), table_of("User", "")}),
                                   schema_of({table_of("User", "one")})};
  EXPECT_FALSE(is_in_order_of_need(by_place(key)));
  const Steps second = diff(key, Policy::safe);
  EXPECT_LT(place_of<DropTable>(second), place_of<AlterTable>(second));
}

sql::Column enum_column(const char* name, const char* type) {
  return column(name, sql::EnumType(QualifiedName{"public", type}));
}

TEST(DependencyOrder, AColumnMovesBetweenTwoTypesThatAreBuiltAgain) {
  sql::Table before = table_of("T", "T_pkey");
  sql::Table after = before;
  before.columns.push_back(enum_column("c", "E"));
  after.columns.push_back(enum_column("c", "F"));
  const sql::Enum e{{"public", "E"}, {"A", "B"}};
  const sql::Enum f{{"public", "F"}, {"A", "C"}};
  const Steps steps = diff(
      {schema_of({before}, {e, f}), schema_of({after}, {{e.name, {"A"}}, {f.name, {"A"}}})}, Policy::safe);
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(std::get<AlterEnum>(steps[0]).types.before.name, f.name);
  EXPECT_TRUE(std::holds_alternative<AlterTable>(steps[1]));
  EXPECT_EQ(std::get<AlterEnum>(steps[2]).types.before.name, e.name);
}

// Each table's default is filled by the other one's sequence.
TEST(DependencyOrder, ACircleIsOpenedAtItsFirstStep) {
  const auto filled_by = [](const char* name, const char* other) {
    sql::Table table = table_of(name, "");
    table.columns[0].autoincrement = table.columns[0].owns_sequence = true;
    table.columns.push_back(column("n", integer));
    table.columns[1].default_value =
        sql::SqlExpression{std::string("nextval('") + other + "_id_seq'::regclass)"};
    return table;
  };
  const Steps circle{CreateTable{filled_by("b", "a")}, CreateTable{filled_by("a", "b")}};
  EXPECT_FALSE(is_in_order_of_need(circle));
  EXPECT_EQ(in_order_of_need(circle), circle);
}

}  // namespace
}  // namespace schemac::diff
