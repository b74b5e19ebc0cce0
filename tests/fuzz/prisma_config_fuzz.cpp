// Any bytes as prisma.config.ts: loading ends, throws nothing, and says a place within the file.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "schemac/prismaconfig/evaluate.hpp"

namespace {

using namespace schemac;
namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path made = [] {
    std::string name = (fs::temp_directory_path() / "schemac-fuzz-XXXXXX").string();
    return fs::path(mkdtemp(name.data()));
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::ofstream(folder() / "prisma.config.ts", std::ios::binary | std::ios::trunc) << text;
  prismaconfig::Request request;
  request.working_directory = folder();
  request.environment = {{"DATABASE_URL", "postgresql://h/d"}};
  request.arguments = {"migrate", "deploy"};
  const auto found = prismaconfig::load(request);
  if (found.failure && found.failure->place.line > text.size() + 1) std::abort();
  return 0;
}
