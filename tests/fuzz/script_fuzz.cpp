// Any bytes as migration.sql: read with its `-- schemac:` directives, refused with a line of the file, or cut
// into units that leave no statement out and run none twice.
#include <algorithm>

#include "fuzz.hpp"
#include "locks/lock_table_size.hpp"
#include "schemac/base/files.hpp"
#include "schemac/migrate/execute.hpp"
#include "script/prepared_script.hpp"

namespace {

using namespace schemac;
using fuzz::require;

void check_units(const migrate::Prepared& prepared, const migrate::CutHints& marks, size_t done) {
  const auto& statements = prepared.parts.statements;
  const migrate::Units units = prepared.units(marks, done);
  size_t next = done;
  const auto pass_control = [&](size_t until) {
    for (; next < until; ++next) require(statements[next].block == ddl::Block::control);
  };
  for (const migrate::Unit& unit : units.units) {
    migrate::for_each_statement(prepared.parts, unit, [&](size_t index, const ddl::Statement&) {
      pass_control(index);
      require(next++ == index);
      return true;
    });
    pass_control(unit.end);
  }
  pass_control(statements.size());
}

void check_prepared(const migrate::Prepared& prepared) {
  const size_t count = prepared.parts.statements.size();
  for (const size_t done : {size_t{0}, count / 2, count}) {
    check_units(prepared, {}, done);
    check_units(prepared, {{0, count / 3}, {count / 2}}, done);
    migrate::part_hash(prepared.migration.script.view(), prepared.parts, done);
  }
  migrate::lock_entries(prepared);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = fuzz::text_of(data, size);
  const migrate::Migration migration{"20260101000000_m", text, base::sha256_hex(text)};
  const auto unfit = migrate::find_unfit(migration);
  if (unfit) require(unfit->line <= text.size() + 1 && !unfit->error.message.empty());
  const auto prepared = migrate::prepare(migration, {});
  if (prepared.ok()) check_prepared(*prepared);
  fuzz::run(migrate::prepare_script(migrate::ScriptKind::execute, "script", text));
  return 0;
}
