// The outcome of a command: the printer makes text or one JSON document of it.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/cli/exit_code.hpp"

namespace schemac::cli {

using Json = nlohmann::ordered_json;

struct Outcome {
  ExitCode code = ExitCode::done;
  std::optional<base::Error> error;
  std::string text;              // standard output without --json
  Json fields = Json::object();  // the command's own part of the JSON document
  bool is_sql = false;           // `text` is SQL: a terminal shows it in colours
  // `text` is the content of a file (SQL, a schema, a completion script): it is printed unchanged unless to a
  // terminal. Every other text is made safe to print.
  bool is_document = false;
  // The work is done: a failed write of the output is reported, and is no failure of the command.
  bool stands = false;
};

// `usage` for errors about a wrong flag, `interrupted` for a question that was answered with no, else
// `failed`.
Outcome failure(base::Error error);
Outcome usage_error(std::string message, std::string hint);

}  // namespace schemac::cli
