// What a command hands back: the printer makes text or one JSON document of it.
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
  bool is_sql = false;           // `text` is: a terminal shows it in colours
  // `text` is the content of a file (SQL, a schema, a completion script): it goes as it is where no terminal
  // shows it. Every other text is made safe to print.
  bool is_document = false;
  // What was done stands, whoever reads of it: an output that takes nothing is named, and is no failure.
  bool stands = false;
};

// `usage` for the errors that stand for a wrong flag, else `failed`.
Outcome failure(base::Error error);
Outcome usage_error(std::string message, std::string hint);

}  // namespace schemac::cli
