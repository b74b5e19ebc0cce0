#include "diff/sources.hpp"

#include <fmt/format.h>

#include "replay/replay.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/lower/lower.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::app {
namespace {

struct Word {
  std::string_view text;
  Source::Kind kind;
  bool takes_argument;
};
constexpr Word words[] = {{"empty", Source::Kind::empty, false},
                          {"db", Source::Kind::database, true},
                          {"migrations", Source::Kind::migrations, true}};

base::Result<sql::Schema> replay_folder(const Context& context, const std::filesystem::path& path,
                                        const Scope& scope, sql::Schema* other) {
  SCHEMAC_TRY(const migrate::Folder folder, migrate::read_folder(path));
  return replay(context, folder, scope, other);
}

base::Result<sql::Schema> read_database(const Database& database, const Scope& scope, sql::Schema* other) {
  SCHEMAC_TRY(pg::Session session, connect(database));
  return read_aligned(session, scope, other);
}

}  // namespace

base::Status align(pg::Session& session, const sql::Schema& live, const Scope& scope, sql::Schema* other) {
  if (other == nullptr || scope.catalog.like_prisma) return base::ok();
  SCHEMAC_TRY(*other, catalog::normalize_expressions(session, live, std::move(*other)));
  return base::ok();
}

base::Result<sql::Schema> read_aligned(pg::Session& session, const Scope& scope, sql::Schema* other) {
  SCHEMAC_TRY(sql::Schema live, catalog::read(session, scope.catalog));
  SCHEMAC_CHECK(align(session, live, scope, other));
  return live;
}

Source parse_source(std::string_view text) {
  for (const Word& word : words) {
    if (text == word.text) return {word.kind, std::string(text), ""};
    const bool has_argument = word.takes_argument && text.size() > word.text.size() + 1 &&
                              text.substr(0, word.text.size()) == word.text && text[word.text.size()] == ':';
    if (has_argument) return {word.kind, std::string(text), std::string(text.substr(word.text.size() + 1))};
  }
  return {Source::Kind::schema, std::string(text), std::string(text)};
}

base::Result<PreparedSource> prepare(const Context& context, const Source& source) {
  const Project& project = context.project;
  PreparedSource prepared{source, std::nullopt, std::nullopt};
  if (source.kind == Source::Kind::database && source.argument.empty()) {
    SCHEMAC_TRY(prepared.database, find_database(context));
  } else if (source.kind == Source::Kind::database) {
    // The URL may hold a password: from here on only the placeholder is kept.
    prepared.source.text = "db:URL";
    SCHEMAC_TRY(prepared.database, parse_database(source.argument, "db:URL"));
  } else if (source.kind == Source::Kind::schema) {
    std::filesystem::path path = project.environment.absolute(source.argument);
    if (source.argument.empty()) {
      SCHEMAC_TRY(path, schema_path(project));
      prepared.source.text = project.environment.shown(path);
    }
    SCHEMAC_TRY(prepared.schema, read_schema(project.environment, path));
    if (context.reporter.schema_checked) context.reporter.schema_checked(*prepared.schema);
    SCHEMAC_CHECK(check_usable(*prepared.schema));
  }
  return prepared;
}

base::Result<OptIns> opt_ins_of(const Project& project, const OptIns& flags, plan::Style style) {
  OptIns opt_ins;
  SCHEMAC_TRY(opt_ins.external, external_of(project));
  if (!plan::traits_of(style).takes_wishes) return opt_ins;
  opt_ins.strict = flags.strict || project.settings.strict;
  opt_ins.recreate_views = flags.recreate_views;
  return opt_ins;
}

Scope scope_of(const sql::Pair<const PreparedSource*>& sides, plan::Style style, bool strict) {
  Scope scope;
  scope.default_schema = "public";
  scope.catalog.like_prisma = plan::traits_of(style).policy == diff::Policy::prisma;
  scope.catalog.strict = strict;
  for (const PreparedSource* side : {sides.before, sides.after}) {
    if (side->database) scope.default_schema = side->database->url.schema;
  }
  scope.catalog.schemas = {scope.default_schema};
  for (const PreparedSource* side : {sides.before, sides.after}) {
    if (!side->schema) continue;
    const psl::Datamodel& datamodel = side->schema->datamodel;
    if (!datamodel.datasource->schemas.empty()) scope.catalog.schemas = datamodel.datasource->schemas;
    scope.catalog.partial_indexes = datamodel.has_preview_feature("partialindexes");
  }
  return scope;
}

base::Result<Scope> project_scope(const Project& project, const sql::Pair<const PreparedSource*>& sides,
                                  plan::Style style, bool strict) {
  Scope scope = scope_of(sides, style, strict);
  SCHEMAC_TRY(scope.external, external_of(project));
  SCHEMAC_TRY(scope.shadow_script, shadow_script_of(project));
  return scope;
}

plan::Wording wording_of(plan::Style style, const Scope& scope, bool from_database) {
  return {style, scope.default_schema, from_database};
}

plan::Losses losses_of(bool accept_data_loss) {
  return accept_data_loss ? plan::Losses::accepted : plan::Losses::refused;
}

base::Result<sql::Schema> load(const Context& context, const PreparedSource& source, const Scope& scope,
                               sql::Schema* other) {
  if (scope.catalog.like_prisma) other = nullptr;
  switch (source.source.kind) {
    case Source::Kind::empty:
      return sql::Schema{};
    case Source::Kind::database:
      return read_database(*source.database, scope, other);
    case Source::Kind::schema:
      return lower::lower(source.schema->datamodel, {scope.default_schema});
    case Source::Kind::migrations:
      break;
  }
  if (source.source.argument.empty()) {
    // A new project has no folder yet: its history is empty.
    SCHEMAC_TRY(const std::filesystem::path path, migrations_path(context.project));
    return replay_folder(context, path, scope, other);
  }
  const std::filesystem::path path = context.project.environment.absolute(source.source.argument);
  if (std::error_code ignored; std::filesystem::exists(path, ignored))
    return replay_folder(context, path, scope, other);
  return base::Error{.code = "migrations-not-found",
                     .message = fmt::format("The migrations folder {} does not exist.", path.string()),
                     .hint = "Correct it; `empty` stands for no history at all."};
}

}  // namespace schemac::app
