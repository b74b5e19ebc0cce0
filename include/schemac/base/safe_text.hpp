// Makes text of foreign origin safe to print: a server's message, another session's query, the name of an
// object, a folder or a row, a schema's text, a URL that cannot be parsed.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace schemac::base {

// - Passwords are hidden (without_passwords).
// - Control characters (also those of 0x80 to 0x9F, in UTF-8 or as bytes) and characters that change the
//   direction of writing are shown as `\x1b`, `\u202e`. Line ends and tabs stay. A lone carriage return is
//   shown.
// - No line is a command to a CI runner: `::` at a line's beginning becomes `\::`, and `##vso[`, `##[`,
//   `##teamcity[` anywhere `#\#..`.
// `escapes` are kept: the colours that the caller itself has added. Linear in the text.
// `escapes` are left as they are: the colours that the caller itself has put in. Linear in the text.
std::string safe_text(std::string_view text, std::span<const std::string_view> escapes = {});

// The same without hiding passwords: for SQL and schemas, whose text is the result.
std::string shown_controls(std::string_view text, std::span<const std::string_view> escapes = {});

// A line that is meant as a command to a CI runner ("::error file=..::text"): the text behind the command,
// made safe, in one line.
std::string safe_command(std::string_view line);

// The same for a JSON document without changing its values: JSON itself escapes its strings, except for
// control characters beyond ASCII and `##vso[`.
std::string safe_json(std::string document);

// `safe_text` for one line or one cell of a Markdown report: no character has a meaning to Markdown or HTML;
// line ends become <br>.
std::string markdown_text(std::string_view text);

}  // namespace schemac::base
