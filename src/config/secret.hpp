// Database URLs from outside the project's files: the text of a secret, and the command that prints one.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"

namespace schemac::config {

constexpr std::chrono::seconds url_command_limit{30};

// A secret is one line with a URL, or a JSON object with username, password, host, port (default 5432) and
// dbname, the form of secret managers. `what` names the source in messages, which never repeat the text.
base::Result<std::string> url_from_secret(std::string_view text, const std::string& what);

// The limits of a command.
struct CommandLimit {
  std::chrono::milliseconds time = url_command_limit;
  const std::atomic<bool>* stop = nullptr;  // once it is set, the command is killed
};

// Standard output of `sh -c command` run in `folder`. Its standard error goes to ours. Killed with its
// children at its limit. The command's own text is not repeated in messages: it may hold a token.
base::Result<std::string> run_command(const std::string& command, const std::filesystem::path& folder,
                                      const CommandLimit& limit, const std::string& what);

}  // namespace schemac::config
