// Diagnostics: errors and warnings about the user's text. Parsing and validating fill a Sink and never fail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemac/source/source.hpp"

namespace schemac::diag {

enum class Severity { error, warning };

// `message` is Prisma's text where Prisma has the rule (docs/reference/schema-language.md). `code` is "P1012"
// for errors that Prisma has.
struct Diagnostic {
  std::string code;
  Severity severity = Severity::error;
  std::string message;
  source::Span at;
  bool operator==(const Diagnostic&) const = default;
};

// Collects diagnostics in the order in which they were found.
class Sink {
 public:
  void error(std::string message, source::Span at);
  void warning(std::string message, source::Span at);
  void add(Diagnostic diagnostic);
  const std::vector<Diagnostic>& all() const { return all_; }
  size_t error_count() const { return errors_; }
  bool has_errors() const { return errors_ != 0; }
  // Prisma's report order: all errors as found, then all warnings as found.
  std::vector<Diagnostic> errors_first() const;

 private:
  std::vector<Diagnostic> all_;
  size_t errors_ = 0;
};

}  // namespace schemac::diag
