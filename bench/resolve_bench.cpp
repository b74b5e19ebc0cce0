// Syntax tree to data model, every rule checked.
#include <benchmark/benchmark.h>

#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "support/generate.hpp"

namespace schemac::bench {
namespace {

void resolve(benchmark::State& state) {
  const source::SourceSet sources = sources_of(generate_schema(static_cast<int>(state.range(0))));
  diag::Sink parse_sink;
  const syntax::Schema schema = syntax::parse(sources, parse_sink);
  for (auto _ : state) {
    diag::Sink sink;
    benchmark::DoNotOptimize(psl::resolve(schema, sources, sink));
  }
}
BENCHMARK(resolve)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace schemac::bench
