#include "keys.hpp"

#include <fmt/format.h>

#include <array>

#include "schemac/config/settings.hpp"

namespace schemac::config {
namespace {

constexpr std::array<std::string_view, 5> event_words = {"start", "success", "failure", "rollback", "lock"};
constexpr std::array<std::string_view, 3> strictness_words = {"error", "warning", "off"};
constexpr std::array<Strictness, 3> strictness_values = {Strictness::error, Strictness::warning,
                                                         Strictness::off};

template <class T, class Target, class R>
base::Status set(Target& target, T Target::*member, R&& value) {
  if (!value.ok()) return std::move(value).error();
  target.*member = std::move(value).value();
  return base::ok();
}

base::Status set_source(const Value& value, std::optional<UrlSource>& source, UrlSource::Kind kind,
                        const char* keys) {
  if (source) {
    return invalid(value.at, fmt::format("`{}` is one source too many.", value.key),
                   fmt::format("Keep one of {}.", keys));
  }
  SCHEMAC_TRY(std::string text, value.string());
  source = UrlSource{kind, std::move(text)};
  return base::ok();
}

template <UrlSource::Kind kind>
base::Status read_url(const Value& value, NamedEnvironment& target) {
  return set_source(value, target.source, kind, "url, url_env, url_file, url_command");
}

template <UrlSource::Kind kind>
base::Status read_webhook(const Value& value, NotifySettings& target) {
  return set_source(value, target.webhook, kind, "webhook, webhook_env, webhook_file, webhook_command");
}

template <UrlSource::Kind kind>
base::Status read_replay(const Value& value, ReplaySettings& target) {
  return set_source(value, target.source, kind, "url, url_env, url_file, url_command");
}

template <auto member, class Target>
base::Status read_boolean(const Value& value, Target& target) {
  return set(target, member, value.boolean());
}
template <auto member, class Target>
base::Status read_duration(const Value& value, Target& target) {
  return set(target, member, value.duration());
}
template <auto member, class Target>
base::Status read_string(const Value& value, Target& target) {
  return set(target, member, value.string());
}
template <auto member>
base::Status read_path(const Value& value, Settings& target) {
  return set(target, member, value.path());
}

base::Status read_strictness(const Value& value, CheckSettings& target) {
  SCHEMAC_TRY(const std::string word, value.one_of(strictness_words));
  for (size_t i = 0; i < strictness_words.size(); ++i) {
    if (strictness_words[i] == word) target.destructive = strictness_values[i];
  }
  return base::ok();
}
constexpr std::array<std::string_view, 1> protect_words = {"rows"};
base::Status read_protect(const Value& value, NamedEnvironment& target) {
  SCHEMAC_TRY([[maybe_unused]] const std::string word, value.one_of(protect_words));
  target.protect_rows = true;
  return base::ok();
}
base::Status read_reviewed(const Value& value, CheckSettings& target) {
  return set(target, &CheckSettings::reviewed, value.strings());
}
base::Status read_events(const Value& value, NotifySettings& target) {
  return set(target, &NotifySettings::events, value.some_of(event_words));
}
base::Status read_retries(const Value& value, NotifySettings& target) {
  return set(target, &NotifySettings::retries, value.number(0, 10));
}

constexpr std::array<std::string_view, 3> prisma_words = {"auto", "static", "off"};
base::Status read_prisma(const Value& value, PrismaSettings& target) {
  SCHEMAC_TRY(const std::string word, value.one_of(prisma_words));
  target.config = word == "off" ? PrismaConfig::off : PrismaConfig::read;
  return base::ok();
}
base::Status read_external(const Value& value, ExternalSettings& target) {
  return set(target, &ExternalSettings::external, value.strings());
}

constexpr std::array<Key<Settings>, 4> top = {{
    {"init_shadow_db", "string", "\"CREATE SCHEMA auth; CREATE TABLE auth.users (id uuid PRIMARY KEY)\"",
     "SQL that runs before the history wherever it is replayed: makes what the migrations need and somebody "
     "else "
     "owns. Default: `migrations.initShadowDb` of prisma.config.*.",
     read_string<&Settings::init_shadow_db, Settings>},
    {"migrations", "string", "\"prisma/migrations\"",
     "The migrations folder, relative to this file. Default: `migrations` beside the schema, or in its "
     "folder.",
     read_path<&Settings::migrations>},
    {"schema", "string", "\"prisma/schema.prisma\"",
     "The schema: a .prisma file or a folder of them, relative to this file. Default: prisma.schema of "
     "the nearest package.json; else schema.prisma, prisma/schema.prisma or prisma/schema, from the working "
     "directory upward.",
     read_path<&Settings::schema>},
    {"strict", "true or false", "true",
     "Whether DEFERRABLE and NULLS NOT DISTINCT, which a database may have and no schema file says, are "
     "differences that `diff`, `dev` and `push` undo, as with --strict. Default: false: they are listed as "
     "unmanaged.",
     read_boolean<&Settings::strict, Settings>},
}};

constexpr std::array<Key<PrismaSettings>, 1> prisma = {{
    {"config", "\"auto\", \"static\" or \"off\"", "\"off\"",
     "Whether Prisma's configuration file (prisma.config.ts and its other names) is read. It is evaluated "
     "without "
     "node; \"off\" passes it over. Default: \"auto\".",
     read_prisma},
}};

constexpr std::array<Key<ExternalSettings>, 1> external_tables = {{
    {"external", "list of strings", "[\"auth.users\"]",
     "Tables that somebody else owns, as schema.table in the database's names: they may be in the schema, "
     "and are "
     "never created, changed or dropped. Default: `tables.external` of prisma.config.*.",
     read_external},
}};
constexpr std::array<Key<ExternalSettings>, 1> external_enums = {{
    {"external", "list of strings", "[\"auth.level\"]",
     "Enums that somebody else owns, likewise. Default: `enums.external` of prisma.config.*.", read_external},
}};

constexpr std::array<Key<CheckSettings>, 4> check = {{
    {"base", "string", "\"origin/main\"",
     "The revision against which `schemac check` looks for edited, deleted and new migrations. This section "
     "and "
     "[replay] count for `check` as the main branch has them. Default: the merge base with the main branch.",
     read_string<&CheckSettings::base, CheckSettings>},
    {"destructive", "\"error\", \"warning\" or \"off\"", "\"error\"",
     "Whether statements of new migrations that lose data are findings (exit code 2), are only listed, or "
     "are "
     "not looked for. Default: \"error\".",
     read_strictness},
    {"format", "true or false", "true",
     "Whether a schema that is not in canonical form is a finding. Default: true.",
     read_boolean<&CheckSettings::format, CheckSettings>},
    {"reviewed", "list of strings", "[\"20260101120000_drop_legacy\"]",
     "Migrations whose destructive statements, edit or removal are meant: a reviewer sees the line. Names "
     "that a branch adds make its findings warnings. Default: none.",
     read_reviewed},
}};

constexpr std::array<Key<DevSettings>, 1> dev = {{
    {"seed", "true or false", "true",
     "Whether `schemac dev` runs the project's seed command when the database was empty before, and `schemac "
     "reset` always. Default: false.",
     read_boolean<&DevSettings::seed, DevSettings>},
}};

constexpr std::array<Key<ReplaySettings>, 4> replay = {{
    {"url", "string", "\"postgresql://postgres@localhost:5432/postgres\"",
     "The server on which a history is replayed (`diff --from migrations`, `status --drift`), because it has "
     "the extensions and roles that the migrations need: in a database of its own, which is made there and "
     "dropped again; the database that the URL names is left alone. `check` takes it from --replay-url, "
     "SCHEMAC_REPLAY_URL or the base revision's settings, because a branch must not choose where its "
     "migrations run. "
     "Default: a private PostgreSQL.",
     read_replay<UrlSource::Kind::url>},
    {"url_command", "string", "\"vault read -field=url secret/replay\"",
     "The shell command that prints the URL, or a JSON object as in [env.NAME].",
     read_replay<UrlSource::Kind::url_command>},
    {"url_env", "string", "\"SHADOW_DATABASE_URL\"",
     "The variable (of the process or of .env) that holds the URL.", read_replay<UrlSource::Kind::url_env>},
    {"url_file", "string", "\"/run/secrets/replay_url\"", "The file that holds the URL.",
     read_replay<UrlSource::Kind::url_file>},
}};

constexpr std::array<Key<Timeouts>, 3> timeout = {{
    {"lock_timeout", "duration", "\"2s\"",
     "How long one attempt of a statement waits for a table lock. Default: 2s. The flag --lock-timeout wins.",
     read_duration<&Timeouts::lock_timeout, Timeouts>},
    {"lock_wait", "duration", "\"60s\"",
     "How long a run waits for another run of migrations. Default: 60s. The flag --lock-wait wins.",
     read_duration<&Timeouts::lock_wait, Timeouts>},
    {"url_command", "duration", "\"30s\"",
     "How long a url_command or webhook_command may take. Default: 30s.",
     read_duration<&Timeouts::url_command, Timeouts>},
}};

constexpr std::array<Key<NotifySettings>, 8> notify = {{
    {"events", "list of strings", "[\"start\", \"success\", \"failure\", \"rollback\", \"lock\"]",
     "What is told. Default: all of them.", read_events},
    {"lock_after", "duration", "\"30s\"",
     "How long a run waits for a lock before that is told. Default: 30s.",
     read_duration<&NotifySettings::lock_after, NotifySettings>},
    {"retries", "number", "2", "How often a message is sent again after a failure, 0 to 10. Default: 2.",
     read_retries},
    {"timeout", "duration", "\"3s\"",
     "How long one attempt may take. Default: 3s. A message never delays or fails the migration.",
     read_duration<&NotifySettings::timeout, NotifySettings>},
    {"webhook", "string", "\"https://hooks.example.com/...\"",
     "The address that takes Slack-shaped messages. It is a secret: better one of the next three.",
     read_webhook<UrlSource::Kind::url>},
    {"webhook_command", "string", "\"vault read -field=url secret/hook\"",
     "The shell command that prints the address.", read_webhook<UrlSource::Kind::url_command>},
    {"webhook_env", "string", "\"SLACK_WEBHOOK_URL\"",
     "The variable (of the process or of .env) that holds the address. Not set: nothing is sent.",
     read_webhook<UrlSource::Kind::url_env>},
    {"webhook_file", "string", "\"/run/secrets/webhook\"", "The file that holds the address.",
     read_webhook<UrlSource::Kind::url_file>},
}};

constexpr std::array<Key<NamedEnvironment>, 8> environment = {{
    {"allow_destructive", "true or false", "false",
     "false: pending migrations with statements that lose data run only with --allow-destructive. Default: "
     "true.",
     read_boolean<&NamedEnvironment::allow_destructive, NamedEnvironment>},
    {"allow_reset", "true or false", "false",
     "false: `reset` and `push --force-reset` never run here. Default: true.",
     read_boolean<&NamedEnvironment::allow_reset, NamedEnvironment>},
    {"confirm", "true or false", "true",
     "Commands that change the database ask for the environment's name in a terminal; elsewhere they need "
     "--yes. Default: false.",
     read_boolean<&NamedEnvironment::confirm, NamedEnvironment>},
    {"protect", "\"rows\"", "\"rows\"",
     "\"rows\": before a migration commits, its transaction is looked at, and undone where it deleted, "
     "truncated or "
     "dropped rows or columns of a table that was there, whatever statement did it; --allow-destructive and "
     "`reviewed` "
     "let it. What runs outside a transaction is named as unprotected.",
     read_protect},
    {"url", "string", "\"postgresql://app@localhost:5432/app\"", "The database's URL itself.",
     read_url<UrlSource::Kind::url>},
    {"url_command", "string",
     "\"aws secretsmanager get-secret-value --secret-id app/db --query SecretString --output text\"",
     "The shell command that prints the URL, or a JSON object with username, password, host, port and "
     "dbname.",
     read_url<UrlSource::Kind::url_command>},
    {"url_env", "string", "\"STAGING_DATABASE_URL\"",
     "The variable (of the process or of .env) that holds the URL or such a JSON object.",
     read_url<UrlSource::Kind::url_env>},
    {"url_file", "string", "\"/run/secrets/database_url\"",
     "The file that holds the URL or such a JSON object.", read_url<UrlSource::Kind::url_file>},
}};

}  // namespace

std::span<const Key<Settings>> top_keys() { return top; }
std::span<const Key<PrismaSettings>> prisma_keys() { return prisma; }
std::span<const Key<ExternalSettings>> table_keys() { return external_tables; }
std::span<const Key<ExternalSettings>> enum_keys() { return external_enums; }
std::span<const Key<CheckSettings>> check_keys() { return check; }
std::span<const Key<DevSettings>> dev_keys() { return dev; }
std::span<const Key<ReplaySettings>> replay_keys() { return replay; }
std::span<const Key<Timeouts>> timeout_keys() { return timeout; }
std::span<const Key<NotifySettings>> notify_keys() { return notify; }
std::span<const Key<NamedEnvironment>> environment_keys() { return environment; }

}  // namespace schemac::config
