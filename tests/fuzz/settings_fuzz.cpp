// Any bytes as schemac.toml: reading ends, throws nothing, and an error names a line of the file.
#include "fuzz.hpp"
#include "schemac/config/settings.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace schemac;
  const std::string text = fuzz::text_of(data, size);
  const auto settings = config::parse_settings(text, "/project/schemac.toml");
  if (!settings.ok()) {
    fuzz::require(settings.error().message.find("schemac.toml") != std::string::npos);
    fuzz::require(!settings.error().code.empty());
    return 0;
  }
  for (const config::NamedEnvironment& one : settings->environments)
    fuzz::require(settings->environment(one.name) != nullptr);
  return 0;
}
