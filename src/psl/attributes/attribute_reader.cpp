#include "attributes/attribute_reader.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include <utility>

#include "attributes/coerce.hpp"
#include "draft/messages.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::psl {

using syntax::Argument;
using syntax::Attribute;
using syntax::Expression;

namespace {
bool has_name(const Argument& argument, const std::string_view* name) {
  if (name == nullptr) return !argument.name;
  return argument.name && argument.name->text() == *name;
}

void missing_value(diag::Sink& sink, std::string_view attribute, const Argument& argument) {
  attribute_error(sink, attribute,
                  fmt::format("The `{}` argument is missing a value.", argument.name->text()),
                  argument.name->span);
}

// `fields: [a(sort:)]` is reported, but the attribute stays usable.
void check_nested_functions(syntax::List<Argument> arguments, std::string_view attribute, diag::Sink& sink) {
  for (const Argument& argument : arguments) {
    if (!argument.value || argument.value->kind != Expression::Kind::array) continue;
    for (const Expression& element : argument.value->elements()) {
      for (const Argument& inner : element.arguments()) {
        if (!inner.value) missing_value(sink, fmt::format("@@{}", attribute), inner);
      }
    }
  }
}

bool check_argument_list(syntax::List<Argument> arguments, syntax::Link<source::Span> trailing_comma,
                         std::string_view attribute, diag::Sink& sink) {
  bool usable = true;
  for (const Argument& argument : arguments) {
    if (argument.value) continue;
    missing_value(sink, fmt::format("@{}", attribute), argument);
    usable = false;
  }
  check_nested_functions(arguments, attribute, sink);
  if (trailing_comma) {
    attribute_error(sink, fmt::format("@{}", attribute),
                    "Trailing commas are not valid in attribute arguments, please remove the comma.",
                    *trailing_comma);
  }
  return usable;
}
}  // namespace

ArgumentReader::ArgumentReader(const Attribute& attribute, diag::Sink& sink)
    : attribute_(attribute), sink_(sink), taken_(attribute.arguments.size()) {
  if (attribute.arguments.size() > 1) check_duplicates();
}

void ArgumentReader::error(std::string_view text) {
  attribute_error(sink_, fmt::format("@{}", attribute_.name.text()), text, attribute_.span);
}

namespace {
// The latest argument of each name during an iteration. Usual attributes have a few; for others a table is
// used.
class LatestByName {
 public:
  explicit LatestByName(syntax::List<Argument> arguments) : arguments_(arguments) {}
  // The last argument before `index` that has its name.
  std::optional<size_t> before(size_t index) {
    const std::string_view name = arguments_[index].name->text();
    if (index >= few) return before_in_table(name, index);
    for (size_t i = index; i-- > 0;) {
      if (has_name(arguments_[i], &name)) return i;
    }
    return std::nullopt;
  }

 private:
  static constexpr size_t few = 16;
  std::optional<size_t> before_in_table(std::string_view name, size_t index) {
    for (; entered_ < index; ++entered_) {
      if (arguments_[entered_].name) table_[arguments_[entered_].name->text()] = entered_;
    }
    const auto found = table_.find(name);
    return found == table_.end() ? std::nullopt : std::optional(found->second);
  }

  syntax::List<Argument> arguments_;
  std::unordered_map<std::string_view, size_t> table_;
  size_t entered_ = 0;
};
}  // namespace

// The last of several arguments with the same name (or without one) counts; the others are finished here.
void ArgumentReader::check_duplicates() {
  syntax::List<Argument> arguments = attribute_.arguments;
  LatestByName latest(arguments);
  std::vector<size_t> unnamed;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].name) {
      if (!unnamed.empty()) taken_.set(unnamed.back());
      unnamed.push_back(i);
    } else if (const auto earlier = latest.before(i)) {
      taken_.set(*earlier);
      sink_.error(fmt::format("Argument \"{}\" is already specified.", arguments[i].name->text()),
                  arguments[i].span());
    }
  }
  if (unnamed.size() < 2) return;
  std::vector<std::string> texts;
  texts.reserve(unnamed.size());
  for (const size_t i : unnamed) texts.push_back(syntax::to_text(*arguments[i].value));
  error(fmt::format(
      "You provided multiple unnamed arguments. This is not possible. Did you forget the brackets? Did "
      "you mean `[{}]`?",
      fmt::join(texts, ", ")));
}

const Argument* ArgumentReader::take(const std::string_view* name) {
  for (size_t i = 0; i < attribute_.arguments.size(); ++i) {
    if (taken_[i] || !has_name(attribute_.arguments[i], name)) continue;
    taken_.set(i);
    return &attribute_.arguments[i];
  }
  return nullptr;
}

const Expression* ArgumentReader::optional(std::string_view name) {
  const Argument* argument = take(&name);
  return argument ? &*argument->value : nullptr;
}

const Expression* ArgumentReader::required_default(std::string_view name) {
  const Argument* named = take(&name);
  const Argument* unnamed = take(nullptr);
  if (named && unnamed) {
    sink_.error(fmt::format("Argument \"{}\" is already specified as unnamed argument.", name),
                named->span());
    return nullptr;
  }
  if (!named && !unnamed) {
    sink_.error(fmt::format("Argument \"{}\" is missing.", name), attribute_.span);
    return nullptr;
  }
  return &*(named ? named : unnamed)->value;
}

const Expression* ArgumentReader::optional_default(std::string_view name) {
  const Argument* named = take(&name);
  const Argument* unnamed = take(nullptr);
  if ((named == nullptr) == (unnamed == nullptr)) return nullptr;
  return &*(named ? named : unnamed)->value;
}

std::optional<std::string_view> ArgumentReader::nonempty_string(std::string_view name) {
  const Expression* value = optional(name);
  if (!value) return std::nullopt;
  const auto text = coerce_string(*value, sink_);
  if (!text || !text->empty()) return text;
  error(fmt::format("The `{}` argument cannot be an empty string.", name));
  return std::nullopt;
}

void ArgumentReader::finish() {
  for (size_t i = 0; i < attribute_.arguments.size(); ++i) {
    if (!taken_[i]) sink_.error("No such argument.", attribute_.arguments[i].span());
  }
}

bool AttributeReader::is_usable(const Attribute& attribute) {
  if (attribute.arguments.empty() && !attribute.trailing_comma) return true;
  const std::string_view name = attribute.name.text();
  bool usable = check_argument_list(attribute.arguments, attribute.trailing_comma, name, sink_);
  for (const Argument& argument : attribute.arguments) {
    if (!argument.value || argument.value->kind != Expression::Kind::function) continue;
    usable &= check_argument_list(argument.value->arguments(), argument.value->trailing_comma(), name, sink_);
  }
  return usable;
}

const Attribute* AttributeReader::single(std::string_view name) {
  const Attribute* found = nullptr;
  size_t count = 0;
  for (size_t i = 0; i < size(); ++i) {
    if (at(i).name.text() != name) continue;
    seen_.set(i);
    ++count;
    if (!found) found = &at(i);
  }
  if (count < 2) return found && is_usable(*found) ? found : nullptr;
  for (size_t i = 0; i < size(); ++i) {
    if (at(i).name.text() != name) continue;
    sink_.error(fmt::format("Attribute \"@{}\" can only be defined once.", name), at(i).span);
  }
  return nullptr;
}

const Attribute* AttributeReader::native_type() {
  const Attribute* found = nullptr;
  for (size_t i = 0; i < size(); ++i) {
    const std::string_view name = at(i).name.text();
    const size_t dot = name.find('.');
    if (dot == std::string_view::npos) continue;
    seen_.set(i);
    if (found) {
      sink_.error(fmt::format("Attribute \"@{}\" can only be defined once.", name.substr(0, dot)),
                  at(i).span);
    }
    found = &at(i);
  }
  return found;
}

void AttributeReader::finish() {
  for (size_t i = 0; i < size(); ++i) {
    if (!seen_[i]) sink_.error(fmt::format("Attribute not known: \"@{}\".", at(i).name.text()), at(i).span);
  }
}

}  // namespace schemac::psl
