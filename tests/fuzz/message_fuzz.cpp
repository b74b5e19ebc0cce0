// Any bytes as a server's message or a script: what is printed of it, sent of it and looked for in it ends
// soon, and hides what stands behind `password=`.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "schemac/base/passwords.hpp"
#include "schemac/base/text.hpp"
#include "schemac/ddl/extensions.hpp"
#include "schemac/notify/sender.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace schemac;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string clean = base::without_passwords(text);
  require(base::without_passwords("password=").find('*') == std::string::npos);
  require(base::without_passwords("x " + std::string("password='") + base::replace_all(text, "'", "") + "'")
              .size() <= 20);
  // Each hidden place takes more than the three stars that it becomes, or stands behind a sign of its own.
  require(clean.size() <= text.size() + 3 * (text.size() / 2));
  notify::Message message{notify::Mood::bad, clean, text, {{text, text}}};
  require(!notify::slack_json(message).empty());
  require(notify::redacted(text, {"secret", text}).find("secret") == std::string::npos);
  ddl::created_extensions(text);
  return 0;
}
