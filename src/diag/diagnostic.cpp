#include "schemac/diag/diagnostic.hpp"

#include <algorithm>
#include <utility>

namespace schemac::diag {

void Sink::error(std::string message, source::Span at) {
  add({"P1012", Severity::error, std::move(message), at});
}

void Sink::warning(std::string message, source::Span at) {
  add({"schema-warning", Severity::warning, std::move(message), at});
}

void Sink::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Sink::errors_first() const {
  std::vector<Diagnostic> sorted = all_;
  std::stable_partition(sorted.begin(), sorted.end(),
                        [](const Diagnostic& d) { return d.severity == Severity::error; });
  return sorted;
}

}  // namespace schemac::diag
