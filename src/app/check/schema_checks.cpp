#include "check/schema_checks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diff/fingerprint.hpp"
#include "replay/replay.hpp"
#include "schemac/app/diff.hpp"
#include "schemac/base/byte_order_mark.hpp"
#include "schemac/base/text.hpp"
#include "schemac/config/locate.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/lower/lower.hpp"
#include "schemac/plan/summary.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/format.hpp"
#include "schemac/syntax/parse.hpp"

namespace schemac::app {
namespace {

uint32_t first_difference(std::string_view a, std::string_view b) {
  uint32_t line = 1;
  for (size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i) line += a[i] == '\n' ? 1 : 0;
  return line;
}

// The schema at the base; none if it did not exist there or was not valid.
std::optional<psl::Datamodel> datamodel_at(const Tree& tree, const Base& base) {
  std::vector<std::string> names;
  std::vector<std::string> ids;
  for (const auto& [path, id] : base.schema) {
    if (!path.empty() && std::filesystem::path(path).extension() != ".prisma") continue;
    names.push_back(path);
    ids.push_back(id);
  }
  const auto texts = git::contents(*tree.repository, ids);
  if (!texts.ok() || texts->empty()) return std::nullopt;
  source::SourceSet sources;
  for (size_t i = 0; i < names.size(); ++i) {
    std::string text(schemac::base::without_byte_order_mark(texts.value()[i]));
    sources.add(source::SourceFile(names[i], std::move(text)));
  }
  diag::Sink sink;
  const syntax::Schema parsed = syntax::parse(sources, sink);
  psl::Datamodel datamodel = psl::resolve(parsed, sources, sink, age_of(tree.schema));
  if (sink.has_errors()) return std::nullopt;
  return datamodel;
}

// True if the schema's files are those of the base, byte for byte: no parsing is needed then.
bool same_text_as_base(const Situation& situation) {
  const auto root = std::filesystem::path(situation.schema.path);
  size_t found = 0;
  for (size_t i = 0; i < situation.schema.files.size(); ++i) {
    const bool single = situation.schema.files[i] == root;
    const std::string name =
        single ? "" : situation.schema.files[i].lexically_relative(root).generic_string();
    const auto old = situation.base->schema.find(name);
    if (old == situation.base->schema.end()) return false;
    const std::string& text = situation.schema.sources.file({static_cast<uint32_t>(i)}).text();
    if (!git::is_content_of(*situation.tree.repository, text, old->second)) return false;
    ++found;
  }
  size_t of_base = 0;
  for (const auto& [path, id] : situation.base->schema)
    of_base += path.empty() || std::filesystem::path(path).extension() == ".prisma" ? 1 : 0;
  return found == of_base;
}

// The answer without a replay: is a migration missing?
enum class Verdict {
  complete,  // certainly not
  missing,   // by the newest record, or because the schema changed and no migration is new
  unknown,
};

Verdict cheap_verdict(const Situation& situation) {
  const auto external = external_of(situation.tree.project);
  if (!external.ok()) return Verdict::unknown;
  const std::string now = fingerprint(situation.schema.datamodel, *external);
  if (!situation.folder.migrations.empty()) {
    const auto record = recorded_state(situation.folder.path / situation.folder.migrations.back().name);
    if (record && *record == now) return Verdict::complete;
    if (record) return Verdict::missing;
  }
  if (situation.base == nullptr || situation.base->commit.empty()) {
    if (!situation.folder.migrations.empty()) return Verdict::unknown;
    return now == fingerprint(psl::Datamodel{}, *external) ? Verdict::complete : Verdict::missing;
  }
  if (same_text_as_base(situation)) return Verdict::complete;
  const auto before = datamodel_at(situation.tree, *situation.base);
  if (!before) return Verdict::unknown;
  if (fingerprint(*before, *external) == now) return Verdict::complete;
  return situation.fresh.empty() ? Verdict::missing : Verdict::unknown;
}

Finding missing_migration(const Situation& situation, const std::string& details) {
  const std::string file = situation.schema.sources.file({0}).path();
  const std::string what = situation.folder.migrations.empty()
                               ? "The schema has no migration yet."
                               : "The schema says something that no migration brings about.";
  return {FindingKind::migration_missing, file, 1, what + details,
          "Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit "
          "its folder "
          "together with the schema."};
}

// Prisma's summary in a finding: without the blank lines around it.
std::string indented(const std::string& text) {
  const std::string summary(base::trim(text));
  return summary.empty() ? "" : "\n  " + base::replace_all(summary, "\n", "\n  ");
}

std::string change_from(const Tree& tree, const psl::Datamodel& before, const Schema& schema) {
  sql::Pair<sql::Schema> schemas{lower::lower(before), lower::lower(schema.datamodel)};
  if (const auto external = external_of(tree.project); external.ok()) leave_out(*external, schemas);
  const diff::Steps steps = diff::diff(schemas);
  return steps.empty() ? "" : std::string(schemac::base::trim(plan::render_summary(steps)));
}

// The change of the schema that its own files show.
std::string known_change(const Situation& situation) {
  if (situation.folder.migrations.empty()) return change_from(situation.tree, {}, situation.schema);
  if (situation.base == nullptr || situation.base->commit.empty()) return "";
  return change_since_base(situation.tree, *situation.base, situation.schema);
}

struct Replayed {
  bool done = false;
  std::string problem;  // where not
  std::optional<Finding> finding;
};

Finding failed_replay(const Situation& situation, const ReplayFailure& failure) {
  return {
      FindingKind::replay_failed,
      situation.tree.project.environment.shown(situation.tree.migrations / failure.migration /
                                               "migration.sql"),
      failure.line,
      fmt::format("The migration `{}` does not run on an empty database behind the migrations before it: {}",
                  failure.migration, failure.message),
      failure.hint};
}

// Replays on a server that the branch does not choose, because the branch's migrations run there.
base::Result<Replayed> replay(const Situation& situation) {
  std::optional<ReplayFailure> failure;
  Project project = situation.tree.project;
  project.replay_sources = ReplaySources::settings;
  project.settings.replay = situation.rules.replay;
  Context context = situation.context.for_project(project);
  context.reporter = {.replay_note = context.reporter.replay_note,
                      .replay_failed = [&failure](const ReplayFailure& found) { failure = found; }};
  if (auto possible = can_replay(context); !possible.ok()) {
    if (possible.error().code != "postgres-not-found") return std::move(possible).error();
    return Replayed{false, "no PostgreSQL is installed here for replaying the history", std::nullopt};
  }
  DiffRequest request;
  request.from = "migrations";
  const auto diff = compare(context, request);
  if (diff.ok() && diff->empty()) return Replayed{true, "", std::nullopt};
  if (diff.ok()) return Replayed{true, "", missing_migration(situation, indented(diff->summary()))};
  if (failure) return Replayed{true, "", failed_replay(situation, *failure)};
  return diff.error();
}

}  // namespace

std::string change_since_base(const Tree& tree, const Base& base, const Schema& schema) {
  const auto before = datamodel_at(tree, base);
  return before ? change_from(tree, *before, schema) : "";
}

void check_valid(const Schema& schema, std::vector<Finding>& findings) {
  for (const diag::Diagnostic& diagnostic : schema.diagnostics) {
    if (diagnostic.severity != diag::Severity::error) continue;
    const source::SourceFile& file = schema.sources.file(diagnostic.at.file);
    findings.push_back({FindingKind::schema_invalid, file.path(), file.line_column(diagnostic.at.begin).line,
                        diagnostic.message, "Correct the schema; `schemac validate` shows the place."});
  }
}

void check_formatted(const Schema& schema, std::vector<Finding>& findings) {
  if (schema.syntax_error_count != 0) return;  // other checks report lines that cannot be parsed
  for (const auto& file : schema.tree.files) {
    const source::SourceFile& source = schema.sources.file(file.file);
    const std::string formatted = syntax::format(file, source);
    if (formatted == source.text()) continue;
    findings.push_back({FindingKind::schema_unformatted, source.path(),
                        first_difference(source.text(), formatted),
                        "The schema is not in its canonical form.", "Run `schemac format`."});
  }
}

base::Status check_migration_present(const Situation& situation, const CheckRequest& request,
                                     CheckReport& report) {
  const bool asked = request.replay == CheckRequest::Replay::always;
  const Verdict verdict = cheap_verdict(situation);
  std::string problem =
      request.replay == CheckRequest::Replay::never
          ? "the replay was not wanted"
          : "only a replay of the history tells; --replay makes one, on a private PostgreSQL";
  if (asked) {
    SCHEMAC_TRY(Replayed replayed, replay(situation));
    if (replayed.finding) report.findings.push_back(std::move(*replayed.finding));
    if (replayed.done) return base::ok();
    problem = std::move(replayed.problem);
  }
  if (verdict == Verdict::missing) {
    report.findings.push_back(missing_migration(situation, indented(known_change(situation))));
  } else if (verdict == Verdict::unknown || asked) {
    report.skipped.push_back(fmt::format("whether the schema has its migration: {}", problem));
  }
  return base::ok();
}

}  // namespace schemac::app
