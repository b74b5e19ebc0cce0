// Parses and writes URLs by the WHATWG's standard, as far as database URLs and files need it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::prismaconfig {

struct Object;

struct UrlParts {
  std::string scheme;  // without colon
  bool has_authority = false;
  std::string user;      // encoded
  std::string password;  // encoded
  std::string host;
  std::string port;
  std::string path;
  std::optional<std::string> query;  // without `?`
  std::optional<std::string> fragment;
};

// None if `text` is not a URL, or is a relative one without a base.
std::optional<UrlParts> parse_url(std::string_view text, const UrlParts* base = nullptr);
std::string url_text(const UrlParts& parts);

// `%41` to `A`. With `plus`, `+` is a blank, as in a form.
std::string percent_decoded(std::string_view text, bool plus = false);
// encodeURIComponent.
std::string component_encoded(std::string_view text);
// encodeURI.
std::string uri_encoded(std::string_view text);

// A query in form encoding, and its pairs.
std::string form_text(const Object& parameters);
std::vector<std::pair<std::string, std::string>> form_pairs(std::string_view query);

// The path of a file: URL; none for another scheme.
std::optional<std::string> path_of_file_url(std::string_view url);
std::string file_url_of(std::string_view path);

}  // namespace schemac::prismaconfig
