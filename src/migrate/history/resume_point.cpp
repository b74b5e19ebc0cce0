#include "history/resume_point.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cctype>
#include <charconv>

#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

constexpr std::string_view prefix = "schemac:";

template <class Number>
std::vector<Number> numbers(std::string_view list) {
  std::vector<Number> out;
  for (const std::string& item : base::split(list, ',')) {
    Number value = 0;
    if (std::from_chars(item.data(), item.data() + item.size(), value).ec == std::errc())
      out.push_back(value);
  }
  return out;
}

size_t number(std::string_view text) {
  const auto all = numbers<size_t>(text);
  return all.empty() ? 0 : all.front();
}

std::set<size_t> number_set(std::string_view text) {
  const auto all = numbers<size_t>(text);
  return {all.begin(), all.end()};
}

// Percent-encoded, so that a key never ends the field; `%` alone is the empty text.
std::string encoded(const std::string& value) {
  std::string out = value.empty() ? "%" : "";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 && byte < 0x80)
      out += c;
    else
      out += fmt::format("%{:02x}", byte);
  }
  return out;
}

std::string decoded(std::string_view text) {
  std::string out;
  if (text == "%") return out;
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const bool coded = text[i] == '%' && i + 2 < text.size() &&
                       std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ec == std::errc();
    out += coded ? static_cast<char>(byte) : text[i];
    if (coded) i += 2;
  }
  return out;
}

std::string key_text(const std::vector<std::string>& key) {
  std::vector<std::string> parts;
  for (const std::string& value : key) parts.push_back(encoded(value));
  return base::join(parts, ",");
}

std::vector<std::string> key_of(std::string_view text) {
  std::vector<std::string> key;
  if (text.empty()) return key;
  for (const std::string& value : base::split(text, ',')) key.push_back(decoded(value));
  return key;
}

std::optional<BatchCursor> cursor_of(std::string_view text) {
  const std::vector<std::string> parts = base::split(text, '/');
  if (parts.size() != 4) return std::nullopt;
  return BatchCursor{parts[0], key_of(parts[1]), key_of(parts[2]), static_cast<long long>(number(parts[3]))};
}

std::string cursor_text(const BatchCursor& cursor) {
  return fmt::format("{}/{}/{}/{}", cursor.statement, key_text(cursor.last), key_text(cursor.end),
                     cursor.rows);
}

void set_field(Progress& progress, std::string_view key, std::string_view value) {
  if (key == "done") progress.done = number(value);
  if (key == "of") progress.total = number(value);
  if (key == "sha256") progress.hash = value;
  if (key == "alone") progress.marks.alone = number_set(value);
  if (key == "after") progress.marks.after = number_set(value);
  if (key == "indexes") progress.indexes = numbers<long long>(value);
  if (key == "batch") progress.batch = cursor_of(value);
}

}  // namespace

std::string write_progress(const Progress& progress) {
  std::string line = fmt::format("{}{} done={} of={} sha256={}", prefix, progress.down ? " down" : "",
                                 progress.done, progress.total, progress.hash);
  if (!progress.marks.alone.empty()) line += fmt::format(" alone={}", fmt::join(progress.marks.alone, ","));
  if (!progress.marks.after.empty()) line += fmt::format(" after={}", fmt::join(progress.marks.after, ","));
  if (progress.indexes) line += fmt::format(" indexes={}", fmt::join(*progress.indexes, ","));
  if (progress.batch) line += " batch=" + cursor_text(*progress.batch);
  if (!progress.error.empty()) line += '\n' + progress.error;
  return line;
}

std::optional<Progress> read_progress(std::string_view logs) {
  if (!logs.starts_with(prefix)) return std::nullopt;
  Progress progress;
  const size_t end = std::min(logs.find('\n'), logs.size());
  for (const std::string& field : base::split(logs.substr(prefix.size(), end - prefix.size()), ' ')) {
    progress.down = progress.down || field == "down";
    const size_t equals = field.find('=');
    if (equals != std::string::npos) {
      set_field(progress, std::string_view(field).substr(0, equals),
                std::string_view(field).substr(equals + 1));
    }
  }
  if (end < logs.size()) progress.error = logs.substr(end + 1);
  if (progress.total == 0 || progress.hash.empty()) return std::nullopt;
  return progress;
}

std::string part_hash(std::string_view script, const ddl::Script& parts, size_t done) {
  return PartHash(script, parts).at(done);
}

std::string PartHash::at(size_t done) {
  if (done < done_) *this = PartHash(script_, *parts_);
  for (; done_ < done && done_ < parts_->statements.size(); ++done_, ++next_) {
    const ddl::Statement& statement = *next_;
    const auto add = [&](source::Span span) {
      // The length distinguishes two statements from one with both texts.
      sum_.add(fmt::format("{}:", span.size()));
      sum_.add(script_.substr(span.begin, span.size()));
      sum_.add(";");
    };
    add(statement.span);
    if (statement.kind == ddl::Kind::copy_data) add(statement.data);
  }
  return sum_.hex();
}

}  // namespace schemac::migrate
