#include "schemac/app/diff.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diff/fingerprint.hpp"
#include "diff/prefetch.hpp"
#include "diff/rename_requests.hpp"
#include "diff/sources.hpp"
#include "project/early_configuration.hpp"
#include "run/history_state.hpp"
#include "schemac/app/data_loss_consent.hpp"
#include "schemac/base/text.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/status.hpp"
#include "schemac/plan/plan.hpp"
#include "schemac/plan/summary.hpp"

namespace schemac::app {
namespace {

// The default of --from: the configured database, else the migrations.
base::Result<PreparedSource> prepare_from(const Context& context, const DiffRequest& request) {
  if (request.from) return prepare(context, parse_source(*request.from));
  auto database = prepare(context, parse_source("db"));
  if (database.ok() || database.error().code != no_database_code) return database;
  if (!context.project.environment.is_ci()) {
    context.note(
        "No database is configured: comparing with the migrations, replayed on a private PostgreSQL.");
  }
  return prepare(context, parse_source("migrations"));
}

Source to_source(const DiffRequest& request) {
  return request.to ? parse_source(*request.to) : Source{Source::Kind::schema, "", ""};
}

// A catalog that is read while the schema is checked, with the options of that query.
struct EarlyCatalog {
  Database database;
  catalog::Options options;
  Ahead<LiveCatalog> catalog;
};

// Both sides, ready to load: all checks that need no server are done.
struct Comparison {
  PreparedSource from;
  PreparedSource to;
  std::optional<EarlyCatalog> early;
};

// Starts early to read the database for the usual comparison with the schema file, with options guessed from
// the schema's first lines; the result is used if the whole schema gives the same options.
std::optional<EarlyCatalog> begin_early(const Project& project, const DiffRequest& request) {
  const Source to = to_source(request);
  if (to.kind != Source::Kind::schema || (request.from && *request.from != "db")) return std::nullopt;
  std::optional<Database> database = database_at_hand(project);
  if (!database) return std::nullopt;
  const base::Result<std::filesystem::path> path =
      to.argument.empty() ? schema_path(project) : project.environment.absolute(to.argument);
  if (!path.ok()) return std::nullopt;
  std::optional<psl::Datamodel> configuration = guess_configuration(project.environment, *path);
  if (!configuration) return std::nullopt;
  PreparedSource schema{to, std::nullopt, Schema{}};
  schema.schema->datamodel = std::move(*configuration);
  const PreparedSource live{parse_source("db"), database, std::nullopt};
  const auto opt_ins = opt_ins_of(project, request.opt_ins, request.style);
  if (!opt_ins.ok()) return std::nullopt;
  catalog::Options options = scope_of({&live, &schema}, request.style, opt_ins->strict).catalog;
  Ahead<LiveCatalog> catalog = read_live_ahead(*database, options);
  return EarlyCatalog{std::move(*database), std::move(options), std::move(catalog)};
}

base::Result<Comparison> prepare_both(const Context& context, const DiffRequest& request) {
  std::optional<EarlyCatalog> early = begin_early(context.project, request);
  // The schema first: its errors are found without a server, which may answer slowly.
  SCHEMAC_TRY(PreparedSource to, prepare(context, to_source(request)));
  SCHEMAC_TRY(PreparedSource from, prepare_from(context, request));
  return Comparison{std::move(from), std::move(to), std::move(early)};
}

bool on_server(const PreparedSource& source) {
  return source.source.kind == Source::Kind::database || source.source.kind == Source::Kind::migrations;
}

// Both states, and a session with the migration's database for checks of its rows.
struct Loaded {
  sql::Pair<sql::Schema> schemas;
  std::optional<pg::Session> live;
};

base::Result<LiveCatalog> live_catalog(Comparison& comparison, const Scope& scope) {
  const Database& database = *comparison.from.database;
  std::optional<EarlyCatalog>& early = comparison.early;
  const bool same = early && early->options == scope.catalog && early->database.url == database.url;
  return same ? early->catalog.take() : read_live(database, scope.catalog);
}

// Frees what is not used after the tables are made, while the server is still at work.
void let_go(Schema& schema) {
  schema.sources = {};
  schema.datamodel = with_old_names(std::move(schema.datamodel));
}

// Loads the side without a server first: the server of the other side then normalizes its spelling.
base::Result<Loaded> load_both(const Context& context, Comparison& comparison, const Scope& scope) {
  Loaded loaded;
  sql::Pair<sql::Schema>& schemas = loaded.schemas;
  if (!on_server(comparison.from)) {
    SCHEMAC_TRY(schemas.before, load(context, comparison.from, scope));
    SCHEMAC_TRY(schemas.after, load(context, comparison.to, scope, &schemas.before));
    return loaded;
  }
  SCHEMAC_TRY(schemas.after, load(context, comparison.to, scope));
  if (comparison.to.schema) let_go(*comparison.to.schema);
  sql::Schema* other = on_server(comparison.to) ? nullptr : &schemas.after;
  if (!comparison.from.database) {
    SCHEMAC_TRY(schemas.before, load(context, comparison.from, scope, other));
    return loaded;
  }
  SCHEMAC_TRY(LiveCatalog live, live_catalog(comparison, scope));
  schemas.before = std::move(live.schema);
  loaded.live = std::move(live.session);
  SCHEMAC_CHECK(align(*loaded.live, schemas.before, scope, other));
  return loaded;
}

// Between two databases, an extension that only the next one has is created, because its types and operator
// classes may be needed. Others are not changed.
void make_missing_extensions(const sql::Schema& before, sql::Schema& after) {
  std::erase_if(after.extensions, [&](const sql::Extension& wanted) {
    return std::any_of(before.extensions.begin(), before.extensions.end(),
                       [&](const sql::Extension& one) { return one.name == wanted.name; });
  });
  for (sql::Extension& missing : after.extensions) missing.version = std::nullopt;
  after.manages_extensions = true;
}

base::Result<Scope> shared_scope(const Project& project, const Comparison& comparison,
                                 const DiffRequest& request) {
  SCHEMAC_TRY(const OptIns opt_ins, opt_ins_of(project, request.opt_ins, request.style));
  return project_scope(project, {&comparison.from, &comparison.to}, request.style, opt_ins.strict);
}

// The required state of the previous side before a migration is written for it.
struct Expected {
  HistoryState history;
  std::vector<std::string> edited;
};

base::Status check_expected(Expected& expected, Loaded& loaded, const OptIns& opt_ins) {
  if (!expected.history.schema || !loaded.live) return base::ok();
  return check_drift(*loaded.live, std::move(*expected.history.schema), loaded.schemas.before,
                     opt_ins.external, opt_ins.strict, expected.edited);
}

base::Result<DiffReport> run(const Context& context, Comparison& comparison, const DiffRequest& request,
                             std::optional<Expected> expected = std::nullopt) {
  const Project& project = context.project;
  SCHEMAC_TRY(const OptIns opt_ins, opt_ins_of(project, request.opt_ins, request.style));
  SCHEMAC_TRY(const Scope scope, shared_scope(project, comparison, request));
  DiffReport report;
  report.from = comparison.from.source.text;
  report.to = comparison.to.source.text;
  SCHEMAC_TRY(Loaded loaded, load_both(context, comparison, scope));
  if (expected) SCHEMAC_CHECK(check_expected(*expected, loaded, opt_ins));
  if (plan::traits_of(request.style).policy == diff::Policy::safe && on_server(comparison.from) &&
      on_server(comparison.to)) {
    make_missing_extensions(loaded.schemas.before, loaded.schemas.after);
  }
  std::optional<pg::Session>& live = loaded.live;
  SCHEMAC_TRY(const std::vector<diff::RenameRequest> renames,
              all_renames(comparison.to.schema ? &comparison.to.schema->datamodel : nullptr, request,
                          loaded.schemas, context.prompt));
  SCHEMAC_TRY(report.change,
              plan_change(std::move(loaded.schemas), renames,
                          wording_of(request.style, scope, on_server(comparison.from)),
                          losses_of(request.accept_data_loss), live ? &*live : nullptr, opt_ins));
  report.asked = live.has_value();
  return report;
}

bool is_path_like(const std::string& name) {
  const bool has_control = std::any_of(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  return has_control || name.find_first_of("/\\") != std::string::npos ||
         name.find("..") != std::string::npos;
}

base::Status check_name(const std::string& name) {
  if (!is_path_like(name)) return base::ok();
  return base::Error{
      .code = "migration-name-invalid",
      .message = fmt::format("\"{}\" cannot be a migration's name: it has a slash, a backslash, `..` or "
                             "a control character in it.",
                             base::replace_all(name, "\n", "\\n")),
      .hint = "Give words, for example --name add_new_field; the folder is named after them."};
}

base::Error name_missing() {
  return {.code = "migration-name-missing",
          .message = "The schema differs from the database, and the new migration has no name.",
          .hint = "Give it with --name, for example --name add_new_field."};
}

base::Error out_of_step(const char* code, const std::string& what,
                        const std::vector<migrate::StatusEntry>& entries, std::string hint) {
  return {.code = code,
          .message = fmt::format("{}\n  {}", what, base::join(names_of(entries), "\n  ")),
          .hint = std::move(hint)};
}

// A migration continues the folder's history, so the database must have run exactly that history.
base::Status check_in_step(const migrate::Status& status) {
  if (!status.renamed.empty()) return migrate::renamed_error(status.renamed);
  if (!status.failed.empty()) {
    return out_of_step("P3009", "The database has migrations that failed or did not end:", status.failed,
                       "Run `schemac status` for the reason, then `schemac apply`.");
  }
  if (!status.pending.empty()) {
    return out_of_step("database-behind",
                       "The database is behind the migrations folder; not applied yet:", status.pending,
                       "Run `schemac apply` first, or compare with the folder: `--from migrations`.");
  }
  if (!status.missing.empty()) {
    return out_of_step(
        "database-ahead",
        "The database has run migrations that the migrations folder does not have:", status.missing,
        "Bring their folders back (another branch?), or name the right --migrations.");
  }
  return base::ok();
}

// Notes the first migration for a database that has tables already.
void note_missing_baseline(const GenerateReport& report, const migrate::Folder& folder,
                           const Context& context) {
  const bool is_first = folder.migrations.empty() && !report.diff.change.schemas.before.tables.empty();
  if (!is_first || report.diff.from != "db") return;
  context.note(
      "This is the first migration, and the database has tables that none made: it does not run on an empty "
      "database. A "
      "migration that makes everything is written by `schemac diff --from empty --name NAME`; `schemac "
      "baseline` then tells "
      "this database that it has it.");
}

// None if the previous side is not a database, or may have any state.
base::Result<std::optional<Expected>> expected_of(const Context& context, const Comparison& comparison,
                                                  const migrate::Folder& folder, const DiffRequest& request) {
  if (!comparison.from.database) return std::optional<Expected>();
  SCHEMAC_TRY(pg::Session session, connect(*comparison.from.database));
  SCHEMAC_TRY(const migrate::Status status, migrate::read_status(session, folder));
  SCHEMAC_CHECK(check_in_step(status));
  if (request.ignore_drift) return std::optional<Expected>();
  // Without a history there is no drift; only `dev` assumes a database that has objects of migrations
  // alone.
  if (!request.in_dev && folder.migrations.empty() && status.applied.empty())
    return std::optional<Expected>();
  Expected expected{{}, names_of(status.edited)};
  SCHEMAC_TRY(Scope scope, shared_scope(context.project, comparison, request));
  scope.server_major = session.server_version() / 10'000;
  SCHEMAC_TRY(expected.history, history_state(context, folder, scope));
  if (!expected.history.unknown.empty()) {
    context.note("It was not looked whether the database has drifted from its migrations: " +
                 expected.history.unknown);
  }
  return std::optional<Expected>(std::move(expected));
}

// The files of a new migration's folder.
migrate::NewMigration new_migration(const DiffReport& report, std::string name) {
  return {std::move(name), plan::file_warnings(report.change.plan.warnings) + report.script(),
          report.down_script()};
}

}  // namespace

std::string DiffReport::script() const { return plan::write_script(change.plan); }

std::string DiffReport::down_script() const { return app::down_script(change); }

std::string DiffReport::summary() const { return plan::render_summary(change.plan.steps, change.wording); }

sql::Objects DiffReport::unmanaged() const {
  sql::Objects result = change.schemas.before.unmanaged;
  for (const sql::Object& entry : change.schemas.after.unmanaged) {
    if (std::find(result.begin(), result.end(), entry) == result.end()) result.push_back(entry);
  }
  return result;
}

base::Result<DiffReport> compare(const Context& context, const DiffRequest& request) {
  Context unasked = context;
  unasked.prompt = {};
  SCHEMAC_TRY(Comparison comparison, prepare_both(unasked, request));
  return run(unasked, comparison, request);
}

base::Result<GenerateReport> generate(const Context& context, const DiffRequest& request,
                                      const std::optional<std::string>& name) {
  if (name) SCHEMAC_CHECK(check_name(*name));
  const Project& project = context.project;
  SCHEMAC_TRY(Comparison comparison, prepare_both(context, request));
  SCHEMAC_TRY(const std::filesystem::path path, migrations_path(project));
  SCHEMAC_TRY(const migrate::Folder folder, migrate::read_folder(path));
  SCHEMAC_TRY(std::optional<Expected> expected, expected_of(context, comparison, folder, request));
  std::optional<std::string> state;
  SCHEMAC_TRY(const External external, external_of(project));
  if (comparison.to.schema) state = state_text(fingerprint(comparison.to.schema->datamodel, external));
  GenerateReport report;
  SCHEMAC_TRY(report.diff, run(context, comparison, request, std::move(expected)));
  if (report.diff.empty()) return report;
  SCHEMAC_CHECK(check_renames(request, report.diff.change, context.prompt));
  const ChangeConsent consent{request.accept_data_loss, request.drop_tables, request.will_run};
  SCHEMAC_CHECK(may_drop_tables(report.diff.change, report.diff.to, consent, context.prompt));
  if (request.will_run) {
    SCHEMAC_CHECK(may_run(report.diff.change, consent, context.prompt));
    agree_to_losses(report.diff.change);
  }
  if (!name) return name_missing();
  SCHEMAC_TRY(std::string folder_name, migrate::new_name(folder, *name));
  migrate::NewMigration migration = new_migration(report.diff, std::move(folder_name));
  migration.state = std::move(state);
  SCHEMAC_TRY(std::filesystem::path written, migrate::write_migration(path, migration));
  report.migration = WrittenMigration{migration.name, std::move(written)};
  note_missing_baseline(report, folder, context);
  return report;
}

}  // namespace schemac::app
