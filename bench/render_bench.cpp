// Steps to SQL text.
#include "schemac/plan/render.hpp"

#include <benchmark/benchmark.h>

#include "schemac/diff/diff.hpp"
#include "support/generate.hpp"

namespace schemac::bench {
namespace {

void render(benchmark::State& state) {
  const diff::Steps steps =
      diff::diff({sql::Schema{}, lowered(generate_schema(static_cast<int>(state.range(0))))});
  for (auto _ : state) benchmark::DoNotOptimize(plan::render_script(steps, {}));
}
BENCHMARK(render)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace schemac::bench
