#include "config/config_block.hpp"

#include <fmt/format.h>

#include "attributes/coerce.hpp"
#include "draft/passes.hpp"

namespace schemac::psl {

using syntax::Property;

std::optional<Properties> Properties::read(const syntax::Block& block, std::string_view kind,
                                           diag::Sink& sink) {
  Properties read;
  std::unordered_map<std::string_view, size_t> places;
  for (const syntax::Member& member : block.members) {
    const auto* property = std::get_if<Property>(&member);
    if (!property) continue;
    if (!property->value) {
      sink.error(fmt::format("Property {} in {} {} needs to be assigned a value", property->key.text(), kind,
                             block.name.text()),
                 block.span);
      return std::nullopt;
    }
    const auto [place, is_new] = places.try_emplace(property->key.text(), read.properties_.size());
    if (is_new) {
      read.properties_.push_back(property);
    } else {
      read.properties_[place->second] = property;
    }
  }
  return read;
}

const Property* Properties::find(std::string_view key) const {
  for (const Property* property : properties_) {
    if (property->key.text() == key) return property;
  }
  return nullptr;
}

const Property* Properties::take(std::string_view key) {
  for (auto it = properties_.begin(); it != properties_.end(); ++it) {
    if ((*it)->key.text() != key) continue;
    const Property* property = *it;
    properties_.erase(it);
    return property;
  }
  return nullptr;
}

namespace {
std::optional<UrlSource> read_env(const syntax::Expression& call, diag::Sink& sink) {
  const std::vector<const syntax::Argument*> given = valued_arguments(call);
  for (const syntax::Argument* argument : given) {
    if (argument->name) sink.warning("The env function doesn't expect named arguments", argument->span());
  }
  if (given.empty() && !call.arguments().empty()) {
    sink.error("The env function expects a singular, unnamed, string argument.", call.span);
    return std::nullopt;
  }
  if (call.arguments().size() != 1 || call.trailing_comma()) {
    sink.error("Exactly one string parameter must be passed to the env function.", call.span);
    return std::nullopt;
  }
  const auto name = coerce_string(*given.front()->value, sink);
  if (!name) return std::nullopt;
  return UrlSource{std::string(*name), true};
}
}  // namespace

std::optional<UrlSource> read_string_or_env(const syntax::Expression& value, diag::Sink& sink) {
  if (is_function(value, "env")) return read_env(value, sink);
  if (value.kind == syntax::Expression::Kind::string) return UrlSource{std::string(value.text()), false};
  wrong_kind(sink, "String", value);
  return std::nullopt;
}

namespace {
struct FileConfig {
  std::vector<const syntax::Block*> datasources;
  std::vector<const syntax::Block*> generators;
};

FileConfig config_blocks(const syntax::File& file) {
  FileConfig config;
  for (const syntax::TopLevel& item : file.items) {
    const auto* block = std::get_if<syntax::Block>(&item);
    if (!block) continue;
    if (block->kind == syntax::BlockKind::datasource) config.datasources.push_back(block);
    if (block->kind == syntax::BlockKind::generator) config.generators.push_back(block);
  }
  return config;
}

void too_many_datasources(diag::Sink& sink, const std::vector<const syntax::Block*>& blocks) {
  for (const syntax::Block* block : blocks) {
    sink.error(
        fmt::format(
            "Error validating datasource `{}`: You defined more than one datasource. This is not allowed "
            "yet because support for multiple databases has not been implemented yet.",
            block->name.text()),
        block->span);
  }
}

// True if the file has a PostgreSQL datasource.
bool load_datasources(Context& context, const std::vector<const syntax::Block*>& blocks) {
  std::vector<DatasourceDraft> sound;
  for (const syntax::Block* block : blocks) {
    if (auto datasource = read_datasource(*block, context.sink)) sound.push_back(std::move(*datasource));
  }
  if (sound.size() > 1) too_many_datasources(context.sink, blocks);
  if (sound.empty()) return false;
  const bool postgres = sound.front().is_postgres();
  if (!context.datasource) context.datasource = std::move(sound.front());
  return postgres;
}
}  // namespace

// Prisma reads the config of each file separately: a second datasource is an error only within a file, and a
// generator knows only the provider of its own file.
void load_config(Context& context) {
  for (const syntax::File& file : context.schema.files) {
    const FileConfig config = config_blocks(file);
    const bool postgres = load_datasources(context, config.datasources);
    for (const syntax::Block* generator : config.generators) read_generator(context, *generator, postgres);
  }
}

}  // namespace schemac::psl
