// Two schemas to steps: nothing to do, a change in every tenth table, everything new.
#include "schemac/diff/diff.hpp"

#include <benchmark/benchmark.h>

#include "support/generate.hpp"

namespace schemac::bench {
namespace {

void run(benchmark::State& state, const sql::Pair<sql::Schema>& schemas) {
  for (auto _ : state) benchmark::DoNotOptimize(diff::diff(schemas));
}

void diff_equal(benchmark::State& state) {
  const sql::Schema schema = lowered(generate_schema(static_cast<int>(state.range(0))));
  run(state, {schema, schema});
}
void diff_tenth_changed(benchmark::State& state) {
  const int models = static_cast<int>(state.range(0));
  run(state, {lowered(generate_schema(models)), lowered(generate_changed_schema(models))});
}
void diff_from_empty(benchmark::State& state) {
  run(state, {sql::Schema{}, lowered(generate_schema(static_cast<int>(state.range(0))))});
}
BENCHMARK(diff_equal)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);
BENCHMARK(diff_tenth_changed)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);
BENCHMARK(diff_from_empty)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace schemac::bench
