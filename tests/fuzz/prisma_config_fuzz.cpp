// Any bytes as prisma.config.ts: loading ends, throws nothing, and says a place within the file.
#include "fuzz.hpp"
#include "schemac/prismaconfig/evaluate.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace schemac;
  static const fuzz::Scratch folder;
  const std::string text = fuzz::text_of(data, size);
  folder.write("prisma.config.ts", text);
  prismaconfig::Request request;
  request.working_directory = folder.path();
  request.environment = {{"DATABASE_URL", "postgresql://h/d"}};
  request.arguments = {"migrate", "deploy"};
  const auto found = prismaconfig::load(request);
  if (found.failure) fuzz::require(found.failure->place.line <= text.size() + 1);
  return 0;
}
