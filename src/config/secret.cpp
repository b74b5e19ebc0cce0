#include "secret.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "schemac/base/text.hpp"

namespace schemac::config {
namespace {

base::Error failed(const std::string& message, const std::string& hint) {
  base::Error error;
  error.code = "url-source-failed";
  error.message = message;
  error.hint = hint;
  return error;
}

constexpr const char* expected_form =
    "Expected is one line with a postgresql:// URL, or a JSON object with username, password, host, port, "
    "dbname";

std::string percent_encode(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == '.' ||
                       byte == '~';
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return result;
}

base::Result<std::string> member(const nlohmann::json& object, const char* key, const std::string& what) {
  const auto found = object.find(key);
  if (found != object.end() && found->is_string() && !found->get_ref<const std::string&>().empty()) {
    return found->get<std::string>();
  }
  if (found != object.end() && found->is_number_integer()) return std::to_string(found->get<long long>());
  return failed(fmt::format("{} gives a JSON object without `{}`.", what, key), expected_form);
}

base::Result<std::string> url_from_json(const nlohmann::json& object, const std::string& what) {
  SCHEMAC_TRY(const std::string user, member(object, "username", what));
  SCHEMAC_TRY(const std::string password, member(object, "password", what));
  SCHEMAC_TRY(const std::string host, member(object, "host", what));
  SCHEMAC_TRY(const std::string database, member(object, "dbname", what));
  std::string port = "5432";
  if (object.contains("port")) {
    SCHEMAC_TRY(port, member(object, "port", what));
  }
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return fmt::format("postgresql://{}:{}@{}:{}/{}", percent_encode(user), percent_encode(password),
                     is_ipv6 ? "[" + host + "]" : percent_encode(host), port, percent_encode(database));
}

}  // namespace

base::Result<std::string> url_from_secret(std::string_view text, const std::string& what) {
  const std::string_view trimmed = base::trim(text);
  if (trimmed.empty()) return failed(fmt::format("{} gives nothing.", what), expected_form);
  if (trimmed.front() == '{') {
    const auto document = nlohmann::json::parse(trimmed, nullptr, false);
    if (document.is_discarded() || !document.is_object()) {
      return failed(fmt::format("{} gives text that begins like JSON and is none.", what), expected_form);
    }
    return url_from_json(document, what);
  }
  if (trimmed.find_first_of("\r\n") != std::string_view::npos) {
    return failed(fmt::format("{} gives more than one line.", what), expected_form);
  }
  return std::string(trimmed);
}

}  // namespace schemac::config
