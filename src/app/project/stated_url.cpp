#include "project/stated_url.hpp"

#include <fmt/format.h>

#include "project/early_configuration.hpp"
#include "project/prisma_config_values.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

using Said = std::optional<config::SaidUrl>;

struct Property {
  const char* name;
  std::optional<psl::UrlSource> psl::Datasource::*source;
};
// Migrations bypass a pooler: Prisma's commands use the first of these that is set.
constexpr Property properties[] = {{"directUrl", &psl::Datasource::direct_url},
                                   {"url", &psl::Datasource::url}};

Said url_of(const psl::Datasource& datasource) {
  for (const Property& property : properties) {
    const auto& source = datasource.*property.source;
    if (!source) continue;
    return config::SaidUrl{fmt::format("`{}` in the schema's datasource", property.name), source->text,
                           source->from_environment};
  }
  return std::nullopt;
}

bool is_postgres(const psl::Datasource& datasource) {
  return datasource.provider == "postgresql" || datasource.provider == "postgres";
}

// Reads only the schema's datasource block if that is enough, else the whole schema.
base::Result<Said> schema_says(const Context& context, Effort effort) {
  const Project& project = context.project;
  SCHEMAC_TRY(const auto place, schema_place(project));
  if (!place) return Said();
  if (const auto configuration = guess_configuration(project.environment, place->path)) {
    if (is_postgres(*configuration->datasource)) return url_of(*configuration->datasource);
  }
  if (effort == Effort::glance) {
    return base::Error{.code = "schema-unreadable", .message = "The schema must be read whole.", .hint = ""};
  }
  SCHEMAC_TRY(const Schema schema, read_schema(project));
  const auto& datasource = schema.datamodel.datasource;
  Said said = datasource ? url_of(*datasource) : std::nullopt;
  if ((schema.error_count != 0 && !said) || (datasource && !is_postgres(*datasource))) {
    if (context.reporter.schema_checked) context.reporter.schema_checked(schema);
    SCHEMAC_CHECK(check_usable(schema));
  }
  return said;
}

base::Result<Said> prisma_file_says(const Context& context, Effort) {
  SCHEMAC_TRY(const auto url, prisma_url(context.project));
  if (!url) return Said();
  return Said(config::SaidUrl{url->origin, url->text, false});
}

// The sources in order of precedence.
using Source = base::Result<Said> (*)(const Context&, Effort);
constexpr Source sources[] = {prisma_file_says, schema_says};

}  // namespace

base::Result<Said> said_url(const Context& context, Effort effort) {
  for (const Source source : sources) {
    SCHEMAC_TRY(Said said, source(context, effort));
    if (said) return said;
  }
  return Said();
}

}  // namespace schemac::app
