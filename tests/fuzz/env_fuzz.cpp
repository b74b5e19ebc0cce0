// Any bytes as a .env file: every reader of it ends soon, and what it makes of the values does, too.
#include "dotenv.hpp"
#include "fuzz.hpp"
#include "schemac/prismaconfig/env_files.hpp"

namespace {

using namespace schemac;
using fuzz::require;

void check_pairs(const prismaconfig::EnvPairs& pairs, const std::string& text) {
  prismaconfig::Variables seen;
  for (const auto& [key, value] : pairs) {
    require(seen.emplace(key, value).second);  // each once
    require(key.size() + value.size() <= text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = fuzz::text_of(data, size);
  const prismaconfig::Variables process = {{"HOME", "/root"}, {"A", "${B}$B"}, {"EMPTY", ""}};
  const auto pairs = prismaconfig::parse_dotenv(text);
  check_pairs(pairs, text);
  prismaconfig::expand_pairs(pairs, process);
  prismaconfig::expand_like_prisma(pairs, process);
  check_pairs(prismaconfig::parse_node_env(text), text);
  const config::Variables files(pairs.begin(), pairs.end());
  for (const auto& [key, value] : pairs) config::expand_dotenv(value, files, process);
  return 0;
}
