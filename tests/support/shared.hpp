// Material beside the checkout that is other people's: real projects, Prisma's own cases, and the engine's
// answers for them. Absent in most clones: tests that need it skip and say so. The answers that every clone
// has: support/reference.hpp.
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/files.hpp"
#include "support/places.hpp"

namespace schemac::testing {

bool has_shared();

// Each object of a *.jsonl.xz of the answers there, in file order.
void for_each_shared_answer(const std::string& name, const std::function<void(const nlohmann::json&)>& visit);

// The .prisma files of a golden's case `id` (a file, or a project folder), sorted by path. First: the path as
// the oracle reports it in `file_name`.
std::vector<PathAndText> corpus_schema(const std::string& id);
// The .prisma files below `path` (or `path` itself), sorted, named relative to it; none if it does not exist.
std::vector<PathAndText> schema_files(const std::filesystem::path& path);

// The schemas before and after each commit of the corpus, unpacked into a folder that goes with this object.
class CommitPairs {
 public:
  CommitPairs();
  CommitPairs(const CommitPairs&) = delete;
  CommitPairs& operator=(const CommitPairs&) = delete;
  ~CommitPairs();
  // `id` as in pairs.jsonl; without URLs; empty where the commit made the schema.
  std::vector<PathAndText> before(const std::string& id) const;
  std::vector<PathAndText> after(const std::string& id) const;

 private:
  std::filesystem::path folder_;
};

// `url = ..` and friends emptied and "metrics" taken out, as the goldens of `diff` were asked.
std::string without_urls(std::string text);
std::vector<PathAndText> without_urls(std::vector<PathAndText> files);

}  // namespace schemac::testing

#define SCHEMAC_NEEDS_SHARED()         \
  if (!schemac::testing::has_shared()) \
  GTEST_SKIP() << "../shared is not here: other people's schemas and migrations are not compared"
