// The streams of a command. Standard output holds results only; everything said on the way goes to standard
// error, as text for a person or as one JSON object a line.
//
// Whatever is printed passes base::safe_text here: no password, no escape sequence and no line that a CI
// runner takes for a command comes through, whoever wrote the text. Nothing else writes to the streams
// (tests/arch).
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "schemac/app/project.hpp"
#include "schemac/app/schema.hpp"
#include "terminal/outcome.hpp"

namespace schemac::cli {

enum class LogFormat { text, json, github };

struct ConsoleOptions {
  bool json = false;  // one document on standard output
  LogFormat log_format = LogFormat::text;
  bool colour = false;           // on standard error
  bool result_colour = false;    // on standard output
  bool result_terminal = false;  // standard output is one
  bool quiet = false;            // errors only
  bool verbose = false;          // also where things were found
  bool terminal = false;         // standard error is one: a line may be drawn over
  bool interactive = false;      // a person can be asked: terminals on both sides, no CI, no --json
  std::string pager;             // for a long result where standard output is a terminal; empty: none
};

class Console {
 public:
  Console(std::ostream& out, std::ostream& err, ConsoleOptions options)
      : out_(out), err_(err), options_(options) {}
  const ConsoleOptions& options() const { return options_; }

  // `text` for a person, `fields` for a log collector, made only where there is one. Nothing with --quiet.
  void event(std::string_view kind, const std::function<Json()>& fields, const std::string& text);
  void note(std::string_view text);
  // The same as `event`, but the line is a command to a CI runner ("::error file=..::text"), its values
  // escaped.
  void annotation(std::string_view kind, const std::function<Json()>& fields, const std::string& command);
  // Asks, and gives the line that was typed; none at the end of the input.
  std::optional<std::string> ask(std::string_view question);
  // A line that the next one replaces: on a terminal only, and not with JSON events or --quiet. Empty takes
  // it away.
  void transient(const std::string& text);
  // Asks, and reads a line of standard input; only where options().interactive. Anything but y or yes is no.
  bool confirm(std::string_view question);
  void diagnostics(const app::Schema& schema);
  // The callbacks that print through this console, which must outlive them.
  app::Reporter reporter();

  // The command changes a database: it is said which one, once, as soon as it is known.
  void announce_database() { announces_ = true; }

  // "2026-11-22T13:49:53.225Z"
  static std::string now();

  // The end of every command. False when standard output did not take it.
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
  Json database_;                             // of the command's document: the one that was found
};

}  // namespace schemac::cli
