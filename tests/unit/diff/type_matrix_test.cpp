// Every type to every other, in four arities, against what Prisma's engine did
// (tests/reference/type_matrix.tsv.xz).
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "schemac/base/text.hpp"
#include "schemac/diff/diff.hpp"
#include "support/reference.hpp"

namespace schemac::diff {
namespace {

// "VarChar25", "Decimal10_2", "EnumE", "UPoint" as the table spells types.
sql::Type parse_type(const std::string& label) {
  static const std::map<std::string, sql::BuiltinType> special{
      {"Double", {sql::TypeId::double_precision, {}, {}}},
      {"Bytes", {sql::TypeId::byte_a, {}, {}}},
      {"Decimal", {sql::TypeId::decimal, 65, 30}},
      {"DecimalNone", {sql::TypeId::decimal, {}, {}}},
  };
  if (const auto found = special.find(label); found != special.end()) return found->second;
  const size_t digits = label.find_first_of("0123456789");
  const std::string name = label.substr(0, digits);
  if (const sql::TypeInfo* info = sql::type_by_psl_name(name)) {
    sql::BuiltinType type{info->id, {}, {}};
    if (digits == std::string::npos) return type;
    const auto parts = base::split(label.substr(digits), '_');
    type.first = static_cast<uint32_t>(std::stoul(parts[0]));
    if (parts.size() > 1) type.second = static_cast<uint32_t>(std::stoul(parts[1]));
    return type;
  }
  if (label.starts_with("Enum")) return sql::EnumType{{"public", label}};
  return sql::UnsupportedType{label};
}

std::string word(TypeChange change) {
  if (change == TypeChange::none) return "none";
  return change == TypeChange::not_castable ? "recreate" : "alter";
}

TEST(TypeMatrix, EveryPairIsWhatTheEngineDoes) {
  std::istringstream lines(testing::reference_text("type_matrix.tsv.xz"));
  std::string line;
  std::getline(lines, line);
  size_t compared = 0;
  std::map<std::string, int> wrong;
  while (std::getline(lines, line)) {
    const auto cells = base::split(line, '\t');
    const auto arity = base::split(cells[0], '>');
    sql::Pair<sql::Column> columns;
    columns.before.type = parse_type(cells[1]);
    columns.after.type = parse_type(cells[2]);
    columns.before.arity = arity[0] == "list" ? sql::Arity::list : sql::Arity::nullable;
    columns.after.arity = arity[1] == "list" ? sql::Arity::list : sql::Arity::nullable;
    const TypeChange change = type_change(columns);
    ++compared;
    if (word(change) != cells[3])
      ++wrong[cells[0] + " " + cells[1] + " -> " + cells[2] + ": " + word(change) + " not " + cells[3]];
    const bool warns = change == TypeChange::risky;
    if (word(change) == cells[3] && cells[3] == "alter" && warns != (cells[5] == "yes")) {
      ++wrong[cells[0] + " " + cells[1] + " -> " + cells[2] + ": warns " + cells[5]];
    }
  }
  std::ostringstream report;
  for (const auto& [what, count] : wrong) report << what << '\n';
  EXPECT_TRUE(wrong.empty()) << wrong.size() << " of " << compared << " differ\n" << report.str();
  std::cout << compared - wrong.size() << " of " << compared << " type changes equal the engine's\n";
}

}  // namespace
}  // namespace schemac::diff
