// The streams of a command. Standard output has only results; all messages go to standard error, as
// text for a person or as one JSON object a line.
//
// All output passes base::safe_text here, so that no password, escape sequence or line that a CI runner
// treats as a command is printed, whatever its origin. No other code writes to the streams
// (tests/arch).
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "schemac/app/context.hpp"
#include "terminal/outcome.hpp"

namespace schemac::cli {

enum class LogFormat { text, json, github };

struct ConsoleOptions {
  bool json = false;  // one document on standard output
  LogFormat log_format = LogFormat::text;
  bool colour = false;           // on standard error
  bool result_colour = false;    // on standard output
  bool result_terminal = false;  // standard output is a terminal
  bool quiet = false;            // errors only
  bool verbose = false;          // also prints the sources of values
  bool terminal = false;         // standard error is a terminal: a line may be redrawn
  bool interactive = false;      // a person can answer: terminals on both sides, no CI, no --json
  std::string pager;             // for a long result if standard output is a terminal; empty: none
};

class Console {
 public:
  Console(std::ostream& out, std::ostream& err, ConsoleOptions options)
      : out_(out), err_(err), options_(options) {}
  const ConsoleOptions& options() const { return options_; }

  // `text` for a person, `fields` for a log collector (called only if there is one). Nothing with --quiet.
  void event(std::string_view kind, const std::function<Json()>& fields, const std::string& text);
  void note(std::string_view text);
  // The same as `event`, but the line is a command to a CI runner ("::error file=..::text") with escaped
  // values.
  void annotation(std::string_view kind, const std::function<Json()>& fields, const std::string& command);
  // Prints the question and gives the line that was typed; none at the end of the input. Only
  // terminal_prompt calls it.
  std::optional<std::string> ask(std::string_view question);
  // A line that the next one replaces: only on a terminal, and not with JSON events or --quiet. An empty text
  // removes it.
  void transient(const std::string& text);
  void diagnostics(const app::Schema& schema);
  // Callbacks that print through this console, which must outlive them.
  app::Reporter reporter();

  // For a command that changes a database: its name is printed once, as soon as it is known.
  void announce_database() { announces_ = true; }

  // "2026-11-22T13:49:53.225Z"
  static std::string now();

  // Ends every command. False if writing to standard output failed.
  bool finish(std::string_view command, const Outcome& outcome);

 private:
  void error(const base::Error& error);
  void found(const app::ChosenDatabase& database);
  void line(std::string_view kind, const Json& fields);
  std::string painted(std::string_view word, std::string_view escape) const;
  void clear_transient();
  std::string safe(std::string_view text) const;
  std::string result_of(const Outcome& outcome) const;
  std::ostream& out_;
  std::ostream& err_;
  ConsoleOptions options_;
  std::string transient_;
  bool announces_ = false;
  std::set<std::string, std::less<>> noted_;  // by the reporter
  Json database_;                             // for the command's document: the database that was found
};

}  // namespace schemac::cli
