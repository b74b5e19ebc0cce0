// Every type change that PostgreSQL can do is done in place, for scalars: tests/reference/safe/types.tsv.xz,
// as run there.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "schemac/diff/diff.hpp"
#include "schemac/plan/plan.hpp"
#include "support/frontend/schema.hpp"
#include "support/reference.hpp"
#include "tally.hpp"
#include "type_model.hpp"

namespace schemac {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, '\t');) fields.push_back(field);
  return fields;
}

std::string script_between(const std::string& from, const std::string& to) {
  return plan::write_script(plan::make_plan(diff::diff(
      {testing::lowered(testing::type_model(from, "?")), testing::lowered(testing::type_model(to, "?"))},
      diff::Policy::safe)));
}

TEST(SafeTypes, ChangesThatPostgresCanDoKeepTheColumn) {
  testing::Tally tally("safe-types", "keep the column");
  std::map<std::string, std::pair<size_t, size_t>> by_kind;
  std::istringstream table(testing::reference_text("safe/types.tsv.xz"));
  std::string line;
  std::getline(table, line);
  while (std::getline(table, line)) {
    const std::vector<std::string> fields = fields_of(line);
    const std::string& how = fields.at(2);
    if (how == "never") continue;
    const std::string script = script_between(fields[0], fields[1]);
    const bool kept = script.find("DROP COLUMN") == std::string::npos;
    auto& [kept_of_kind, of_kind] = by_kind[how];
    ++of_kind;
    kept_of_kind += kept ? 1 : 0;
    kept ? tally.pass()
         : tally.fail(fields[0] + " -> " + fields[1] + " (" + how + ")", fields[3] + "\n" + script);
  }
  tally.print();
  for (const auto& [how, counts] : by_kind) {
    std::cout << "  " << how << ": " << counts.first << " of " << counts.second << '\n';
  }
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac
