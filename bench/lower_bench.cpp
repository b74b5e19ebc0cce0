// Data model to tables.
#include <benchmark/benchmark.h>

#include "schemac/lower/lower.hpp"
#include "support/generate.hpp"

namespace schemac::bench {
namespace {

void lower(benchmark::State& state) {
  const psl::Datamodel datamodel = resolved(generate_schema(static_cast<int>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(lower::lower(datamodel));
}
BENCHMARK(lower)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace schemac::bench
