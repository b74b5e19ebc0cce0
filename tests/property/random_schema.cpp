#include "random_schema.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace schemac::testing {

namespace {
struct TypeRow {
  const char* prisma;                // "String @db.VarChar(20)"; "%" stands for the arity
  const char* default_value;         // of @default(..), "" = none
  std::vector<const char*> samples;  // SQL
};
const std::vector<TypeRow>& types() {
  static const std::vector<TypeRow> rows = {
      {"Int%", "7", {"0", "1", "41", "2147483647", "-5"}},
      {"BigInt%", "9", {"0", "1", "9007199254740993", "-3"}},
      {"Int% @db.SmallInt", "3", {"0", "1", "32767"}},
      {"String%", "\"x\"", {"'a'", "'12'", "'true'", "'it''s'", "repeat('long ', 40)", "''"}},
      {"String% @db.VarChar(10)", "\"y\"", {"'a'", "'12'", "'abcdefghij'"}},
      {"String% @db.VarChar(200)", "\"y\"", {"'a'", "'7'", "repeat('v', 150)"}},
      {"String% @db.Uuid", "", {"'11111111-2222-3333-4444-555555555555'", "gen_random_uuid()"}},
      {"Boolean%", "true", {"true", "false"}},
      {"Float%", "1.5", {"0", "1", "2.5"}},
      {"Decimal%", "2.50", {"0", "1", "2.50", "123456.789"}},
      {"Decimal% @db.Decimal(10, 2)", "1.25", {"0", "1", "2.50"}},
      {"DateTime%", "now()", {"'2020-01-02 03:04:05.678'", "now()"}},
      {"DateTime% @db.Timestamptz(3)", "now()", {"'2020-01-02 03:04:05.678+02'", "now()"}},
      {"DateTime% @db.Date", "", {"'2020-01-02'"}},
      {"Json%", "\"{}\"", {"'{}'", "'{\"a\": [1, 2]}'", "'1'"}},
      {"Bytes%", "", {"'\\x00ff'", "'abc'"}},
      {"E0%", "A0", {"'A0'", "'B0'"}},
      {"E1%", "A1", {"'A1'", "'B1'"}},
  };
  return rows;
}

struct IdRow {
  const char* prisma;
  const char* value;  // SQL of row n
  bool whole;
};
const std::vector<IdRow>& ids() {
  static const std::vector<IdRow> rows = {{"Int", "{}", true},
                                          {"BigInt", "{}", true},
                                          {"Int @db.SmallInt", "{}", true},
                                          {"String", "'{}'", false},
                                          {"String @db.VarChar(30)", "'{}'", false}};
  return rows;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string field_line(const RandomField& field) {
  const TypeRow& type = types()[field.type];
  static const char* const marks[] = {"", "?", "[]"};
  std::string line = "  " + field.name + " " + replaced(type.prisma, "%", marks[field.arity]);
  if (field.has_default && *type.default_value != '\0' && field.arity != 2) {
    line += fmt::format(" @default({})", type.default_value);
  }
  return line + (field.unique ? " @unique" : "") + "\n";
}

RandomField random_field(const std::string& name, Random& random) {
  RandomField field;
  field.name = name;
  field.type = random.below(static_cast<uint32_t>(types().size()));
  field.arity = random.one_in(6) ? 2 : random.one_in(2) ? 1 : 0;
  field.has_default = random.one_in(3);
  field.unique = field.arity != 2 && random.one_in(12) && field.type != 14;
  return field;
}

bool can_be_indexed(const RandomField& field) { return field.arity != 2 && field.type != 14; }
}  // namespace

uint32_t Random::below(uint32_t limit) {
  state_ += 0x9E3779B97F4A7C15ULL;
  uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return static_cast<uint32_t>((z ^ (z >> 31U)) % limit);
}

std::string RandomSchema::prisma() const {
  std::string text = "datasource db {\n  provider = \"postgresql\"\n}\n";
  for (size_t i = 0; i < enums.size(); ++i) {
    text += fmt::format("enum E{} {{\n", i);
    for (const std::string& value : enums[i]) text += "  " + value + "\n";
    text += "}\n";
  }
  for (size_t m = 0; m < models.size(); ++m) {
    const RandomModel& model = models[m];
    text += fmt::format("model {} {{\n  id {}\n", model.name,
                        replaced(std::string(ids()[model.id_type].prisma) + " ", " ",
                                 model.autoincrement ? " @id @default(autoincrement()) " : " @id "));
    for (const RandomField& field : model.fields) text += field_line(field);
    for (const size_t parent : model.parents) {
      const RandomModel& other = models[parent];
      const std::string its = ids()[other.id_type].prisma;
      const size_t blank = its.find(' ');
      text += fmt::format(
          "  p{0} {1}?{2}\n  r{0} {3}? @relation(\"{4}{3}\", fields: [p{0}], references: [id])\n", parent,
          its.substr(0, blank), blank == std::string::npos ? "" : its.substr(blank), other.name, model.name);
    }
    for (const RandomModel& child : models) {
      if (std::find(child.parents.begin(), child.parents.end(), m) == child.parents.end()) continue;
      text += fmt::format("  c{0} {0}[] @relation(\"{0}{1}\")\n", child.name, model.name);
    }
    for (const auto& index : model.indexes) {
      std::string columns;
      for (const std::string& column : index) columns += (columns.empty() ? "" : ", ") + column;
      text += fmt::format("  @@index([{}])\n", columns);
    }
    text += "}\n";
  }
  return text;
}

std::string RandomSchema::rows(Random& random) const {
  std::string sql;
  for (const RandomModel& model : models) {
    const uint32_t count = random.below(4);
    for (uint32_t n = 1; n <= count; ++n) {
      std::string names = "\"id\"";
      std::string values = replaced(ids()[model.id_type].value, "{}", std::to_string(n));
      for (const RandomField& field : model.fields) {
        const TypeRow& type = types()[field.type];
        std::string value = type.samples[random.below(static_cast<uint32_t>(type.samples.size()))];
        if (field.unique && n > 1) {
          if (field.arity == 0) return sql;  // no second row without a second value
          value = "NULL";
        }
        if (field.arity == 1 && random.one_in(3)) value = "NULL";
        if (field.type >= 16) value = fmt::format("'{}'", random.of(enums[field.type - 16]));
        if (field.arity == 2) value = "'{}'";
        names += fmt::format(", \"{}\"", field.name);
        values += ", " + value;
      }
      for (const size_t parent : model.parents) {
        names += fmt::format(", \"p{}\"", parent);
        values += ", NULL";
      }
      sql += fmt::format("INSERT INTO \"{}\" ({}) VALUES ({}) ON CONFLICT DO NOTHING;\n", model.name, names,
                         values);
    }
  }
  return sql;
}

RandomSchema random_schema(Random& random) {
  RandomSchema schema;
  schema.enums = {{"A0", "B0", "C0"}, {"A1", "B1"}};
  const uint32_t models = 1 + random.below(4);
  for (uint32_t m = 0; m < models; ++m) {
    RandomModel model;
    model.name = fmt::format("M{}", m);
    model.id_type = random.below(static_cast<uint32_t>(ids().size()));
    model.autoincrement = ids()[model.id_type].whole && random.one_in(2);
    const uint32_t fields = 1 + random.below(6);
    for (uint32_t f = 0; f < fields; ++f) model.fields.push_back(random_field(fmt::format("f{}", f), random));
    for (const RandomField& field : model.fields) {
      if (can_be_indexed(field) && random.one_in(5)) model.indexes.push_back({field.name});
    }
    if (m > 0 && random.one_in(2)) model.parents.push_back(random.below(m));
    schema.models.push_back(std::move(model));
  }
  return schema;
}

namespace {
void edit_field(RandomField& field, Random& random) {
  switch (random.below(4)) {
    case 0:
      field.type = random.below(static_cast<uint32_t>(types().size()));
      break;
    case 1:
      field.arity = static_cast<int>(random.below(3));
      break;
    case 2:
      field.has_default = !field.has_default;
      break;
    default:
      field.unique = !field.unique;
  }
  if (!can_be_indexed(field)) field.unique = false;
}

void edit_model(RandomModel& model, Random& random, int& fresh) {
  switch (random.below(7)) {
    case 0:
      model.fields.push_back(random_field(fmt::format("n{}", fresh++), random));
      break;
    case 1:
      if (model.fields.size() > 1)
        model.fields.erase(model.fields.begin() + random.below(static_cast<uint32_t>(model.fields.size())));
      break;
    case 2:
      model.id_type = random.below(static_cast<uint32_t>(ids().size()));
      break;
    case 3:
      model.autoincrement = !model.autoincrement;
      break;
    default:
      edit_field(model.fields[random.below(static_cast<uint32_t>(model.fields.size()))], random);
  }
  model.autoincrement = model.autoincrement && ids()[model.id_type].whole;
  std::erase_if(model.indexes, [&](const std::vector<std::string>& index) {
    const auto field = std::find_if(model.fields.begin(), model.fields.end(),
                                    [&](const RandomField& f) { return f.name == index[0]; });
    return field == model.fields.end() || !can_be_indexed(*field);
  });
  for (const RandomField& field : model.fields) {
    if (can_be_indexed(field) && random.one_in(9)) {
      const std::vector<std::string> index{field.name};
      if (std::find(model.indexes.begin(), model.indexes.end(), index) == model.indexes.end())
        model.indexes.push_back(index);
    }
  }
}
}  // namespace

RandomSchema edited(RandomSchema schema, Random& random) {
  int fresh = 0;
  const uint32_t edits = 1 + random.below(5);
  for (uint32_t i = 0; i < edits; ++i) {
    if (random.one_in(6)) {
      std::vector<std::string>& values = schema.enums[random.below(2)];
      // The first value is a default's.
      if (random.one_in(2) && values.size() > 1 && values.back()[0] != 'A') {
        values.pop_back();
      } else {
        values.insert(values.begin() + random.below(static_cast<uint32_t>(values.size()) + 1),
                      fmt::format("N{}", fresh++));
      }
    } else if (random.one_in(12) && schema.models.back().parents.empty() && schema.models.size() > 1) {
      schema.models.pop_back();
    } else {
      edit_model(schema.models[random.below(static_cast<uint32_t>(schema.models.size()))], random, fresh);
    }
  }
  return schema;
}

}  // namespace schemac::testing
