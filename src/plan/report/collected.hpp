// Visits steps with a collector of findings, and notes at each finding which step it is about.
#pragma once

#include <vector>

#include "schemac/diff/steps.hpp"

namespace schemac::plan {

// `Collector` takes every step, has `std::vector<Finding>& found()`, to which it adds at the end, and
// `take()`.
template <class Finding, class Collector>
std::vector<Finding> collected(const diff::Steps& steps, Collector& collector) {
  for (size_t step = 0; step < steps.size(); ++step) {
    const size_t before = collector.found().size();
    std::visit(collector, steps[step]);
    for (size_t i = before; i < collector.found().size(); ++i) collector.found()[i].step = step;
  }
  return collector.take();
}

}  // namespace schemac::plan
