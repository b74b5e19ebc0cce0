#include "defaults.hpp"

#include <gtest/gtest.h>

#include "schemac/base/text.hpp"

namespace schemac::catalog {
namespace {

using sql::Arity;
using sql::TypeId;

std::string kind_name(sql::Literal::Kind kind) {
  constexpr const char* names[] = {"string", "number", "boolean", "json", "bytes", "date_time", "enum"};
  return names[static_cast<size_t>(kind)];
}
std::string show(const sql::Literal& literal) { return kind_name(literal.kind) + ":" + literal.text; }

std::string show(const std::optional<sql::Default>& value) {
  if (!value) return "none";
  return std::visit(base::Overloaded{
                        [](const sql::Literal& literal) { return show(literal); },
                        [](const sql::LiteralList& list) {
                          std::vector<std::string> items;
                          for (const auto& item : list.items) items.push_back(show(item));
                          return "[" + base::join(items, " | ") + "]";
                        },
                        [](const sql::CurrentTimestamp&) { return std::string("now"); },
                        [](const sql::SqlExpression& e) { return "sql:" + e.text; },
                        [](const sql::AnyDefault&) { return std::string("any"); },
                    },
                    *value);
}

const sql::Type role = sql::EnumType{{"public", "Role"}};
sql::Type builtin(TypeId id) { return sql::BuiltinType{id, {}, {}}; }

struct Case {
  sql::Type type;
  Arity arity;
  std::string text;
  std::string expected;
};

constexpr Arity one = Arity::required;
constexpr Arity many = Arity::list;

TEST(Defaults, ScalarTexts) {
  const Case cases[] = {
      {builtin(TypeId::text), one, "'it''s'::text", "string:it's"},
      {builtin(TypeId::text), one, "E'a\\\\nb''c'::text", "string:a\\nb'c"},
      {builtin(TypeId::text), one, "''::text", "string:"},
      {builtin(TypeId::text), one, "NULL::text", "none"},
      {builtin(TypeId::text), one, "NULL::character varying", "none"},
      {builtin(TypeId::text), one, "('a'::text || 'b'::text)", "sql:('a'::text || 'b'::text)"},
      {builtin(TypeId::text), one, "md5('x'::text)", "sql:md5('x'::text)"},
      {builtin(TypeId::text), one, "now()", "sql:now()"},
      {builtin(TypeId::text), one, "CURRENT_USER", "sql:CURRENT_USER"},
      {builtin(TypeId::var_char), one, "'x'::character varying", "string:x"},
      {builtin(TypeId::character), one, "'x'::bpchar", "string:x"},
      {builtin(TypeId::bit), one, "'101'::\"bit\"", "string:101"},
      {builtin(TypeId::var_bit), one, "'101'::bit varying", "string:101"},
      {builtin(TypeId::inet), one, "'10.0.0.1'::inet", "string:10.0.0.1"},
      {builtin(TypeId::citext), one, "'x'::public.citext", "string:x"},
      {builtin(TypeId::integer), one, "5", "number:5"},
      {builtin(TypeId::integer), one, "(5)", "number:5"},
      {builtin(TypeId::integer), one, "'-5'::integer", "number:-5"},
      {builtin(TypeId::integer), one, "'-5'", "number:-5"},
      {builtin(TypeId::integer), one, "(1 + 1)", "sql:(1 + 1)"},
      {builtin(TypeId::integer), one, "(- 5)", "sql:(- 5)"},
      {builtin(TypeId::big_int), one, "'9223372036854775807'::bigint", "number:9223372036854775807"},
      {builtin(TypeId::double_precision), one, "'10000000000'::bigint", "number:10000000000"},
      {builtin(TypeId::double_precision), one, "1e10", "number:10000000000"},
      {builtin(TypeId::double_precision), one, "'-1.5e-3'::numeric", "number:-0.0015"},
      {builtin(TypeId::double_precision), one, "'NaN'::double precision", "sql:'NaN'::double precision"},
      {builtin(TypeId::decimal), one, "1.50", "number:1.50"},
      {builtin(TypeId::decimal), one, "'-1.5'::numeric", "number:-1.5"},
      {builtin(TypeId::decimal), one, "'100000000000000000000'::numeric", "number:100000000000000000000"},
      {builtin(TypeId::money), one, "'$1.50'::money", "sql:'$1.50'::money"},
      {builtin(TypeId::boolean), one, "true", "boolean:true"},
      {builtin(TypeId::boolean), one, "false", "boolean:false"},
      {builtin(TypeId::boolean), one, "(1 = 1)", "sql:(1 = 1)"},
      {builtin(TypeId::timestamp), one, "now()", "now"},
      {builtin(TypeId::timestamp), one, "CURRENT_TIMESTAMP", "now"},
      {builtin(TypeId::date), one, "now()", "now"},
      {builtin(TypeId::timestamp), one, "CURRENT_TIMESTAMP(3)", "sql:CURRENT_TIMESTAMP(3)"},
      {builtin(TypeId::timestamp), one, "LOCALTIMESTAMP", "sql:LOCALTIMESTAMP"},
      {builtin(TypeId::timestamp), one, "'2020-01-02 03:04:05'::timestamp without time zone",
       "sql:'2020-01-02 03:04:05'::timestamp without time zone"},
      {builtin(TypeId::json_b), one, "'{\"a\": 1}'::jsonb", "json:{\"a\": 1}"},
      {builtin(TypeId::byte_a), one, "'\\x68656C6c6f'::bytea", "bytes:68656c6c6f"},
      {builtin(TypeId::byte_a), one, "'\\x'::bytea", "bytes:"},
      {role, one, "'b-mapped'::\"Role\"", "enum:b-mapped"},
      {role, one, "'it''s'::s2.\"Ro le\"", "enum:it's"},
      {role, one, "('A'::text)::\"Role\"", "sql:('A'::text)::\"Role\""},
      {sql::UnsupportedType{"interval"}, one, "'1 day'::interval", "sql:'1 day'::interval"},
      {sql::UnsupportedType{"interval"}, one, "NULL::interval", "none"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(show(parse_default(c.text, c.type, c.arity, false)), c.expected) << c.text;
    EXPECT_EQ(show(parse_default(c.text, c.type, c.arity, true)), c.expected) << c.text << " like Prisma";
  }
}

TEST(Defaults, ListTexts) {
  const Case cases[] = {
      {builtin(TypeId::text), many, "ARRAY[]::text[]", "[]"},
      {builtin(TypeId::text), many, "'{}'::text[]", "[]"},
      {builtin(TypeId::text), many, "ARRAY['a'::text, 'b, c'::text]", "[string:a | string:b, c]"},
      {builtin(TypeId::text), many, "'{a,\"b, \\\"c\",NULL}'::text[]",
       "[string:a | string:b, \"c | string:NULL]"},
      {builtin(TypeId::text), many, "string_to_array('a,b'::text, ','::text)",
       "sql:string_to_array('a,b'::text, ','::text)"},
      {builtin(TypeId::text), many, "NULL::text[]", "none"},
      {builtin(TypeId::integer), many, "'{1,2}'::integer[]", "[number:1 | number:2]"},
      {builtin(TypeId::integer), many, "ARRAY[1, '-2'::integer]", "[number:1 | number:-2]"},
      {builtin(TypeId::decimal), many, "(ARRAY[]::numeric[])::numeric(65,30)[]", "[]"},
      {builtin(TypeId::decimal), many, "(ARRAY[1.50, '-2'::numeric])::numeric(65,30)[]",
       "[number:1.50 | number:-2]"},
      {builtin(TypeId::boolean), many, "ARRAY[true, false]", "[boolean:true | boolean:false]"},
      {builtin(TypeId::boolean), many, "'{t,f}'::boolean[]", "[boolean:true | boolean:false]"},
      {builtin(TypeId::byte_a), many, "ARRAY['\\x01'::bytea]", "[bytes:01]"},
      {builtin(TypeId::decimal), many, "(ARRAY[(1)::numeric, 1.5])::numeric(10,2)[]",
       "[number:1 | number:1.5]"},
      {builtin(TypeId::money), many, "ARRAY[(1)::money, (1.5)::money]", "[number:1 | number:1.5]"},
      {builtin(TypeId::timestamp), many, "ARRAY[now()]", "sql:ARRAY[now()]"},
      {builtin(TypeId::integer), many, "'{{1,2},{3,4}}'::integer[]", "sql:'{{1,2},{3,4}}'::integer[]"},
      {builtin(TypeId::integer), many, "ARRAY[1, 2] || 3", "sql:ARRAY[1, 2] || 3"},
      {role, many, "ARRAY['A'::\"Role\", 'B'::\"Role\"]", "[enum:A | enum:B]"},
      {role, many, "'{A}'::\"Role\"[]", "[enum:A]"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(show(parse_default(c.text, c.type, c.arity, false)), c.expected) << c.text;
    EXPECT_EQ(show(parse_default(c.text, c.type, c.arity, true)), c.expected) << c.text << " like Prisma";
  }
}

struct TwoReadings {
  sql::Type type;
  Arity arity;
  std::string text;
  std::string value;  // ours; Prisma keeps the text
};

// D5: constants that Prisma's engine does not recognise, so that it sets the same default on every run.
TEST(Defaults, ConstantsThatPrismaMisses) {
  const TwoReadings cases[] = {
      {builtin(TypeId::uuid), one, "'11111111-1111-1111-1111-111111111111'::uuid",
       "string:11111111-1111-1111-1111-111111111111"},
      {builtin(TypeId::uuid), many, "ARRAY['11111111-1111-1111-1111-111111111111'::uuid]",
       "[string:11111111-1111-1111-1111-111111111111]"},
      {builtin(TypeId::small_int), many, "ARRAY[(1)::smallint, ('-2'::integer)::smallint]",
       "[number:1 | number:-2]"},
      {builtin(TypeId::double_precision), many, "ARRAY[(1.5)::double precision]", "[number:1.5]"},
      {builtin(TypeId::big_int), one, "(5)::bigint", "number:5"},
  };
  for (const TwoReadings& c : cases) {
    EXPECT_EQ(show(parse_default(c.text, c.type, c.arity, false)), c.value) << c.text;
    EXPECT_EQ(show(parse_default(c.text, c.type, c.arity, true)), "sql:" + c.text);
  }
}

TEST(Defaults, DatesInAList) {
  const std::string text = "ARRAY['2020-01-02 03:04:05'::timestamp without time zone]";
  EXPECT_EQ(show(parse_default(text, builtin(TypeId::timestamp), many, false)),
            "[date_time:2020-01-02 03:04:05]");
  EXPECT_EQ(show(parse_default(text, builtin(TypeId::timestamp), many, true)), "date_time:" + text);
  EXPECT_EQ(
      show(parse_default("'{}'::timestamp without time zone[]", builtin(TypeId::timestamp), many, true)),
      "[]");
}

TEST(Defaults, ACastThatChangesTheValueIsAnExpression) {
  EXPECT_EQ(show(parse_default("(1.5)::integer", builtin(TypeId::integer), one, false)),
            "sql:(1.5)::integer");
  EXPECT_EQ(show(parse_default("('abc'::text)::character varying(2)", builtin(TypeId::var_char), one, false)),
            "sql:('abc'::text)::character varying(2)");
}

TEST(Defaults, BrokenTextsStayExpressions) {
  for (const char* text :
       {"", "'", "E'", "(", "((((", "ARRAY[", "ARRAY['a'", "'{", "'{a", "::", "-", "1e", "'a'::text)"}) {
    for (const Arity arity : {one, many}) {
      for (const TypeId type : {TypeId::text, TypeId::integer, TypeId::boolean}) {
        const auto value = parse_default(text, builtin(type), arity, false);
        EXPECT_EQ(show(value), std::string("sql:") + text);
      }
    }
  }
}

}  // namespace
}  // namespace schemac::catalog
