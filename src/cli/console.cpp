#include "console.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <utility>

#include "schemac/base/text.hpp"

#include "pager.hpp"
#include "sql_colours.hpp"

namespace schemac::cli {
namespace {

constexpr std::string_view red = "\x1b[1;31m";
constexpr std::string_view blue = "\x1b[1;34m";
constexpr std::string_view yellow = "\x1b[1;33m";
constexpr std::string_view off = "\x1b[0m";
constexpr std::string_view clear_line = "\r\x1b[K";

// Invalid UTF-8 (a file name can hold any byte) is replaced, not thrown over.
std::string dump(const Json& document, int indent) {
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
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

// `database` is an object, or nothing where the command needs none.
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

void Console::line(std::string_view kind, const Json& fields) {
  Json json = {{"time", now_text()}, {"event", kind}};
  json.update(fields);
  err_ << dump(json, -1) << '\n' << std::flush;
}

void Console::event(std::string_view kind, const std::function<Json()>& fields, const std::string& text) {
  if (options_.quiet) return;
  if (options_.log_format == LogFormat::json) {
    line(kind, fields());
  } else if (!text.empty()) {
    const std::string kept = std::exchange(transient_, {});
    if (!kept.empty()) err_ << clear_line;
    err_ << text << '\n' << std::flush;
    transient(kept);
  }
}

void Console::transient(const std::string& text) {
  if (!options_.terminal || options_.quiet || options_.log_format == LogFormat::json) return;
  if (!transient_.empty()) err_ << clear_line;
  err_ << text << std::flush;
  transient_ = text;
}

void Console::clear_transient() { transient(""); }

bool Console::confirm(std::string_view question) {
  clear_transient();
  err_ << question << " [y/N] " << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  const std::string word = base::lower_ascii(base::trim(answer));
  return word == "y" || word == "yes";
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
  const app::DiagnosticForm text =
      options_.colour ? app::DiagnosticForm::coloured_text : app::DiagnosticForm::text;
  err_ << app::print_diagnostics(
              schema, options_.log_format == LogFormat::github ? app::DiagnosticForm::github : text,
              options_.terminal)
       << std::flush;
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
  reporter.note = [this](std::string_view text) { note(text); };
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
  err_ << painted("error:", red) << ' ' << error.message << '\n';
  if (!error.detail.empty()) err_ << error.detail << '\n';
  if (!error.code.empty()) err_ << painted("code:", yellow) << ' ' << error.code << '\n';
  if (!error.hint.empty()) err_ << painted("hint:", blue) << ' ' << error.hint << '\n';
  err_ << std::flush;
}

bool Console::finish(std::string_view command, const Outcome& outcome) {
  clear_transient();
  const bool coloured = outcome.is_sql && options_.result_colour;
  const std::string text = coloured ? coloured_sql(outcome.text) : outcome.text;
  if (options_.json) {
    out_ << dump(document(command, outcome, database_), 2) << '\n';
  } else if (!show_in_pager(options_.pager, text)) {
    out_ << text;
  }
  out_.flush();
  if (outcome.error) error(*outcome.error);
  if (out_.good()) return true;
  error({.code = "output-unwritable",
         .message = "Standard output does not take the result.",
         .hint = "Is its disk full? `-o FILE` writes a file instead."});
  return false;
}

}  // namespace schemac::cli
