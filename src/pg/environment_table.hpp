// libpq's variables and their keywords. Source: libpq's "Environment Variables".
#pragma once

namespace schemac::pg {

struct EnvironmentKeyword {
  const char* variable;
  const char* keyword;
  bool secret = false;
};
constexpr EnvironmentKeyword environment_keywords[] = {
    {"PGUSER", "user"},
    {"PGPASSWORD", "password", true},
    {"PGPASSFILE", "passfile"},
    {"PGSSLMODE", "sslmode"},
    {"PGSSLROOTCERT", "sslrootcert"},
    {"PGSSLCERT", "sslcert"},
    {"PGSSLKEY", "sslkey"},
    {"PGSSLCRL", "sslcrl"},
    {"PGSSLCRLDIR", "sslcrldir"},
    {"PGSSLSNI", "sslsni"},
    {"PGSSLMINPROTOCOLVERSION", "ssl_min_protocol_version"},
    {"PGSSLMAXPROTOCOLVERSION", "ssl_max_protocol_version"},
    {"PGCHANNELBINDING", "channel_binding"},
    {"PGGSSENCMODE", "gssencmode"},
    {"PGGSSLIB", "gsslib"},
    {"PGKRBSRVNAME", "krbsrvname"},
    {"PGREQUIREPEER", "requirepeer"},
    {"PGTARGETSESSIONATTRS", "target_session_attrs"},
    {"PGOPTIONS", "options"},
};

// Session settings that libpq sends besides its keywords.
struct EnvironmentSetting {
  const char* variable;
  const char* setting;
};
constexpr EnvironmentSetting environment_settings[] = {
    {"PGDATESTYLE", "DateStyle"}, {"PGTZ", "TimeZone"}, {"PGGEQO", "geqo"}};

}  // namespace schemac::pg
