// Generator blocks (docs/reference/schema-language.md#generators). Only their preview features affect a
// schema.
#include <fmt/format.h>

#include <algorithm>

#include "attributes/coerce.hpp"
#include "config/config_block.hpp"
#include "draft/preview_features.hpp"
#include "schemac/base/text.hpp"

namespace schemac::psl {

namespace {
using syntax::Expression;
using syntax::Property;

const PreviewFeature* find_feature(std::string_view name) {
  for (const PreviewFeature& feature : preview_features) {
    if (base::iequals_ascii(feature.name, name)) return &feature;
  }
  return nullptr;
}

bool is_offered(const PreviewFeature& feature, bool postgres) {
  return feature.status == FeatureStatus::active || (postgres && feature.status == FeatureStatus::postgres);
}

void unknown_feature(diag::Sink& sink, std::string_view name, bool postgres, Span at) {
  std::vector<std::string_view> offered;
  for (const PreviewFeature& feature : preview_features) {
    if (is_offered(feature, postgres)) offered.push_back(feature.name);
  }
  sink.error(fmt::format("The preview feature \"{}\" is not known. Expected one of: {}", name,
                         fmt::join(offered, ", ")),
             at);
}

void deprecated_feature(diag::Sink& sink, std::string_view name, Span at) {
  sink.warning(
      fmt::format(
          "Preview feature \"{}\" is deprecated. The functionality can be used without specifying it as "
          "a preview feature.",
          name),
      at);
}

void enable_feature(Context& context, std::string_view name) {
  std::string lower = base::lower_ascii(name);
  if (!context.has_preview_feature(lower)) context.preview_features.push_back(std::move(lower));
}

void read_feature(Context& context, std::string_view name, bool postgres, Span at) {
  const PreviewFeature* feature = find_feature(name);
  if (!feature || (feature->status == FeatureStatus::postgres && !postgres)) {
    unknown_feature(context.sink, name, postgres, at);
    return;
  }
  if (feature->status == FeatureStatus::renamed && postgres) {
    context.sink.warning(
        fmt::format("On `provider = \"postgresql\"`, preview feature \"{}\" has been renamed to "
                    "\"fullTextSearchPostgres\". Learn more at https://pris.ly/d/fts-postgres.",
                    name),
        at);
    enable_feature(context, "fullTextSearchPostgres");
    return;
  }
  if (feature->status == FeatureStatus::deprecated || feature->status == FeatureStatus::renamed) {
    deprecated_feature(context.sink, name, at);
  }
  enable_feature(context, name);
}

void check_strings_or_env(const Expression& value, diag::Sink& sink) {
  for (const Expression& element : elements(value)) read_string_or_env(element, sink);
}
// Keys of the generator itself may have any value, but env() must be valid everywhere in lists.
bool is_sound_value(const Expression& value, diag::Sink& sink) {
  if (is_function(value, "env")) return read_string_or_env(value, sink).has_value();
  if (value.kind != Expression::Kind::array) return true;
  return std::all_of(value.elements().begin(), value.elements().end(),
                     [&](const Expression& element) { return is_sound_value(element, sink); });
}

void read_preview_features(Context& context, const Property& property, bool postgres) {
  const auto names =
      coerce_array(*property.value, [&](const Expression& e) { return coerce_string(e, context.sink); });
  if (!names) return;
  for (const std::string_view name : *names) read_feature(context, name, postgres, property.value->span);
}
}  // namespace

void read_generator(Context& context, const syntax::Block& block, bool postgres) {
  auto properties = Properties::read(block, "generator", context.sink);
  if (!properties) return;
  const Property* engine = properties->find("engineType");
  if (engine && engine->value->kind != Expression::Kind::string)
    wrong_kind(context.sink, "String", *engine->value);
  const Property* provider = properties->take("provider");
  if (!provider) {
    context.sink.error(
        fmt::format("Argument \"provider\" is missing in generator block \"{}\".", block.name.text()),
        block.span);
    return;
  }
  if (!read_string_or_env(*provider->value, context.sink)) return;
  if (const Property* output = properties->take("output")) read_string_or_env(*output->value, context.sink);
  if (const Property* targets = properties->take("binaryTargets"))
    check_strings_or_env(*targets->value, context.sink);
  if (const Property* features = properties->take("previewFeatures"))
    read_preview_features(context, *features, postgres);
  // Prisma stops at the first bad one.
  for (const Property* property : properties->rest()) {
    if (!is_sound_value(*property->value, context.sink)) return;
  }
}

}  // namespace schemac::psl
