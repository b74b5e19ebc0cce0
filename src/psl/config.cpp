#include "config.hpp"

#include <fmt/format.h>

#include "coerce.hpp"
#include "passes.hpp"

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
      sink.error(fmt::format("Property {} in {} {} needs to be assigned a value", property->key.text, kind,
                             block.name.text),
                 block.span);
      return std::nullopt;
    }
    const auto [place, is_new] = places.try_emplace(property->key.text, read.properties_.size());
    if (is_new) {
      read.properties_.push_back(property);
    } else {
      read.properties_[place->second] = property;
    }
  }
  return read;
}

const Property* Properties::take(std::string_view key) {
  for (auto it = properties_.begin(); it != properties_.end(); ++it) {
    if ((*it)->key.text != key) continue;
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
    if (argument->name) sink.warning("The env function doesn't expect named arguments", argument->span);
  }
  if (given.empty() && !call.arguments.empty()) {
    sink.error("The env function expects a singular, unnamed, string argument.", call.span);
    return std::nullopt;
  }
  if (call.arguments.size() != 1 || call.trailing_comma) {
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
  if (value.kind == syntax::Expression::Kind::string) return UrlSource{value.text, false};
  wrong_kind(sink, "String", value);
  return std::nullopt;
}

namespace {
struct LoadedSources {
  std::vector<const syntax::Block*> blocks;
  size_t sound = 0;
};

void check_single_datasource(diag::Sink& sink, const LoadedSources& loaded) {
  if (loaded.sound < 2) return;
  for (const syntax::Block* block : loaded.blocks) {
    sink.error(
        fmt::format(
            "Error validating datasource `{}`: You defined more than one datasource. This is not allowed "
            "yet because support for multiple databases has not been implemented yet.",
            block->name.text),
        block->span);
  }
}

// Prisma looks for a second datasource only within a file.
void load_datasources(Context& context, source::FileId file,
                      const std::vector<const syntax::Block*>& sources) {
  LoadedSources loaded;
  for (const syntax::Block* block : sources) {
    if (block->span.file != file) continue;
    loaded.blocks.push_back(block);
    auto datasource = read_datasource(*block, context.sink);
    if (!datasource) continue;
    ++loaded.sound;
    if (!context.datasource) context.datasource = std::move(datasource);
  }
  check_single_datasource(context.sink, loaded);
}
}  // namespace

void load_config(Context& context) {
  std::vector<const syntax::Block*> sources;
  for (const BlockRef& ref : context.blocks) {
    if (ref.ast->kind == syntax::BlockKind::datasource) sources.push_back(ref.ast);
  }
  for (const syntax::File& file : context.schema.files) load_datasources(context, file.file, sources);
  for (const BlockRef& ref : context.blocks) {
    if (ref.ast->kind == syntax::BlockKind::generator) read_generator(context, *ref.ast);
  }
}

}  // namespace schemac::psl
