#include "arguments/flags.hpp"

#include <CLI/CLI.hpp>

namespace schemac::cli {

const Option& Option::required() const {
  option_->required();
  return *this;
}
const Option& Option::excludes(const Option& other) const {
  option_->excludes(other.option_);
  return *this;
}
const Option& Option::type_name(const std::string& name) const {
  option_->type_name(name);
  return *this;
}
const Option& Option::group(const std::string& name) const {
  option_->group(name);
  return *this;
}
const Option& Option::delimiter(char character) const {
  option_->delimiter(character);
  return *this;
}
const Option& Option::allow_extra_args(bool allow) const {
  option_->allow_extra_args(allow);
  return *this;
}
const Option& Option::check(std::function<std::string(const std::string&)> check) const {
  option_->check(std::move(check));
  return *this;
}

Option FlagSet::add_flag(const std::string& names, bool& target, const std::string& description) {
  return Option(app_->add_flag(names, target, description));
}
Option FlagSet::add_flag_callback(const std::string& names, std::function<void()> given,
                                  const std::string& description) {
  return Option(app_->add_flag_callback(names, std::move(given), description));
}
Option FlagSet::add_option(const std::string& names, std::string& target, const std::string& description) {
  return Option(app_->add_option(names, target, description));
}
Option FlagSet::add_option(const std::string& names, std::optional<std::string>& target,
                           const std::string& description) {
  return Option(app_->add_option(names, target, description));
}
Option FlagSet::add_option(const std::string& names, size_t& target, const std::string& description) {
  return Option(app_->add_option(names, target, description));
}
Option FlagSet::add_option(const std::string& names, std::vector<std::string>& target,
                           const std::string& description) {
  return Option(app_->add_option(names, target, description));
}
Option FlagSet::add_option(const std::string& names, std::vector<std::pair<std::string, std::string>>& target,
                           const std::string& description) {
  return Option(app_->add_option(names, target, description));
}
Option FlagSet::add_option_function(const std::string& names, std::function<void(const std::string&)> given,
                                    const std::string& description) {
  return Option(app_->add_option_function<std::string>(names, given, description));
}

void refuse_arguments(const std::string& why) { throw CLI::ValidationError(why); }

}  // namespace schemac::cli
