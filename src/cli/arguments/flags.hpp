// The flags of one command, as a command declares them. CLI11 reads them behind this header: no command sees
// it.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace schemac::cli {

// A flag that was just declared. Valid as long as the parser.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}
  const Option& required() const;
  const Option& excludes(const Option& other) const;
  const Option& type_name(const std::string& name) const;  // "DURATION", "safe|prisma": in the help
  const Option& group(const std::string& name) const;      // "": not in the help
  const Option& delimiter(char character) const;           // one argument may hold several values
  const Option& allow_extra_args(bool allow) const;
  // "" where the text is right, else what is wrong with it.
  const Option& check(std::function<std::string(const std::string&)> check) const;

 private:
  CLI::Option* option_;
};

// `names` as "-q,--quiet"; without a dash: a positional argument. A target keeps its value where the flag is
// not given, and must outlive the parser.
class FlagSet {
 public:
  explicit FlagSet(CLI::App& app) : app_(&app) {}

  Option add_flag(const std::string& names, bool& target, const std::string& description);
  Option add_flag_callback(const std::string& names, std::function<void()> given,
                           const std::string& description = "");
  Option add_option(const std::string& names, std::string& target, const std::string& description);
  Option add_option(const std::string& names, std::optional<std::string>& target,
                    const std::string& description);
  Option add_option(const std::string& names, size_t& target, const std::string& description);
  Option add_option(const std::string& names, std::vector<std::string>& target,
                    const std::string& description);
  Option add_option(const std::string& names, std::vector<std::pair<std::string, std::string>>& target,
                    const std::string& description);
  Option add_option_function(const std::string& names, std::function<void(const std::string&)> given,
                             const std::string& description = "");

 private:
  CLI::App* app_;
};

// Called while flags are read: the command line is wrong, and `why` says so to the person.
[[noreturn]] void refuse_arguments(const std::string& why);

}  // namespace schemac::cli
