#include "url_slips.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "schemac/base/text.hpp"

namespace schemac::pg {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view must_start =
    "The URL must start with the protocol `postgresql://` or `postgres://`.";

struct Beginning {
  std::string_view text;  // compared case-insensitively
  std::string_view hint;
};
constexpr Beginning beginnings[] = {
    {"\"", "Remove the quotation marks around the URL."},
    {"'", "Remove the quotation marks around the URL."},
    {"`", "Remove the quotation marks around the URL."},
    {"\xE2\x80\x9C", "Remove the quotation marks around the URL."},
    {"\xE2\x80\x98", "Remove the quotation marks around the URL."},
    {"prisma://",
     "This is the address of Prisma's own proxy. Use the direct URL of the PostgreSQL behind it."},
    {"prisma+postgres://",
     "This is the address of Prisma's own proxy. Use the direct URL of the PostgreSQL behind it."},
    {"psql ", "Leave out the command `psql` and its quotation marks: only the URL stands here."},
    {"jdbc:",
     "This is a JDBC address: leave out `jdbc:`, and write user name and password before the host, as in "
     "postgresql://USER:PASSWORD@HOST:5432/DATABASE."},
    {"postgresql+", "Leave out the driver's name: `postgresql://` without the `+` and the word behind it."},
    {"postgres+", "Leave out the driver's name: `postgresql://` without the `+` and the word behind it."},
    {"postgresql:", "Two slashes follow the protocol: postgresql://USER:PASSWORD@HOST:5432/DATABASE."},
    {"postgres:", "Two slashes follow the protocol: postgresql://USER:PASSWORD@HOST:5432/DATABASE."},
    {"pgsql:", "Write `postgresql://` in its place."},
    {"host=", "These are libpq's keywords; write a URL: postgresql://USER:PASSWORD@HOST:5432/DATABASE."},
    {"dbname=", "These are libpq's keywords; write a URL: postgresql://USER:PASSWORD@HOST:5432/DATABASE."},
    {"user=", "These are libpq's keywords; write a URL: postgresql://USER:PASSWORD@HOST:5432/DATABASE."},
};

bool is_name_char(char c, bool upper_only) {
  const bool digit = c >= '0' && c <= '9';
  const bool lower = c >= 'a' && c <= 'z' && !upper_only;
  return digit || lower || (c >= 'A' && c <= 'Z') || c == '_';
}

std::string_view name_at(std::string_view text, bool upper_only = false) {
  const auto end =
      std::find_if(text.begin(), text.end(), [&](char c) { return !is_name_char(c, upper_only); });
  return text.substr(0, static_cast<size_t>(end - text.begin()));
}

struct Opening {
  std::string_view before;
  std::string_view after;
};
constexpr Opening openings[] = {{"${", "}"}, {"$(", ")"}, {"{{", "}}"}, {"#{", "}"}};

// `${NAME}`, unchanged: the substitution did not happen.
std::optional<std::string> unreplaced(std::string_view text) {
  for (const Opening& opening : openings) {
    for (size_t at = text.find(opening.before); at != npos; at = text.find(opening.before, at + 1)) {
      const std::string_view behind = text.substr(at + opening.before.size());
      const std::string_view name =
          name_at(behind.substr(std::min(behind.find_first_not_of(' '), behind.size())));
      if (name.empty()) continue;
      if (behind.find(opening.after) == npos) break;
      return fmt::format("{}{}{}", opening.before, name, opening.after);
    }
  }
  return std::nullopt;
}

// `$NAME` as a whole part. Inside a password a dollar sign is an ordinary character.
std::optional<std::string> unreplaced_part(std::string_view part) {
  if (part.size() < 4 || part.front() != '$' || name_at(part.substr(1), true) != part.substr(1))
    return std::nullopt;
  return std::string(part);
}

// Parameters whose value may contain an `@`.
constexpr std::array<std::string_view, 9> parameters = {
    "application_name", "user", "password", "options", "schema", "host", "sslcert", "sslkey", "sslrootcert"};

bool is_parameter(std::string_view name) {
  return std::find(parameters.begin(), parameters.end(), name) != parameters.end();
}

// Tells for each `@` of a URL, from the last to the first, whether it is in the value of a parameter, and so
// ends no password. The text before an `@` is searched once for all of them.
class Parameters {
 public:
  explicit Parameters(std::string_view rest)
      : rest_(rest), fragment_(std::min(rest.find('#'), rest.size())) {}

  bool hold(size_t at, bool has_credentials) {
    if (fragment_ < at) return false;
    if (start_ != npos && start_ >= at) {
      start_ = rest_.substr(0, at).find_last_of("?&");
      equals_ = start_ == npos ? npos : rest_.substr(0, at).find('=', start_);
    }
    if (start_ == npos || equals_ >= at) return false;
    return has_credentials || is_parameter(rest_.substr(start_ + 1, equals_ - start_ - 1));
  }

 private:
  std::string_view rest_;
  size_t fragment_;
  size_t start_ = rest_.size();  // of the pair before the last `@` that was checked
  size_t equals_ = npos;
};

// True if a host begins here, with or without port and rest.
bool begins_with_host(std::string_view text, bool more_must_follow) {
  const auto is_of_host = [](char c) {
    return is_name_char(c, false) || std::string_view(".-:[]%").find(c) != npos;
  };
  const auto behind = std::find_if_not(text.begin(), text.end(), is_of_host);
  const size_t end = static_cast<size_t>(behind - text.begin());
  if (end == 0 || (end < text.size() && std::string_view("/?#").find(text[end]) == npos)) return false;
  return !more_must_follow || end < text.size() || text.substr(0, end).find(':') != npos;
}

// `user:secret` in place of a host, and behind the `@` a host with a port or a path: everything between them,
// also a parameter's name, is part of the password.
bool looks_like_credentials(std::string_view authority) {
  return authority.find('@') == npos && authority.find(':') != npos && !authority.starts_with('[');
}

// The `@` before the host if user name or password contain one of `/?#`, which seems to end them.
std::optional<size_t> end_of_cut_credentials(std::string_view rest) {
  const size_t cut = rest.find_first_of("/?#");
  if (cut == npos) return std::nullopt;
  const size_t last = rest.substr(0, cut).rfind('@');
  // An `@` before what cannot be a host belongs to the password, too.
  const bool has_credentials = last != npos && begins_with_host(rest.substr(last + 1), false);
  const bool is_secret = looks_like_credentials(rest.substr(0, cut));
  Parameters pairs(rest);
  for (size_t at = rest.rfind('@'); at != npos && at > cut; at = rest.rfind('@', at - 1)) {
    const std::string_view host = rest.substr(at + 1);
    if (pairs.hold(at, has_credentials) && !(is_secret && begins_with_host(host, true))) continue;
    // A database may be named a@b.
    if (begins_with_host(host, has_credentials && rest[cut] == '/')) return at;
  }
  return std::nullopt;
}

bool is_hex(char c) { return std::string_view("0123456789abcdefABCDEF").find(c) != npos; }

// An existing escape is kept.
bool needs_encoding(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == '%') return at + 2 >= text.size() || !is_hex(text[at + 1]) || !is_hex(text[at + 2]);
  return std::string_view("/?#[]@: ").find(c) != npos;
}

std::string code_of(char c) { return fmt::format("%{:02X}", static_cast<unsigned char>(c)); }

std::string encoded(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i)
    result += needs_encoding(text, i) ? code_of(text[i]) : std::string(1, text[i]);
  return result;
}

// "`#` as %23, `/` as %2F"
std::string encodings(std::string_view text) {
  std::vector<std::string> each;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!needs_encoding(text, i)) continue;
    std::string words = fmt::format("`{}` as {}", text[i], code_of(text[i]));
    if (std::find(each.begin(), each.end(), words) == each.end()) each.push_back(std::move(words));
  }
  return base::join(each, ", ");
}

std::optional<Slip> cut_credentials(std::string_view rest) {
  const auto at = end_of_cut_credentials(rest);
  if (!at) return std::nullopt;
  const std::string_view credentials = rest.substr(0, *at);
  const size_t colon = credentials.find(':');
  const std::string_view user = credentials.substr(0, colon);
  const bool of_user = user.find_first_of("/?#") != npos;
  const std::string_view whose = of_user ? user : credentials.substr(user.size() + 1);
  // A single part may be a token, which is as secret as a password.
  const std::string shown = colon == npos ? "USER" : encoded(user) + ":PASSWORD";
  const std::string_view target = rest.substr(*at + 1, rest.substr(*at + 1).find_first_of("?#"));
  return Slip{
      fmt::format("The {} holds characters that have a meaning in a URL and are not percent-encoded.",
                  of_user ? "user name" : "password"),
      fmt::format("Write {}, so that the URL reads postgresql://{}@{}.", encodings(whose), shown, target)};
}

// The parts before the path, as written.
struct Parts {
  std::string_view user, password, host, port, database;
};

Parts parts_of(std::string_view rest) {
  Parts parts;
  const size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  std::string_view authority = rest.substr(0, end);
  if (const size_t at = authority.rfind('@'); at != npos) {
    const std::string_view credentials = authority.substr(0, at);
    const size_t colon = std::min(credentials.find(':'), credentials.size());
    parts.user = credentials.substr(0, colon);
    parts.password = credentials.substr(std::min(colon + 1, credentials.size()));
    authority.remove_prefix(at + 1);
  }
  const size_t colon = std::min(authority.find(':'), authority.size());
  parts.host = authority.substr(0, colon);
  parts.port = authority.substr(std::min(colon + 1, authority.size()));
  if (end < rest.size() && rest[end] == '/') {
    parts.database = rest.substr(end + 1);
    parts.database = parts.database.substr(0, parts.database.find_first_of("?#"));
  }
  return parts;
}

bool is_placeholder(std::string_view part) {
  const bool brackets = part.size() > 2 && part.front() == '[' && part.back() == ']';
  const bool angles = part.size() > 2 && part.front() == '<' && part.back() == '>';
  return brackets || angles;
}

std::optional<Slip> left_to_fill_in(std::string_view rest) {
  std::optional<std::string> variable = unreplaced(rest);
  const Parts parts = parts_of(rest);
  const std::pair<const char*, std::string_view> named[] = {{"user name", parts.user},
                                                            {"password", parts.password},
                                                            {"host", parts.host},
                                                            {"port", parts.port},
                                                            {"database", parts.database}};
  for (const auto& [name, part] : named) {
    if (!variable) variable = unreplaced_part(part);
    const bool may_be_one = part.data() != parts.host.data() && part.data() != parts.port.data();
    if (may_be_one && is_placeholder(part)) {
      return Slip{fmt::format("The {} stands in brackets, as in an example.", name),
                  fmt::format("Put the real {} in their place, without the brackets.", name)};
    }
  }
  if (!variable) return std::nullopt;
  return Slip{
      fmt::format("It holds {} as it stands: nothing replaced it by the variable's value.", *variable),
      "Only ${NAME} is replaced, and only in a .env file; a shell replaces it within double quotes, "
      "Docker's env_file never does. Write the value itself, or let the shell do "
      "it. A dollar sign of a password is written %24."};
}

// True for a quote at the end without an opening one.
bool ends_with_lone_quote(std::string_view rest) {
  if (rest.empty() || std::string_view("\"'`").find(rest.back()) == npos) return false;
  return std::count(rest.begin(), rest.end(), rest.back()) % 2 == 1;
}

std::optional<Slip> stray_characters(std::string_view rest) {
  if (rest.find_first_of("\r\n\t") != npos)
    return Slip{"There is a line break or a tab in it.", "Write the URL in one line, without gaps."};
  if (ends_with_lone_quote(rest))
    return Slip{"It ends with a quotation mark.", "Remove the quotation marks around the URL."};
  const Parts parts = parts_of(rest);
  if (parts.host.find(' ') != npos || parts.port.find(' ') != npos)
    return Slip{"There is a blank in its host or port.", "Write the URL without gaps."};
  return std::nullopt;
}

}  // namespace

std::optional<Slip> slip_of_scheme(std::string_view text) {
  for (const Beginning& beginning : beginnings) {
    if (base::iequals_ascii(text.substr(0, beginning.text.size()), beginning.text))
      return Slip{std::string(must_start), std::string(beginning.hint)};
  }
  const std::string_view assigned = text.starts_with("export ") ? text.substr(7) : text;
  const std::string_view name = name_at(assigned);
  if (!name.empty() && assigned.substr(name.size()).starts_with('='))
    return Slip{std::string(must_start),
                fmt::format("The name `{}=` is no part of the URL: remove it.", name)};
  if (const auto variable = unreplaced(text); variable && text.find("://") == npos)
    return Slip{
        fmt::format("It holds {} as it stands: nothing replaced it by the variable's value.", *variable),
        "Write the value itself, or let the shell do it."};
  return std::nullopt;
}

std::optional<Slip> slip_of_rest(std::string_view rest) {
  if (auto slip = stray_characters(rest)) return slip;
  if (auto slip = left_to_fill_in(rest)) return slip;
  return cut_credentials(rest);
}

}  // namespace schemac::pg
