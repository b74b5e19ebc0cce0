#include "terminal/hide_passwords.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace schemac::cli {
namespace {

constexpr std::string_view parameters[] = {"password=", "sslpassword="};

void hide(char* argument, size_t begin, size_t end) { std::fill(argument + begin, argument + end, '*'); }

// user:password@ before the first / ? # behind the @; the last @ counts, because a password may contain one.
void hide_in_authority(char* argument, std::string_view text, size_t begin) {
  const size_t end =
      std::min(text.find_first_of("/?#", std::min(text.find('@', begin), text.size())), text.size());
  const size_t at = text.rfind('@', end == 0 ? 0 : end - 1);
  const size_t colon = text.find(':', begin);
  if (at == std::string_view::npos || at < begin || colon == std::string_view::npos || colon > at) return;
  hide(argument, colon + 1, at);
}

void hide_in_parameters(char* argument, std::string_view text) {
  for (const std::string_view name : parameters) {
    for (size_t found = text.find(name); found != std::string_view::npos;
         found = text.find(name, found + 1)) {
      const size_t value = found + name.size();
      hide(argument, value, std::min(text.find('&', value), text.size()));
    }
  }
}

}  // namespace

void hide_passwords(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view text(argv[i]);
    const size_t scheme = text.find("://");
    if (scheme == std::string_view::npos) continue;
    hide_in_authority(argv[i], text, scheme + 3);
    hide_in_parameters(argv[i], text);
  }
}

}  // namespace schemac::cli
