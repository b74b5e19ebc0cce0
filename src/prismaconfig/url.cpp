#include "url.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/text.hpp"
#include "value.hpp"

namespace schemac::prismaconfig {
namespace {

constexpr std::string_view alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

bool is_in(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
bool is_alphanumeric(char c) { return is_in(c, alphanumeric); }

template <class Keep>
std::string encoded(std::string_view text, Keep keep) {
  std::string out;
  for (const char c : text) {
    if (keep(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}
// Encodes all characters except the printable ones that are not in `refused`.
std::string encoded_but(std::string_view text, std::string_view refused) {
  return encoded(text, [&](char c) { return c > 0x20 && c < 0x7F && !is_in(c, refused); });
}

constexpr std::string_view refused_in_query = "\"#<>";
constexpr std::string_view refused_in_path = "\"#<>?`{}^";
constexpr std::string_view refused_in_user = "\"#<>?`{}/:;=@[\\]^|";

bool is_special(std::string_view scheme) {
  return scheme == "http" || scheme == "https" || scheme == "ws" || scheme == "wss" || scheme == "ftp" ||
         scheme == "file";
}

std::string_view default_port(std::string_view scheme) {
  if (scheme == "http" || scheme == "ws") return "80";
  return scheme == "https" || scheme == "wss" ? "443" : "";
}

// The length in bytes of the scheme with its colon.
size_t scheme_length(std::string_view text) {
  if (text.empty() || !std::isalpha(static_cast<unsigned char>(text[0]))) return 0;
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return 0;
  const std::string_view name = text.substr(0, colon);
  const bool fits =
      std::all_of(name.begin(), name.end(), [](char c) { return is_alphanumeric(c) || is_in(c, "+-."); });
  return fits ? colon + 1 : 0;
}

std::string without_dots(std::string_view path) {
  std::vector<std::string> kept;
  const std::vector<std::string> parts = base::split(path, '/');
  for (size_t i = 1; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    if (parts[i] == "..") {
      if (!kept.empty()) kept.pop_back();
      if (last) kept.emplace_back();
    } else if (parts[i] == ".") {
      if (last) kept.emplace_back();
    } else {
      kept.push_back(parts[i]);
    }
  }
  return "/" + base::join(kept, "/");
}

bool read_authority(std::string_view text, UrlParts& parts) {
  const size_t at = text.rfind('@');
  if (at != std::string_view::npos) {
    const std::string_view user = text.substr(0, at);
    const size_t colon = user.find(':');
    parts.user = encoded_but(user.substr(0, colon), refused_in_user);
    if (colon != std::string_view::npos)
      parts.password = encoded_but(user.substr(colon + 1), refused_in_user);
    text.remove_prefix(at + 1);
  }
  const size_t bracket = text.rfind(']');
  const size_t colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  parts.host = text.substr(0, colon);
  if (is_special(parts.scheme)) parts.host = base::lower_ascii(parts.host);
  if (colon != std::string_view::npos) parts.port = text.substr(colon + 1);
  if (parts.port.size() > 5 || parts.port.find_first_not_of("0123456789") != std::string::npos) return false;
  while (parts.port.size() > 1 && parts.port.front() == '0') parts.port.erase(0, 1);
  if (parts.port == default_port(parts.scheme)) parts.port.clear();
  if (parts.host.empty() && (at != std::string_view::npos || !parts.port.empty())) return false;
  const bool plain =
      std::none_of(parts.host.begin(), parts.host.end(), [](char c) { return is_in(c, " <>^|\\#?/@"); });
  return plain && (!parts.host.empty() || !is_special(parts.scheme) || parts.scheme == "file");
}

// Removes fragment and query.
std::string_view read_tail(std::string_view text, UrlParts& parts) {
  if (const size_t hash = text.find('#'); hash != std::string_view::npos) {
    parts.fragment = encoded_but(text.substr(hash + 1), "\"<>`");
    text = text.substr(0, hash);
  }
  if (const size_t mark = text.find('?'); mark != std::string_view::npos) {
    parts.query = encoded_but(text.substr(mark + 1), refused_in_query);
    text = text.substr(0, mark);
  }
  return text;
}

std::optional<UrlParts> parse_relative(std::string_view text, const UrlParts& base) {
  UrlParts parts = base;
  parts.query.reset();
  parts.fragment.reset();
  const std::string_view path = read_tail(text, parts);
  if (path.empty()) {
    if (!parts.query) parts.query = base.query;
    return parts;
  }
  const std::string encoded_path = encoded_but(path, refused_in_path);
  const std::string folder = base.path.substr(0, base.path.rfind('/') + 1);
  parts.path = without_dots(encoded_path.front() == '/' ? encoded_path : folder + encoded_path);
  return parts;
}

}  // namespace

std::optional<UrlParts> parse_url(std::string_view text, const UrlParts* base) {
  std::string cleaned;
  for (const char c : base::trim(text)) {
    if (c != '\n' && c != '\r' && c != '\t') cleaned += c;
  }
  const size_t length = scheme_length(cleaned);
  if (length == 0) return base ? parse_relative(cleaned, *base) : std::nullopt;
  UrlParts parts;
  parts.scheme = base::lower_ascii(cleaned.substr(0, length - 1));
  std::string_view rest = read_tail(std::string_view(cleaned).substr(length), parts);
  if (rest.starts_with("//")) {
    rest.remove_prefix(2);
    parts.has_authority = true;
    const size_t slash = std::min(rest.find('/'), rest.size());
    if (!read_authority(rest.substr(0, slash), parts)) return std::nullopt;
    rest.remove_prefix(slash);
  } else if (is_special(parts.scheme) && parts.scheme != "file") {
    return std::nullopt;
  }
  parts.path = encoded_but(rest, refused_in_path);
  if (!parts.path.empty() && parts.path.front() == '/') parts.path = without_dots(parts.path);
  if (parts.scheme == "file") parts.has_authority = true;
  if (parts.path.empty() && is_special(parts.scheme)) parts.path = "/";
  return parts;
}

std::string url_text(const UrlParts& parts) {
  std::string text = parts.scheme + ":";
  if (parts.has_authority) {
    text += "//";
    if (!parts.user.empty() || !parts.password.empty()) {
      text += parts.user;
      if (!parts.password.empty()) text += ":" + parts.password;
      text += "@";
    }
    text += parts.host;
    if (!parts.port.empty()) text += ":" + parts.port;
  }
  text += parts.path;
  if (parts.query) text += "?" + *parts.query;
  if (parts.fragment) text += "#" + *parts.fragment;
  return text;
}

std::string percent_decoded(std::string_view text, bool plus) {
  std::string out;
  const auto digit = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) && digit(text[i + 2])) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += plus && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

std::string component_encoded(std::string_view text) {
  return encoded(text, [](char c) { return is_alphanumeric(c) || is_in(c, "-_.!~*'()"); });
}
std::string uri_encoded(std::string_view text) {
  return encoded(text, [](char c) { return is_alphanumeric(c) || is_in(c, "-_.!~*'();/?:@&=+$,#"); });
}

std::string form_text(const Object& parameters) {
  const auto written = [](std::string_view text) {
    std::string out = encoded(text, [](char c) { return is_alphanumeric(c) || is_in(c, "-_.* "); });
    std::replace(out.begin(), out.end(), ' ', '+');
    return out;
  };
  std::vector<std::string> pairs;
  for (const auto& [key, value] : parameters.properties)
    pairs.push_back(written(key) + "=" + written(text_of(value)));
  return base::join(pairs, "&");
}

std::vector<std::pair<std::string, std::string>> form_pairs(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& one : base::split(query, '&')) {
    if (one.empty()) continue;
    const size_t sign = std::min(one.find('='), one.size());
    pairs.emplace_back(
        percent_decoded(std::string_view(one).substr(0, sign), true),
        sign < one.size() ? percent_decoded(std::string_view(one).substr(sign + 1), true) : "");
  }
  return pairs;
}

std::optional<std::string> path_of_file_url(std::string_view url) {
  const auto parts = parse_url(url);
  if (!parts || parts->scheme != "file") return std::nullopt;
  return percent_decoded(parts->path);
}

std::string file_url_of(std::string_view path) { return "file://" + encoded_but(path, "\"#<>?`{}%\\^[]|~"); }

}  // namespace schemac::prismaconfig
