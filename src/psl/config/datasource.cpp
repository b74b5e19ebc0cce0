// The datasource block (docs/reference/schema-language.md#datasource).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "attributes/coerce.hpp"
#include "config/config_block.hpp"
#include "draft/messages.hpp"

namespace schemac::psl {

namespace {
using syntax::Expression;
using syntax::Property;

// Only PostgreSQL is supported; the others are listed so that the message can name the provider.
constexpr std::array<std::string_view, 7> known_providers{"postgresql", "postgres",    "mysql",  "sqlite",
                                                          "sqlserver",  "cockroachdb", "mongodb"};

void provider_error(diag::Sink& sink, const syntax::Block& block, std::string_view text, Span at) {
  sink.error(fmt::format("Error validating datasource `{}`: {}", block.name.text(), text), at);
}

std::optional<std::string_view> read_provider(const syntax::Block& block, Properties& properties,
                                              diag::Sink& sink) {
  const Property* property = properties.take("provider");
  if (!property) {
    sink.error(
        fmt::format("Argument \"provider\" is missing in data source block \"{}\".", block.name.text()),
        block.span);
    return std::nullopt;
  }
  const Expression& value = *property->value;
  if (is_function(value, "env")) {
    sink.error("A datasource must not use the env() function in the provider argument.", block.span);
  } else if (value.kind != Expression::Kind::string) {
    provider_error(sink, block, "The provider argument in a datasource must be a string literal", value.span);
  } else if (value.text().empty()) {
    provider_error(sink, block, "The provider argument in a datasource must not be empty", value.span);
  } else if (std::find(known_providers.begin(), known_providers.end(), value.text()) ==
             known_providers.end()) {
    sink.error(fmt::format("Datasource provider not known: \"{}\".", value.text()), value.span);
  } else {
    return value.text();
  }
  return std::nullopt;
}

RelationMode parse_relation_mode(const syntax::Block& block, const Expression& value, diag::Sink& sink) {
  const auto mode = coerce_string(value, sink);
  if (mode == "prisma") return RelationMode::prisma;
  if (mode && mode != "foreignKeys") {
    sink.error(
        fmt::format(
            "Error validating datasource `relationMode`: Invalid relation mode setting: \"{}\". Supported "
            "values: \"prisma\", \"foreignKeys\"",
            *mode),
        block.span);
  }
  return RelationMode::foreign_keys;
}

RelationMode read_relation_mode(const syntax::Block& block, Properties& properties, diag::Sink& sink) {
  const Property* mode = properties.take("relationMode");
  const Property* legacy = properties.take("referentialIntegrity");
  if (legacy) {
    sink.warning(
        "The `referentialIntegrity` attribute is deprecated. Please use `relationMode` instead. Learn more "
        "at "
        "https://pris.ly/d/relation-mode",
        legacy->span);
  }
  if (mode && legacy) {
    sink.error(
        "The `referentialIntegrity` and `relationMode` attributes cannot be used together. Please use only "
        "`relationMode` instead.",
        legacy->span);
    return RelationMode::foreign_keys;
  }
  const Property* given = mode ? mode : legacy;
  return given ? parse_relation_mode(block, *given->value, sink) : RelationMode::foreign_keys;
}

// The URLs of Prisma 4 to 6 are accepted and not required. A value that is neither a string nor env() is
// stored as an empty one: the datasource has a URL, and no other source may replace it.
std::optional<UrlSource> read_url(Properties& properties, std::string_view key) {
  const Property* property = properties.take(key);
  if (!property) return std::nullopt;
  diag::Sink unheard;
  return read_string_or_env(*property->value, unheard).value_or(UrlSource{});
}

void check_duplicate_schemas(const std::vector<LocatedText>& sorted, diag::Sink& sink) {
  for (size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i - 1].text == sorted[i].text) {
      sink.error("Duplicated schema names are not allowed", sorted[i - 1].span);
    }
  }
}

// Sorted by name, as in Prisma. False if the list cannot be used.
bool read_schemas(const Expression& value, std::vector<std::string>& schemas, diag::Sink& sink) {
  auto names = coerce_array(value, [&](const Expression& e) -> std::optional<LocatedText> {
    const auto text = coerce_string(e, sink);
    if (!text) return std::nullopt;
    return LocatedText{*text, e.span};
  });
  if (!names) return false;
  if (names->empty()) {
    sink.error("If provided, the schemas array can not be empty.", value.span);
    return false;
  }
  std::stable_sort(names->begin(), names->end(),
                   [](const LocatedText& a, const LocatedText& b) { return a.text < b.text; });
  check_duplicate_schemas(*names, sink);
  for (const LocatedText& name : *names) schemas.emplace_back(name.text);
  return true;
}
}  // namespace

std::optional<DatasourceDraft> read_datasource(const syntax::Block& block, diag::Sink& sink) {
  auto properties = Properties::read(block, "datasource", sink);
  if (!properties) return std::nullopt;
  const auto provider = read_provider(block, *properties, sink);
  if (!provider) return std::nullopt;

  DatasourceDraft draft;
  Datasource& datasource = draft.value;
  datasource.name = block.name.text();
  datasource.provider = *provider;
  datasource.span = block.span;
  datasource.relation_mode = read_relation_mode(block, *properties, sink);
  if (const Property* property = draft.is_postgres() ? properties->take("extensions") : nullptr) {
    if (auto extensions = read_extensions(*property->value, sink)) {
      datasource.extensions = std::move(*extensions);
      draft.extensions = property;
    }
  }
  datasource.url = read_url(*properties, "url");
  datasource.shadow_database_url = read_url(*properties, "shadowDatabaseUrl");
  datasource.direct_url = read_url(*properties, "directUrl");
  if (const Property* property = properties->take("previewFeatures")) {
    sink.error(
        "Preview features are only supported in the generator block. Please move this field to the generator "
        "block.",
        property->span);
  }
  if (const Property* property = properties->take("schemas")) {
    if (read_schemas(*property->value, datasource.schemas, sink)) draft.schemas = property;
  }
  for (const Property* property : properties->rest()) {
    sink.error(fmt::format("Property not known: \"{}\".", property->key.text()), property->span);
  }
  return draft;
}

}  // namespace schemac::psl
