// Any bytes as a script: it is cut so that nothing of it is left out, and everything that is looked for in
// its statements (locks, losses, extensions, names of the server) is found or not found soon.
#include <algorithm>

#include "fuzz.hpp"
#include "schemac/ddl/data_loss.hpp"
#include "schemac/ddl/effects.hpp"
#include "schemac/ddl/extensions.hpp"
#include "schemac/ddl/server_names.hpp"
#include "support/script_coverage.hpp"

namespace {

using namespace schemac;
using fuzz::require;

void check_spans(const std::string& text, const ddl::Script& script) {
  uint32_t end = 0;
  uint32_t line = 1;
  for (const ddl::Statement& statement : script.statements) {
    require(end <= statement.lead && statement.lead <= statement.span.begin);
    require(statement.span.begin < statement.span.end && statement.span.end <= text.size());
    line += ddl::line_at(std::string_view(text).substr(end), statement.span.begin - end) - 1;
    require(statement.line == line || text.find('\r') != std::string::npos);
    line += ddl::line_at(std::string_view(text).substr(statement.span.begin), statement.span.size()) - 1;
    end = statement.span.end;
    if (statement.data.begin == statement.data.end) continue;
    require(end <= statement.data.begin && statement.data.end <= text.size());
    line += ddl::line_at(std::string_view(text).substr(end), statement.data.end - end) - 1;
    end = statement.data.end;
  }
  for (const ddl::Connect& connect : script.connects) require(connect.before <= script.statements.size());
  require(script.unterminated || testing::lost(text).empty());
}

void check_effects(const std::string& text, const ddl::Script& script) {
  for (const ddl::Statement& statement : script.statements) {
    const std::string_view words = std::string_view(text).substr(statement.span.begin, statement.span.size());
    const auto locks = ddl::effects(words).locks;
    require(std::is_sorted(locks.begin(), locks.end(),
                           [](const auto& a, const auto& b) { return a.mode > b.mode; }));
  }
  ddl::DataLossReader reader;
  for (const ddl::DataLoss& loss : reader.read(text))
    require(loss.line >= 1 && loss.line <= text.size() + 1 && !loss.what.empty());
  reader.read(text);
}

void check_names(const std::string& text) {
  ddl::created_extensions(text);
  for (const ddl::ServerWide& one : ddl::server_names({text}).server_wide) require(one.line >= 1);
  const std::string renamed = ddl::with_database(text, "d");
  require(std::count(renamed.begin(), renamed.end(), '\n') == std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = fuzz::text_of(data, size);
  const ddl::Script script = ddl::split(text);
  check_spans(text, script);
  check_effects(text, script);
  check_names(text);
  return 0;
}
