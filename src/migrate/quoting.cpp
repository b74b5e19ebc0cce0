#include "quoting.hpp"

#include "schemac/base/text.hpp"

namespace schemac::migrate {

std::string quoted_name(std::string_view name) {
  return '"' + base::replace_all(std::string(name), "\"", "\"\"") + '"';
}

std::string quoted_string(std::string_view value) {
  std::string text = base::replace_all(std::string(value), "'", "''");
  if (text.find('\\') == std::string::npos) return '\'' + text + '\'';
  return "E'" + base::replace_all(std::move(text), "\\", "\\\\") + '\'';
}

}  // namespace schemac::migrate
