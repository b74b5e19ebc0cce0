// Reads the keys of datasource and generator blocks.
#pragma once

#include <string_view>

#include "draft/context.hpp"

namespace schemac::psl {

// The properties of a config block that were not read yet. The last one of a repeated key counts.
class Properties {
 public:
  // None if a key has no value: that is reported, and the block cannot be read.
  static std::optional<Properties> read(const syntax::Block& block, std::string_view kind, diag::Sink& sink);
  const syntax::Property* find(std::string_view key) const;
  // The same; removes it from the rest.
  const syntax::Property* take(std::string_view key);
  // In source order.
  const std::vector<const syntax::Property*>& rest() const { return properties_; }

 private:
  std::vector<const syntax::Property*> properties_;
};

std::optional<DatasourceDraft> read_datasource(const syntax::Block& block, diag::Sink& sink);
// `extensions = [..]`: the entries, sorted by name; none if they cannot be read.
std::optional<std::vector<ExtensionEntry>> read_extensions(const syntax::Expression& value, diag::Sink& sink);

// Adds a generator's preview features to the context's. `postgres`: the set of features depends on the
// provider.
void read_generator(Context& context, const syntax::Block& block, bool postgres);

// A string or `env("NAME")`; other values are reported.
std::optional<UrlSource> read_string_or_env(const syntax::Expression& value, diag::Sink& sink);

}  // namespace schemac::psl
