// `extensions` of the datasource (docs/reference/schema-language.md#datasource).
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "attributes/coerce.hpp"
#include "config/config_block.hpp"
#include "draft/messages.hpp"
#include "rules/rules.hpp"

namespace schemac::psl {

namespace {
using syntax::Argument;
using syntax::Expression;
using Kind = Expression::Kind;

struct ExtensionArgument {
  const Argument* argument = nullptr;
  std::optional<std::string_view> text;  // none if it was not a string, which is reported
  bool known = false;
};

// Named arguments in source order, each name once.
std::vector<ExtensionArgument> read_arguments(const Expression& element, diag::Sink& sink) {
  std::vector<ExtensionArgument> read;
  std::unordered_map<std::string_view, bool> seen;
  for (const Argument* argument : valued_arguments(element)) {
    if (!argument->name) {
      validation_error(sink, "The argument must have a name", argument->span());
    } else if (!seen.try_emplace(argument->name->text(), true).second) {
      validation_error(sink,
                       fmt::format("The argument `{}` can only be defined once", argument->name->text()),
                       argument->span());
    } else {
      read.push_back({argument, coerce_string(*argument->value, sink), false});
    }
  }
  return read;
}

std::optional<std::string> take_text(std::vector<ExtensionArgument>& arguments, std::string_view name,
                                     diag::Sink& sink) {
  for (ExtensionArgument& entry : arguments) {
    if (entry.argument->name->text() != name) continue;
    entry.known = true;
    if (entry.text) return std::string(*entry.text);
    validation_error(sink, fmt::format("The `{}` argument must be a string literal", name),
                     entry.argument->span());
  }
  return std::nullopt;
}

ExtensionEntry read_extension(const Expression& element, diag::Sink& sink) {
  ExtensionEntry extension;
  extension.name = element.text();
  extension.span = element.span;
  std::vector<ExtensionArgument> arguments = read_arguments(element, sink);
  extension.mapped = take_text(arguments, "map", sink);
  extension.schema = take_text(arguments, "schema", sink);
  extension.version = take_text(arguments, "version", sink);
  for (const ExtensionArgument& entry : arguments) {
    if (entry.known) continue;
    sink.error(fmt::format("Argument not known: \"{}\".", entry.argument->name->text()),
               entry.argument->span());
  }
  return extension;
}

std::optional<const Expression*> constant_or_function(const Expression& element, diag::Sink& sink) {
  if (element.kind == Kind::constant || element.kind == Kind::function) return &element;
  wrong_kind(sink, "constant or function", element);
  return std::nullopt;
}
}  // namespace

std::optional<std::vector<ExtensionEntry>> read_extensions(const Expression& value, diag::Sink& sink) {
  const auto listed = coerce_array(value, [&](const Expression& e) { return constant_or_function(e, sink); });
  if (!listed) return std::nullopt;
  std::vector<ExtensionEntry> extensions;
  extensions.reserve(listed->size());
  for (const Expression* element : *listed) extensions.push_back(read_extension(*element, sink));
  std::stable_sort(extensions.begin(), extensions.end(),
                   [](const ExtensionEntry& a, const ExtensionEntry& b) { return a.name < b.name; });
  return extensions;
}

void check_extensions(Context& context) {
  if (!context.datasource || !context.datasource->extensions) return;
  if (!context.has_preview_feature("postgresqlextensions")) {
    context.sink.error(
        "The `extensions` property is only available with the `postgresqlExtensions` preview feature.",
        context.datasource->extensions->span);
    return;
  }
  for (const ExtensionEntry& extension : context.datasource->value.extensions) {
    if (extension.name.find('-') == std::string::npos) continue;
    validation_error(context.sink, "The character `-` is not allowed in extension names.", extension.span);
  }
}

}  // namespace schemac::psl
