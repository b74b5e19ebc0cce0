// The streams of a command. Standard output holds results only; everything said on the way goes to standard
// error, as text for a person or as one JSON object a line.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "outcome.hpp"
#include "schemac/app/project.hpp"
#include "schemac/app/schema.hpp"

namespace schemac::cli {

enum class LogFormat { text, json, github };

struct ConsoleOptions {
  bool json = false;  // one document on standard output
  LogFormat log_format = LogFormat::text;
  bool colour = false;
  bool quiet = false;    // errors only
  bool verbose = false;  // also where things were found
};

class Console {
 public:
  Console(std::ostream& out, std::ostream& err, ConsoleOptions options)
      : out_(out), err_(err), options_(options) {}
  const ConsoleOptions& options() const { return options_; }

  // `text` for a person, `fields` for a log collector. Nothing with --quiet.
  void event(std::string_view kind, const Json& fields, const std::string& text);
  void note(std::string_view text);
  void diagnostics(const app::Schema& schema);
  // The callbacks that print through this console, which must outlive them.
  app::Reporter reporter();

  // The end of every command. False when standard output did not take it.
  bool finish(std::string_view command, const Outcome& outcome);

 private:
  void error(const base::Error& error);
  void line(std::string_view kind, const Json& fields);
  std::string painted(std::string_view word, std::string_view escape) const;
  std::ostream& out_;
  std::ostream& err_;
  ConsoleOptions options_;
};

}  // namespace schemac::cli
