// The SQL of a diff between two schema files, against what Prisma's engine wrote for the same two.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "schemac/diff/diff.hpp"
#include "schemac/lower/lower.hpp"
#include "schemac/plan/render.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "support/frontend/schema.hpp"
#include "support/shared.hpp"

namespace schemac {
namespace {

using testing::PathAndText;

std::string script(const std::vector<PathAndText>& from, const std::vector<PathAndText>& to) {
  const sql::Pair<sql::Schema> schemas{from.empty() ? sql::Schema{} : testing::lowered(from),
                                       testing::lowered(to)};
  return plan::render_script(diff::diff(schemas), {plan::Style::prisma, "public"});
}

// Counts, and keeps every difference in a file for reading.
class Tally {
 public:
  explicit Tally(const std::string& name) : name_(name), report_(::testing::TempDir() + name + ".diff.txt") {}
  void compare(const std::string& id, const std::string& got, const std::string& expected) {
    ++total_;
    if (got == expected) {
      ++equal_;
      return;
    }
    different_.insert(id);
    report_ << "### " << id << "\n--- schemac\n" << got << "--- engine\n" << expected << "\n";
  }
  void print() const {
    std::cout << name_ << ": " << equal_ << " of " << total_ << " equal the engine's SQL\n";
    size_t shown = 0;
    for (const std::string& id : different_) {
      if (++shown <= 40) std::cout << "  differs: " << id << '\n';
    }
  }
  size_t equal() const { return equal_; }
  size_t total() const { return total_; }

 private:
  std::string name_;
  std::ofstream report_;
  size_t total_ = 0;
  size_t equal_ = 0;
  std::set<std::string> different_;
};

std::vector<PathAndText> without_urls(std::vector<PathAndText> files) {
  for (auto& [path, text] : files) text = testing::without_urls(text);
  return files;
}

TEST(DiffParity, ProjectsFromEmpty) {
  SCHEMAC_NEEDS_SHARED();
  Tally tally("projects-from-empty");
  testing::for_each_line("golden/diff_empty.jsonl.xz", [&](const nlohmann::json& line) {
    if (line.contains("failed")) return;
    const std::string id = line.at("id");
    tally.compare(id, script({}, without_urls(testing::corpus_schema(id))), line.at("sql"));
  });
  tally.print();
  EXPECT_EQ(tally.equal(), tally.total());
}

TEST(DiffParity, Probes) {
  SCHEMAC_NEEDS_SHARED();
  Tally tally("probes");
  testing::for_each_line("golden/probes/diff.jsonl.xz", [&](const nlohmann::json& line) {
    if (!line.contains("sql") || line.at("sql").is_null()) return;
    const auto side = [&](const char* name) -> std::vector<PathAndText> {
      const std::string text = line.at(name);
      return text == "empty" ? std::vector<PathAndText>{} : std::vector<PathAndText>{{"schema.prisma", text}};
    };
    tally.compare(line.at("id"), script(side("from"), side("to")), line.at("sql"));
  });
  tally.print();
  EXPECT_EQ(tally.equal(), tally.total());
}

}  // namespace
}  // namespace schemac
