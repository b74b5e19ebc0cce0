#include "schemac/catalog/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "join_tables.hpp"
#include "schemac/base/text.hpp"
#include "schemac/base/unexpected_answer.hpp"
#include "schemac/sql/date_time.hpp"
#include "schemac/sql/names.hpp"
#include "schemac/sql/next_value.hpp"
#include "schemac/sql/type_arguments.hpp"

namespace schemac::catalog {
namespace {

// Two texts that may be one expression, and the place of the second one in the wanted schema.
struct Question {
  sql::Pair<std::string> texts;
  std::string from;  // the row type for a predicate's columns, else ""
  std::function<void()> adopt;
};

std::string builtin_sql(const sql::BuiltinType& type) {
  const std::string_view name = sql::type_info(type.id).sql_name;
  if (!type.first) return std::string(name);
  return type.second ? fmt::format("{}({},{})", name, *type.first, *type.second)
                     : fmt::format("{}({})", name, *type.first);
}

std::string qualified_sql(const sql::QualifiedName& name) {
  return name.schema.empty() ? sql::quote_identifier(name.name)
                             : sql::quote_identifier(name.schema) + "." + sql::quote_identifier(name.name);
}

std::string scalar_sql(const sql::Type& type) {
  return std::visit(base::Overloaded{[](const sql::BuiltinType& builtin) { return builtin_sql(builtin); },
                                     [](const sql::EnumType& named) { return qualified_sql(named.name); },
                                     [](const sql::UnsupportedType& quoted) { return quoted.text.str(); }},
                    type);
}

std::string in_arity(std::string type, sql::Arity arity) {
  return arity == sql::Arity::list ? type + "[]" : type;
}

std::string type_sql(const sql::Column& column) { return in_arity(scalar_sql(column.type), column.arity); }

// The catalog types that are read as one type of the model: it does not distinguish timestamp from
// timestamp(6), nor bpchar and "char" from a character without a length.
std::vector<std::string> catalog_types(const sql::Type& type) {
  using Id = sql::TypeId;
  std::vector<std::string> texts{scalar_sql(type)};
  const auto* builtin = std::get_if<sql::BuiltinType>(&type);
  if (builtin == nullptr) return texts;
  const sql::BuiltinType bare{builtin->id, {}, {}};
  if (builtin->first && sql::with_arguments(bare) == sql::with_arguments(type))
    texts.push_back(builtin_sql(bare));
  if (builtin->id == Id::character && !builtin->first) texts = {"bpchar", "\"char\""};
  return texts;
}

std::string literal_sql(const sql::Literal& literal) {
  using Kind = sql::Literal::Kind;
  if (literal.kind == Kind::number || literal.kind == Kind::boolean) return literal.text;
  if (literal.kind == Kind::date_time) return sql::quote_literal(sql::in_utc(literal.text));
  return sql::quote_literal(literal.kind == Kind::bytes ? "\\x" + literal.text : literal.text);
}

// The default as text that can be cast to the column's type; "" if no query is needed.
std::string default_sql(const sql::Default& value) {
  return std::visit(base::Overloaded{
                        [](const sql::Literal& literal) { return literal_sql(literal); },
                        [](const sql::LiteralList& list) {
                          std::vector<std::string> items;
                          for (const sql::Literal& item : list.items) items.push_back(literal_sql(item));
                          return fmt::format("ARRAY[{}]", base::join(items, ", "));
                        },
                        [](const sql::SqlExpression& expression) { return expression.text; },
                        [](const auto&) { return std::string(); },
                    },
                    value);
}

// DEFAULT NULL is no default: the server does not store one.
bool is_null(const sql::Default& value) {
  const auto* expression = std::get_if<sql::SqlExpression>(&value);
  if (expression == nullptr) return false;
  const std::string text = base::lower_ascii(base::trim(expression->text));
  return text == "null" || text.starts_with("null::");
}

// serial exists only in CREATE TABLE and ADD COLUMN: an integer with a sequence of its own.
struct Serial {
  std::string_view name;
  sql::TypeId type;
};
constexpr Serial serials[] = {
    {"smallserial", sql::TypeId::small_int}, {"serial2", sql::TypeId::small_int},
    {"serial", sql::TypeId::integer},        {"serial4", sql::TypeId::integer},
    {"bigserial", sql::TypeId::big_int},     {"serial8", sql::TypeId::big_int},
};

bool names_its_serial(const sql::Column& live, const sql::Column& wanted) {
  const auto* type = std::get_if<sql::UnsupportedType>(&wanted.type);
  if (type == nullptr || !live.autoincrement || live.identity) return false;
  const std::string name = base::lower_ascii(base::trim(type->text.str()));
  return std::any_of(std::begin(serials), std::end(serials), [&](const Serial& serial) {
    return serial.name == name && live.type == sql::Type(sql::BuiltinType{serial.type, {}, {}});
  });
}

void adopt_sequence(const sql::Column& live, sql::Column& wanted) {
  wanted.default_value = std::nullopt;
  wanted.autoincrement = live.autoincrement;
  wanted.sequence = live.sequence;
  wanted.owns_sequence = live.owns_sequence;
  wanted.identity = live.identity;
  wanted.identity_always = live.identity_always;
}

// Equalities that need no query.
void adopt_facts(const sql::Column& live, sql::Column& wanted) {
  if (wanted.default_value && is_null(*wanted.default_value)) wanted.default_value = std::nullopt;
  // dbgenerated() is any default, also one that numbers rows.
  const bool any = wanted.default_value && std::holds_alternative<sql::AnyDefault>(*wanted.default_value);
  if (any && live.autoincrement) adopt_sequence(live, wanted);
  if (names_its_serial(live, wanted)) {
    wanted.type = live.type;
    adopt_sequence(live, wanted);
  }
}

// The possible names of the live column's type: a column of a domain is read as its base type.
std::vector<std::string> live_types(const sql::Table& table, const sql::Column& live) {
  std::vector<std::string> texts;
  for (const std::string& type : catalog_types(live.type)) texts.push_back(in_arity(type, live.arity));
  for (const sql::DomainColumn& entry : table.domains) {
    if (entry.column == live.name) texts.push_back(qualified_sql(entry.domain));
  }
  return texts;
}

// Unsupported("numeric(10, 2)") is numeric(10,2) in the catalog, which is read as Decimal.
void ask_type(const sql::Table& table, const sql::Column& live, sql::Column& wanted,
              std::vector<Question>& questions) {
  if (!std::holds_alternative<sql::UnsupportedType>(wanted.type)) return;
  if (live.type == wanted.type && live.arity == wanted.arity) return;
  // The catalog's NOT NULL of a list is not read, so lists are compared without it.
  const bool lists = live.arity == sql::Arity::list || wanted.arity == sql::Arity::list;
  for (const std::string& type : live_types(table, live)) {
    questions.push_back({{"NULL::" + type, "NULL::" + type_sql(wanted)}, "", [&live, &wanted, lists] {
                           wanted.type = live.type;
                           if (lists) wanted.arity = live.arity;
                         }});
  }
}

// Asks whether nextval() in a schema's text is of the sequence that fills the column.
void ask_sequence(const sql::Column& live, sql::Column& wanted, std::vector<Question>& questions) {
  if (!live.sequence || !wanted.default_value) return;
  const auto* expression = std::get_if<sql::SqlExpression>(&*wanted.default_value);
  const auto named = expression == nullptr ? std::nullopt : sql::sequence_of_next_value(expression->text);
  if (!named) return;
  const sql::Pair<sql::QualifiedName> names{*live.sequence, *named};
  questions.push_back({names.map([](const sql::QualifiedName& name) {
                         return sql::quote_literal(qualified_sql(name)) + "::pg_catalog.regclass";
                       }),
                       "", [&live, &wanted] { adopt_sequence(live, wanted); }});
}

bool same_type(const sql::Column& live, const sql::Column& wanted) {
  return sql::with_arguments(live.type) == sql::with_arguments(wanted.type) && live.arity == wanted.arity;
}

// now() and CURRENT_TIMESTAMP are one function, but EXPLAIN prints the one that was written.
std::vector<std::string> live_default_texts(const sql::Default& value) {
  if (std::holds_alternative<sql::CurrentTimestamp>(value)) return {"now()", "CURRENT_TIMESTAMP"};
  const std::string text = default_sql(value);
  return text.empty() ? std::vector<std::string>{} : std::vector{text};
}

void ask_default(const sql::Column& live, sql::Column& wanted, std::vector<Question>& questions) {
  if (!live.default_value || !wanted.default_value || *live.default_value == *wanted.default_value) return;
  // A quoted type may prove to be equal when its own question is answered.
  if (!same_type(live, wanted) && !std::holds_alternative<sql::UnsupportedType>(wanted.type)) return;
  const std::string wanted_text = default_sql(*wanted.default_value);
  if (wanted_text.empty()) return;
  const std::vector<std::string> live_texts = live_default_texts(*live.default_value);
  const auto is_wanted = [&](const std::string& text) { return base::iequals_ascii(text, wanted_text); };
  if (live_texts.size() > 1 && std::any_of(live_texts.begin(), live_texts.end(), is_wanted)) return;
  const std::string type = type_sql(wanted);
  for (const std::string& live_text : live_texts) {
    const sql::Pair<std::string> texts{live_text, wanted_text};
    questions.push_back(
        {texts.map([&](const std::string& text) { return fmt::format("({})::{}", text, type); }), "",
         [&live, &wanted] {
           if (same_type(live, wanted)) wanted.default_value = live.default_value;
         }});
  }
}

// An empty row with the table's columns: it needs no right on the table, and may have columns that do not
// exist yet.
std::string row_of(const sql::Table& table) {
  std::vector<std::string> columns;
  for (const sql::Column& column : table.columns) {
    columns.push_back(sql::quote_identifier(column.name) + " " + type_sql(column));
  }
  return fmt::format("pg_catalog.json_to_record('{{}}') AS {}({})", sql::quote_identifier(table.name.name),
                     base::join(columns, ", "));
}

void ask_predicates(const sql::Table& live, sql::Table& wanted, std::vector<Question>& questions) {
  for (sql::Index& index : wanted.indexes) {
    const auto twin = std::find_if(live.indexes.begin(), live.indexes.end(),
                                   [&](const sql::Index& other) { return other.name == index.name; });
    if (twin == live.indexes.end() || !twin->predicate || !index.predicate ||
        twin->predicate == index.predicate)
      continue;
    const sql::Pair<std::string> texts{fmt::format("({})", *twin->predicate),
                                       fmt::format("({})", *index.predicate)};
    questions.push_back({texts, row_of(wanted), [twin, &index] { index.predicate = twin->predicate; }});
  }
}

std::vector<Question> collect(const sql::Schema& live, sql::Schema& wanted) {
  std::vector<Question> questions;
  std::map<sql::QualifiedName, const sql::Table*> tables;
  for (const sql::Table& table : live.tables) tables.emplace(table.name, &table);
  for (sql::Table& table : wanted.tables) {
    const auto found = tables.find(table.name);
    if (found == tables.end()) continue;
    adopt_key_of_pairs(*found->second, table);
    for (sql::Column& column : table.columns) {
      const sql::Column* other = found->second->column(column.name);
      if (other == nullptr) continue;
      adopt_facts(*other, column);
      ask_type(*found->second, *other, column, questions);
      ask_sequence(*other, column, questions);
      ask_default(*other, column, questions);
    }
    ask_predicates(*found->second, table, questions);
  }
  return questions;
}

base::Error refused_text() {
  base::Error error;
  error.sqlstate = "42601";  // syntax error
  error.message = "A default, a type or a predicate is more than one expression.";
  return error;
}

// PostgreSQL's text of both sides of each question; an error if one side fails.
base::Result<std::vector<sql::Pair<std::string>>> explain(pg::Session& session,
                                                          const std::vector<Question*>& asked) {
  std::vector<std::string> outputs;
  for (const Question* question : asked) {
    outputs.push_back(question->texts.before);
    outputs.push_back(question->texts.after);
  }
  std::string statement = "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) SELECT " + base::join(outputs, ", ");
  if (!asked.front()->from.empty()) statement += " FROM " + asked.front()->from;
  SCHEMAC_CHECK(session.begin());
  auto prepared = session.execute(
      "SET TRANSACTION READ ONLY; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, MDY'");
  auto rows = prepared ? session.query(statement) : base::Result<pg::Rows>(prepared.error());
  session.rollback();
  SCHEMAC_TRY(const pg::Rows answer, std::move(rows));
  const auto plan = nlohmann::json::parse(answer.text(0, 0), nullptr, false);
  std::vector<sql::Pair<std::string>> spellings;
  if (plan.is_discarded()) return spellings;
  std::vector<std::string> output;
  try {
    output = plan.at(0).at("Plan").at("Output").get<std::vector<std::string>>();
  } catch (const nlohmann::json::exception&) {
    throw base::UnexpectedAnswer("what EXPLAIN gives is no plan");
  }
  // A text with more than one expression would give answers for other questions.
  if (output.size() != outputs.size()) return refused_text();
  for (size_t i = 0; i + 1 < output.size(); i += 2) spellings.push_back({output[i], output[i + 1]});
  return spellings;
}

bool connection_lost(const base::Error& error) {
  return error.sqlstate.empty() || error.sqlstate.starts_with("08");
}

std::string key_of(const Question& question) {
  return question.texts.before + '\n' + question.texts.after + '\n' + question.from;
}

// Every question gets an answer: a text that the server refuses is not equal to the other one.
base::Status answer(pg::Session& session, const std::vector<Question*>& asked, SpellingMemory& memory) {
  const auto spellings = explain(session, asked);
  if (spellings) {
    for (size_t i = 0; i < asked.size(); ++i) {
      memory[key_of(*asked[i])] = i < spellings->size() && (*spellings)[i].unchanged();
    }
    return base::ok();
  }
  if (connection_lost(spellings.error())) return spellings.error();
  // One bad text makes the whole statement fail: the halves are queried again until it is found.
  if (asked.size() == 1) {
    memory[key_of(*asked.front())] = false;
    return base::ok();
  }
  const auto middle = asked.begin() + static_cast<std::ptrdiff_t>(asked.size() / 2);
  SCHEMAC_CHECK(answer(session, {asked.begin(), middle}, memory));
  return answer(session, {middle, asked.end()}, memory);
}

// False if an answer is missing.
bool adopt(const std::vector<Question>& questions, const SpellingMemory& memory) {
  for (const Question& question : questions) {
    const auto found = memory.find(key_of(question));
    if (found == memory.end()) return false;
    if (found->second) question.adopt();
  }
  return true;
}

}  // namespace

base::Result<sql::Schema> normalize_expressions(pg::Session& session, const sql::Schema& live,
                                                sql::Schema wanted) {
  SpellingMemory memory;
  return normalize_expressions(session, live, std::move(wanted), memory);
}

base::Result<sql::Schema> normalize_expressions(pg::Session& session, const sql::Schema& live,
                                                sql::Schema wanted, SpellingMemory& memory) {
  // A statement has at most 1,664 outputs.
  constexpr size_t most = 500;
  std::vector<Question> questions = collect(live, wanted);
  std::map<std::string, std::vector<Question*>> by_row;
  for (Question& question : questions) {
    if (!memory.contains(key_of(question))) by_row[question.from].push_back(&question);
  }
  for (const auto& [from, asked] : by_row) {
    for (size_t begin = 0; begin < asked.size(); begin += most) {
      const auto first = asked.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto last = asked.begin() + static_cast<std::ptrdiff_t>(std::min(begin + most, asked.size()));
      SCHEMAC_CHECK(answer(session, {first, last}, memory));
    }
  }
  adopt(questions, memory);
  return wanted;
}

std::optional<sql::Schema> in_remembered_spelling(const sql::Schema& live, sql::Schema wanted,
                                                  const SpellingMemory& memory) {
  if (!adopt(collect(live, wanted), memory)) return std::nullopt;
  return wanted;
}

}  // namespace schemac::catalog
