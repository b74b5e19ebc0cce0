#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "schemac/base/text.hpp"
#include "schemac/notify/sender.hpp"

namespace schemac::notify {
namespace {

constexpr std::array<const char*, 4> colours = {"#808080", "#2eb67d", "#e01e5a", "#ecb22e"};
static_assert(colours.size() == static_cast<size_t>(Mood::waiting) + 1);

constexpr size_t shortest_secret = 4;
constexpr size_t longest_value = 2'000;  // bytes; the receiver cuts longer texts

// Escapes the three special characters of Slack's text form.
std::string slack_text(const std::string& text) {
  const std::string cut = base::truncate_utf8(text, longest_value);
  return base::replace_all(base::replace_all(base::replace_all(cut, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

std::string percent_encoded(const std::string& text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == '~') {
      result += c;
    } else {
      result += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return result;
}

}  // namespace

std::string slack_json(const Message& message) {
  nlohmann::ordered_json fields = nlohmann::ordered_json::array();
  for (const auto& [name, value] : message.fields)
    fields.push_back({{"title", name}, {"value", slack_text(value)}, {"short", value.size() < 40}});
  nlohmann::ordered_json attachment = {{"color", colours.at(static_cast<size_t>(message.mood))},
                                       {"fallback", slack_text(message.title)},
                                       {"fields", fields}};
  if (!message.link.empty()) {
    attachment["title"] = "Run";
    attachment["title_link"] = message.link;
  }
  const nlohmann::ordered_json document = {{"text", slack_text(message.title)},
                                           {"attachments", {attachment}}};
  return document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string redacted(std::string text, const std::vector<std::string>& secrets) {
  for (const std::string& secret : secrets) {
    if (secret.size() < shortest_secret) continue;
    text = base::replace_all(std::move(text), secret, "***");
    text = base::replace_all(std::move(text), percent_encoded(secret), "***");
  }
  return text;
}

}  // namespace schemac::notify
