// Any bytes as a server's message, a script or another session's query: what is printed of it, sent of it and
// looked for in it ends soon, hides what stands behind `password=`, and is nothing that a terminal or a CI
// runner obeys.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "fuzz.hpp"
#include "schemac/base/passwords.hpp"
#include "schemac/base/safe_text.hpp"
#include "schemac/base/text.hpp"
#include "schemac/notify/sender.hpp"
#include "terminal/sql_colours.hpp"

namespace {

using namespace schemac;
using fuzz::require;

void check_passwords(const std::string& text) {
  const std::string clean = base::without_passwords(text);
  require(base::without_passwords("x " + std::string("password='") + base::replace_all(text, "'", "") + "'")
              .size() <= 20);
  // Each hidden place takes more than the three stars that it becomes, or stands behind a sign of its own.
  require(clean.size() <= text.size() + 3 * (text.size() / 2));
}

// Nothing in it moves a cursor, turns the writing or is a command to whoever reads a job's log.
void check_is_safe(const std::string& text) {
  require(base::valid_utf8(text));
  for (const std::string& line : base::split(text, '\n')) {
    const std::string_view begin = base::trim(line);
    require(!begin.starts_with("::") && line.find("##[") == std::string::npos &&
            line.find("##vso[") == std::string::npos);
  }
  for (size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    const bool line_end = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    require((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t' || line_end);
  }
  for (const std::string_view hidden : {"\xC2\x9B", "\u202E", "\u2028", "\u200B", "\uFEFF"})
    require(text.find(hidden) == std::string::npos);
}

void check_shown(const std::string& text) {
  const std::string safe = base::safe_text(text);
  check_is_safe(safe);
  const std::string shown = base::shown_controls(text);
  check_is_safe(shown);
  require(base::shown_controls(shown) == shown);
  require(base::safe_command(text).find_first_of("\r\n") == std::string::npos);
  const std::string cell = base::markdown_text(text);
  check_is_safe(cell);
  require(cell.find_first_of("\r\n") == std::string::npos && cell.find("<!") == std::string::npos &&
          base::replace_all(cell, "<br>", "").find_first_of("<>@") == std::string::npos);
}

// Escaping beyond JSON's own changes no value.
void check_json(const std::string& text) {
  const nlohmann::json value = {{"text", text}};
  const std::string document = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const std::string safe = base::safe_json(document);
  check_is_safe(safe);
  require(nlohmann::json::parse(safe) == nlohmann::json::parse(document));
  base::safe_json(text);
}

void check_sent(const std::string& text) {
  const std::string sent = notify::slack_json({notify::Mood::bad, text, text, {{text, text}}});
  require(nlohmann::json::accept(sent));
  require(notify::redacted(text, {"secret", text}).find("secret") == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = fuzz::text_of(data, size);
  check_passwords(text);
  check_shown(text);
  check_json(text);
  check_sent(text);
  cli::coloured_sql(text);
  return 0;
}
