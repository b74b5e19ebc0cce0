// The shared reference material beside the checkout: corpus and goldens. Absent on a user's machine: tests
// skip.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "support/places.hpp"

namespace schemac::testing {

using PathAndText = std::pair<std::string, std::string>;

bool has_shared();

// Each object of a *.jsonl.xz below shared_folder(), in file order.
void for_each_line(const std::string& relative_path, const std::function<void(const nlohmann::json&)>& visit);

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

std::string slurp(const std::filesystem::path& path);

// A list of ids with a reason behind each, one a line (`id: reason`), # before a comment. `path` within the
// repository.
std::map<std::string, std::string> listed(const std::filesystem::path& path);

// Standard output of a shell command; throws if it fails.
std::string run_command(const std::string& command);

// `url = ..` and friends emptied and "metrics" taken out, as the goldens of `diff` were asked.
std::string without_urls(std::string text);
std::vector<PathAndText> without_urls(std::vector<PathAndText> files);

}  // namespace schemac::testing

#define SCHEMAC_NEEDS_SHARED()         \
  if (!schemac::testing::has_shared()) \
  GTEST_SKIP() << "../shared is not here: the reference corpus is not compared"
