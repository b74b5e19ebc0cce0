// Syntax tree to data model, every rule checked.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

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
// What `schemac validate` does between reading the files and printing. `peak_mb` is the process' peak so far:
// run one size alone (--benchmark_filter=front_end/1000) to read it.
void front_end(benchmark::State& state) {
  const source::SourceSet sources = sources_of(generate_schema(static_cast<int>(state.range(0))));
  for (auto _ : state) {
    diag::Sink sink;
    const syntax::Schema schema = syntax::parse(sources, sink);
    benchmark::DoNotOptimize(psl::resolve(schema, sources, sink));
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["peak_mb"] = static_cast<double>(usage.ru_maxrss) / 1024.0;
}
BENCHMARK(front_end)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);
BENCHMARK(resolve)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace schemac::bench
