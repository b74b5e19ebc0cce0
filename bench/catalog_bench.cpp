// A live database to sql::Schema, on a private server. 10,000 tables take minutes to create:
// SCHEMAC_BENCH_LARGE=1.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <stdexcept>

#include "schemac/catalog/read.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/plan/render.hpp"
#include "support/generate.hpp"

namespace schemac::bench {
namespace {

cluster::Temporary& server() {
  static cluster::Temporary instance = [] {
    auto started = cluster::Temporary::start();
    if (!started) throw std::runtime_error(started.error().message);
    return std::move(started).value();
  }();
  return instance;
}

void require(const base::Status& status) {
  if (!status) throw std::runtime_error(status.error().message);
}

// Statement by statement: one transaction over thousands of tables would exhaust the server's lock table.
pg::ConnectionUrl database_with(int tables) {
  const std::string name = "bench_" + std::to_string(tables);
  require(server().create_database(name));
  auto session = pg::Session::open(server().url(name));
  if (!session) throw std::runtime_error(session.error().message);
  const plan::Options options;
  for (const diff::Step& step : diff::diff({sql::Schema{}, lowered(generate_schema(tables))})) {
    for (const std::string& statement : plan::render_step(step, options))
      require(session->execute(statement));
  }
  return server().url(name);
}

void catalog(benchmark::State& state) {
  const int tables = static_cast<int>(state.range(0));
  if (tables > 1000 && std::getenv("SCHEMAC_BENCH_LARGE") == nullptr) {
    state.SkipWithError("set SCHEMAC_BENCH_LARGE=1 to create 10,000 tables");
    return;
  }
  const pg::ConnectionUrl url = database_with(tables);
  for (auto _ : state) {
    auto session = pg::Session::open(url);
    if (!session) throw std::runtime_error(session.error().message);
    auto schema = catalog::read(*session, {});
    if (!schema) throw std::runtime_error(schema.error().message);
    benchmark::DoNotOptimize(schema->tables.size());
  }
}
BENCHMARK(catalog)
    ->RangeMultiplier(10)
    ->Range(10, 10000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(10)
    ->UseRealTime();

}  // namespace
}  // namespace schemac::bench
