// What the schemas of the corpus take for granted in their databases and PostgreSQL's own packages have.
#pragma once

namespace schemac::testing {

inline constexpr const char* corpus_surroundings =
    "CREATE EXTENSION citext; CREATE EXTENSION pg_trgm; CREATE EXTENSION \"uuid-ossp\"; CREATE EXTENSION "
    "pgcrypto;"
    "CREATE FUNCTION nanoid() RETURNS text LANGUAGE sql AS $$ SELECT md5(random()::text) $$;"
    "CREATE FUNCTION short_nanoid() RETURNS text LANGUAGE sql AS $$ SELECT md5(random()::text) $$;";

}  // namespace schemac::testing
