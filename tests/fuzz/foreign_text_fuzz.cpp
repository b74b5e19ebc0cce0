// Any bytes where somebody else's words are read: libpq's errors with their places, rows of the history,
// migration_lock.toml, schemac.sum, package.json, a cached schema.
#include "diff/schema_json.hpp"
#include "errors.hpp"
#include "folder/provider_lock.hpp"
#include "folder/timestamps.hpp"
#include "fuzz.hpp"
#include "history/resume_point.hpp"
#include "run/failure.hpp"
#include "schemac/base/duration.hpp"
#include "schemac/config/prisma_version.hpp"
#include "schemac/migrate/checksum_file.hpp"

namespace {

using namespace schemac;
using fuzz::require;

void check_errors(const std::string& text) {
  const pg::ConnectionUrl url{.host = "h", .user = "u", .database = "d"};
  const pg::ServerError server = pg::parse_server_text(text);
  require(server.position >= 0);
  require(!pg::statement_error(url, server).code.empty());
  for (const bool reached : {false, true})
    require(!pg::connect_error(url, {text, "u", reached, false}).code.empty());
  require(!pg::closed_error(text).code.empty());
  const base::Error error{.code = "sql-error", .message = text, .detail = text, .position = server.position};
  const migrate::Migration migration{"m", text, ""};
  const ddl::Script parts = ddl::split(text);
  if (parts.statements.empty()) return;
  for (const auto kind : {migrate::ScriptKind::apply, migrate::ScriptKind::push})
    migrate::describe_failure(kind, migration, parts, {.statement = 0, .error = error}, 0);
}

void check_places(const std::string& text) {
  for (const int position : {-1, 0, 1, 2, 1000000}) require(ddl::byte_offset(text, position) <= text.size());
  require(ddl::line_at(text, text.size()) <= text.size() + 1);
}

void check_history(const std::string& text) {
  if (const auto progress = migrate::read_progress(text)) {
    const auto again = migrate::read_progress(migrate::write_progress(*progress));
    require(again && *again == *progress);
  }
  if (const auto time = migrate::from_epoch(text)) migrate::history_time(*time);
  if (const auto stamp = migrate::leading_stamp(text)) require(migrate::stamp_after(*stamp).size() == 14);
  migrate::provider_of(text);
}

void check_files(const std::string& text) {
  static const fuzz::Scratch folder;
  folder.write(migrate::sum_file_name, text);
  fuzz::run(migrate::verify_sum({folder.path(), true, {}, "postgresql"}));
  config::major_version(text);
  if (const auto state = app::from_text(text)) require(app::from_text(app::to_text(*state)).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = fuzz::text_of(data, size);
  check_errors(text);
  check_places(text);
  check_history(text);
  check_files(text);
  return 0;
}
