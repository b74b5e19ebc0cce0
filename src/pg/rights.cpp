#include "schemac/pg/rights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "schemac/base/text.hpp"

namespace schemac::pg {
namespace {

constexpr std::string_view insufficient_privilege = "42501";

// The object in the server's message: "permission denied for KIND NAME", "must be owner of KIND NAME".
struct Refused {
  bool ownership = false;
  std::string_view kind;
  std::string name;  // as the server prints it: without schema and quotes
};

// Each query gives one row: the object as an SQL name, its owner as one, the missing right, and the object's
// keyword in GRANT. $1 is the object's name, $2 the first word of the statement, $3 the URL's schema.
struct Kind {
  std::string_view word;   // in the server's message
  std::string_view query;  // empty: for another kind there is no query
};

// For a relation the right of the statement is checked; if the role has it, all missing rights are listed.
constexpr std::string_view relation_query = R"(
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.format('%I', pg_catalog.pg_get_userbyid(c.relowner)), coalesce(
  (SELECT pg_catalog.string_agg(r.name, ', ' ORDER BY r.place) FROM pg_catalog.unnest(
      CASE WHEN c.relkind = 'S' THEN ARRAY['USAGE', 'SELECT', 'UPDATE']
           WHEN c.relname = '_prisma_migrations' THEN ARRAY['SELECT', 'INSERT', 'UPDATE']
           WHEN $2 IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'SELECT')
                AND NOT pg_catalog.has_table_privilege(c.oid, $2) THEN ARRAY[$2]
           WHEN $2 IN ('ALTER', 'CREATE') THEN ARRAY['REFERENCES', 'TRIGGER', 'SELECT']
           ELSE ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'] END) WITH ORDINALITY AS r (name, place)
    WHERE CASE c.relkind WHEN 'S' THEN NOT pg_catalog.has_sequence_privilege(c.oid, r.name)
          ELSE NOT pg_catalog.has_table_privilege(c.oid, r.name) END), 'ALL'),
  CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relname = $1 ORDER BY n.nspname <> $3, NOT pg_catalog.pg_table_is_visible(c.oid) LIMIT 1)";

// Since PostgreSQL 15 `public` belongs to pg_database_owner (14 has that role, too): the owner of the
// database.
constexpr std::string_view schema_query = R"(
SELECT pg_catalog.format('%I', nspname), pg_catalog.format('%I', pg_catalog.pg_get_userbyid(CASE nspowner
    WHEN 'pg_database_owner'::pg_catalog.regrole THEN
      (SELECT datdba FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
    ELSE nspowner END)),
  CASE WHEN pg_catalog.has_schema_privilege(oid, 'USAGE') THEN 'CREATE' ELSE 'USAGE, CREATE' END, 'SCHEMA'
FROM pg_catalog.pg_namespace WHERE nspname = $1 AND ($2::text, $3::text) IS NOT NULL)";

constexpr std::string_view database_query = R"(
SELECT pg_catalog.format('%I', datname), pg_catalog.format('%I', pg_catalog.pg_get_userbyid(datdba)), 'CREATE', 'DATABASE'
FROM pg_catalog.pg_database WHERE datname = $1 AND ($2::text, $3::text) IS NOT NULL)";

constexpr std::string_view function_query = R"(
SELECT p.oid::pg_catalog.regprocedure::text, pg_catalog.format('%I', pg_catalog.pg_get_userbyid(p.proowner)), 'EXECUTE', 'ROUTINE'
FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE p.proname = $1 AND $2::text IS NOT NULL
ORDER BY n.nspname <> $3, NOT pg_catalog.pg_function_is_visible(p.oid) LIMIT 1)";

// A type's name is printed with its schema if necessary, and quoted.
constexpr std::string_view type_query = R"(
SELECT pg_catalog.format('%I.%I', n.nspname, t.typname), pg_catalog.format('%I', pg_catalog.pg_get_userbyid(t.typowner)), 'USAGE', 'TYPE'
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.oid = pg_catalog.to_regtype($1) AND ($2::text, $3::text) IS NOT NULL)";

constexpr std::string_view extension_query = R"(
SELECT pg_catalog.format('%I', extname), pg_catalog.format('%I', pg_catalog.pg_get_userbyid(extowner)), '', 'EXTENSION'
FROM pg_catalog.pg_extension WHERE extname = $1 AND ($2::text, $3::text) IS NOT NULL)";

constexpr std::array<Kind, 15> kinds = {{
    {"materialized view ", relation_query},
    {"foreign table ", relation_query},
    {"table ", relation_query},
    {"view ", relation_query},
    {"sequence ", relation_query},
    {"index ", relation_query},
    {"relation ", relation_query},
    {"schema ", schema_query},
    {"database ", database_query},
    {"function ", function_query},
    {"procedure ", function_query},
    {"routine ", function_query},
    {"type ", type_query},
    {"domain ", type_query},
    {"extension ", extension_query},
}};

std::optional<Refused> refused_object(std::string_view message) {
  for (const auto& [beginning, ownership] :
       {std::pair<std::string_view, bool>{"permission denied for ", false}, {"must be owner of ", true}}) {
    if (!message.starts_with(beginning)) continue;
    const std::string_view rest = message.substr(beginning.size());
    for (const Kind& kind : kinds) {
      if (!rest.starts_with(kind.word)) continue;
      std::string name(base::trim(rest.substr(kind.word.size())));
      if (name.size() > 1 && name.front() == '"' && name.back() == '"')
        name = name.substr(1, name.size() - 2);
      return Refused{ownership, kind.word, std::move(name)};
    }
  }
  return std::nullopt;
}

std::string first_word(std::string_view statement) {
  statement = base::trim(statement);
  std::string word(statement.substr(0, statement.find_first_of(" \t\r\n(")));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return word;
}

// The role that ran the statement, as an SQL name.
std::string role_of(Session& session) {
  const auto rows = session.query("SELECT pg_catalog.format('%I', current_user)");
  return rows.ok() && rows->size() == 1 ? std::string(rows->text(0, 0)) : "this role";
}

std::string of_owner(const Refused& refused, const Rows& rows, const std::string& role) {
  return fmt::format(
      "The {0}{1} belongs to {2}, and only its owner may change it: run this as {2}, or make the role a "
      "member "
      "of it: GRANT {2} TO {3};",
      refused.kind, rows.text(0, 0), rows.text(0, 1), role);
}

std::string of_right(const Rows& rows, const std::string& role) {
  return fmt::format("As {}, who owns it: GRANT {} ON {} {} TO {};", rows.text(0, 1), rows.text(0, 2),
                     rows.text(0, 3), rows.text(0, 0), role);
}

}  // namespace

std::string missing_right(Session& session, const base::Error& error, std::string_view statement) {
  if (error.sqlstate != insufficient_privilege) return "";
  const std::string role = role_of(session);
  if (const auto refused = refused_object(error.message)) {
    const Kind* kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) { return one.word == refused->kind; });
    const auto rows =
        session.query(kind->query, {refused->name, first_word(statement), session.url().schema});
    if (rows.ok() && rows->size() == 1)
      return refused->ownership ? of_owner(*refused, *rows, role) : of_right(*rows, role);
  }
  return fmt::format("The role {} lacks the right: grant it, or run this as a role that has it.", role);
}

base::Error access_denied(Session& session, base::Error error, std::string_view statement) {
  if (error.sqlstate != insufficient_privilege || error.code == "P1010") return error;
  error.hint = missing_right(session, error, statement);
  error.detail = error.detail.empty() ? error.message : error.message + '\n' + error.detail;
  const auto user = session.query("SELECT current_user");
  error.message = fmt::format("User `{}` was denied access on the database `{}`",
                              user.ok() && user->size() == 1 ? user->text(0, 0) : "(not available)",
                              session.url().database);
  error.code = "P1010";
  return error;
}

}  // namespace schemac::pg
