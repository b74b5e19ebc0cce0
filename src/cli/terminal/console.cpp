#include "terminal/console.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <utility>

#include "schemac/app/schema.hpp"
#include "schemac/base/passwords.hpp"
#include "schemac/base/safe_text.hpp"
#include "schemac/base/text.hpp"

#include "terminal/pager.hpp"
#include "terminal/sql_colours.hpp"

namespace schemac::cli {
namespace {

constexpr std::string_view red = "\x1b[1;31m";
constexpr std::string_view blue = "\x1b[1;34m";
constexpr std::string_view yellow = "\x1b[1;33m";
constexpr std::string_view off = "\x1b[0m";
constexpr std::string_view clear_line = "\r\x1b[K";

// All escape sequences that our code writes: this file's, diag's and those of sql_colours.
constexpr std::array<std::string_view, 12> own_escapes = {red,          blue,      yellow,       off,
                                                          clear_line,   "\x1b[1m", "\x1b[1;91m", "\x1b[1;93m",
                                                          "\x1b[1;94m", "\x1b[4m", "\x1b[2m",    "\x1b[33m"};
constexpr std::array<std::string_view, 13> result_escapes = [] {
  std::array<std::string_view, 13> all{};
  std::copy(own_escapes.begin(), own_escapes.end(), all.begin());
  all.back() = "\x1b[31m";
  return all;
}();

void hide_passwords_in(Json& value) {
  if (value.is_string()) {
    const std::string& text = value.get_ref<const std::string&>();
    if (std::string shown = base::without_passwords(text); shown != text) value = std::move(shown);
    return;
  }
  if (!value.is_structured()) return;
  for (Json& below : value) hide_passwords_in(below);
}

// Invalid UTF-8 (a file name can hold any byte) is replaced instead of throwing.
std::string dump(const Json& document, int indent) {
  return base::safe_json(document.dump(indent, ' ', false, Json::error_handler_t::replace));
}

std::string now_text() {
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto milliseconds = now.time_since_epoch().count() % 1000;
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(now)),
                     milliseconds);
}

Json error_json(const base::Error& error) {
  Json json = {{"code", error.code}, {"message", error.message}, {"hint", error.hint}};
  if (!error.sqlstate.empty()) json["sqlstate"] = error.sqlstate;
  if (!error.detail.empty()) json["detail"] = error.detail;
  return json;
}

// `database` is an object, or null if the command needs no database.
Json document(std::string_view command, const Outcome& outcome, const Json& database) {
  Json json = {
      {"schemac", SCHEMAC_VERSION}, {"command", command}, {"ok", !outcome.error}, {"error", nullptr}};
  if (outcome.error) json["error"] = error_json(*outcome.error);
  if (!database.is_null()) json["database"] = database;
  json.update(outcome.fields);
  return json;
}

}  // namespace

std::string Console::now() { return now_text(); }

std::string Console::painted(std::string_view word, std::string_view escape) const {
  return options_.colour ? fmt::format("{}{}{}", escape, word, off) : std::string(word);
}

std::string Console::safe(std::string_view text) const {
  if (!options_.colour) return base::safe_text(text);
  return base::safe_text(text, own_escapes);
}

void Console::line(std::string_view kind, const Json& fields) {
  Json json = {{"time", now_text()}, {"event", kind}};
  json.update(fields);
  hide_passwords_in(json);
  err_ << dump(json, -1) << '\n' << std::flush;
}

void Console::event(std::string_view kind, const std::function<Json()>& fields, const std::string& text) {
  if (options_.quiet) return;
  if (options_.log_format == LogFormat::json) {
    line(kind, fields());
  } else if (!text.empty()) {
    const std::string kept = std::exchange(transient_, {});
    if (!kept.empty()) err_ << clear_line;
    err_ << safe(text) << '\n' << std::flush;
    transient(kept);
  }
}

void Console::annotation(std::string_view kind, const std::function<Json()>& fields,
                         const std::string& command) {
  if (options_.quiet) return;
  if (options_.log_format == LogFormat::json) return line(kind, fields());
  clear_transient();
  err_ << base::safe_command(command) << '\n' << std::flush;
}

void Console::transient(const std::string& text) {
  if (!options_.terminal || options_.quiet || options_.log_format == LogFormat::json) return;
  if (!transient_.empty()) err_ << clear_line;
  err_ << safe(text) << std::flush;
  transient_ = text;
}

void Console::clear_transient() { transient(""); }

std::optional<std::string> Console::ask(std::string_view question) {
  clear_transient();
  err_ << safe(question) << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer)) return std::nullopt;
  return answer;
}

void Console::note(std::string_view text) {
  event(
      "note",
      [&] {
        return Json{{"message", text}};
      },
      fmt::format("{}: {}", painted("note", blue), text));
}

void Console::diagnostics(const app::Schema& schema) {
  if (schema.diagnostics.empty() || (options_.quiet && schema.error_count == 0)) return;
  if (options_.log_format == LogFormat::json) {
    line("diagnostics", {{"diagnostics", Json::parse(app::diagnostics_json(schema))}});
    return;
  }
  if (options_.log_format == LogFormat::github) {
    for (const std::string& command :
         base::split(app::print_diagnostics(schema, app::DiagnosticForm::github, options_.terminal), '\n')) {
      if (!command.empty()) err_ << base::safe_command(command) << '\n';
    }
    err_ << std::flush;
    return;
  }
  const app::DiagnosticForm text =
      options_.colour ? app::DiagnosticForm::coloured_text : app::DiagnosticForm::text;
  err_ << safe(app::print_diagnostics(schema, text, options_.terminal)) << std::flush;
}

void Console::found(const app::ChosenDatabase& database) {
  const bool first = database_.is_null();
  database_ = {{"host", database.host},
               {"port", database.port},
               {"name", database.name},
               {"schema", database.schema},
               {"from", database.from}};
  if (!announces_ || !first) return;
  const bool is_ipv6 = database.host.find(':') != std::string::npos;
  event(
      "database", [this] { return database_; },
      fmt::format("database: {}:{}/{}, schema {} (from {})",
                  is_ipv6 ? "[" + database.host + "]" : database.host, database.port, database.name,
                  database.schema, database.from));
}

app::Reporter Console::reporter() {
  app::Reporter reporter;
  reporter.schema_checked = [this](const app::Schema& schema) { diagnostics(schema); };
  reporter.database = [this](const app::ChosenDatabase& database) { found(database); };
  // Several parts of a command may find the same fact: it is printed once.
  reporter.note = [this](std::string_view text) {
    if (noted_.insert(std::string(text)).second) note(text);
  };
  reporter.replay_note = [this](std::string_view text) { note(text); };
  if (options_.verbose) {
    reporter.detail = [this](std::string_view text) {
      event(
          "detail",
          [text] {
            return Json{{"message", text}};
          },
          std::string(text));
    };
  }
  return reporter;
}

void Console::error(const base::Error& error) {
  if (options_.log_format == LogFormat::json) {
    line("error", error_json(error));
    return;
  }
  err_ << painted("error:", red) << ' ' << base::safe_text(error.message) << '\n';
  if (!error.detail.empty()) err_ << base::safe_text(error.detail) << '\n';
  if (!error.code.empty()) err_ << painted("code:", yellow) << ' ' << error.code << '\n';
  if (!error.hint.empty()) err_ << painted("hint:", blue) << ' ' << base::safe_text(error.hint) << '\n';
  err_ << std::flush;
}

// A file's content is escaped only for a terminal, and its passwords are not hidden.
std::string Console::result_of(const Outcome& outcome) const {
  if (!outcome.is_document) return base::safe_text(outcome.text);
  if (!options_.result_terminal) return outcome.text;
  const std::string shown = base::shown_controls(outcome.text);
  return outcome.is_sql && options_.result_colour ? base::shown_controls(coloured_sql(shown), result_escapes)
                                                  : shown;
}

bool Console::finish(std::string_view command, const Outcome& outcome) {
  clear_transient();
  const std::string text = result_of(outcome);
  if (options_.json) {
    Json json = document(command, outcome, database_);
    if (!outcome.is_document) hide_passwords_in(json);
    out_ << dump(json, 2) << '\n';
  } else if (!show_in_pager(options_.pager, text)) {
    out_ << text;
  }
  out_.flush();
  if (outcome.error) error(*outcome.error);
  if (out_.good()) return true;
  error({.code = "output-unwritable",
         .message = "Standard output does not take the result.",
         .hint = outcome.stands ? "Is its disk full? What the command was asked to do is done all the same."
                                : "Is its disk full? `-o FILE` writes a file instead."});
  return outcome.stands;
}

}  // namespace schemac::cli
