// Any bytes as a database URL: it is taken apart or refused, and neither what is shown of it nor what is said
// about it holds the password.
#include <algorithm>

#include "conninfo.hpp"
#include "fuzz.hpp"
#include "schemac/base/passwords.hpp"
#include "schemac/pg/url.hpp"

namespace {

using namespace schemac;
using fuzz::require;

constexpr std::string_view secret = "Zq9Xw7";

void check(const std::string& text) {
  const auto url = pg::parse_url(text);
  if (!url.ok()) return require(!url.error().message.empty());
  pg::ConnectionUrl other = *url;
  other.password = "another";
  require(other.shown() == url->shown());
  for (const auto& [keyword, value] : pg::conninfo(*url, {})) require(!keyword.empty() && !value.empty());
  require(pg::seconds_parameter(*url, "connect_timeout", 10) >= 0);
  pg::session_settings(*url);
}

bool holds_secret(const std::string& text) { return text.find(secret) != std::string::npos; }

// The bytes as the rest of a password, which may hold what has a meaning in a URL.
void check_secrecy(std::string rest) {
  std::erase_if(rest, [](char c) { return c == '\0' || (c >= '\t' && c <= '\r') || c == ' '; });
  // The secret again behind an `@` is a host's name, whoever wrote it.
  while (rest.find(secret) != std::string::npos) rest.erase(rest.find(secret), secret.size());
  const std::string text = "postgresql://user:" + std::string(secret) + rest + "@host/db";
  require(!holds_secret(base::without_passwords(text)));
  const auto url = pg::parse_url(text);
  if (!url.ok()) return require(!holds_secret(url.error().message + url.error().hint + url.error().detail));
  require(!holds_secret(url->shown()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = fuzz::text_of(data, size);
  check(text);
  check("postgresql://" + text);
  check_secrecy(text);
  return 0;
}
