// Text to syntax tree.
#include <benchmark/benchmark.h>

#include "schemac/syntax/parse.hpp"
#include "support/generate.hpp"

namespace schemac::bench {
namespace {

void parse(benchmark::State& state) {
  const std::string text = generate_schema(static_cast<int>(state.range(0)));
  const source::SourceSet sources = sources_of(text);
  for (auto _ : state) {
    diag::Sink sink;
    benchmark::DoNotOptimize(syntax::parse(sources, sink));
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(parse)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace schemac::bench
