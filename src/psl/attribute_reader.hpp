// Reading the attributes of one field or block, and the arguments of one attribute. What nobody asked for is
// reported as unknown at the end, so that no rule has to list what the others take (LANGUAGE.md B.1).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "schemac/diag/diagnostic.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// The arguments of one attribute. An argument counts as known once it was asked for.
class ArgumentReader {
 public:
  ArgumentReader(const syntax::Attribute& attribute, diag::Sink& sink);
  const syntax::Attribute& attribute() const { return attribute_; }

  // The value of the named argument, or nullptr.
  const syntax::Expression* optional(std::string_view name);
  // The value of the argument that may stand without its name. Missing and given twice are reported; then
  // nullptr.
  const syntax::Expression* required_default(std::string_view name);
  // The same without a report.
  const syntax::Expression* optional_default(std::string_view name);
  // `No such argument.` for every argument that nobody asked for.
  void finish();
  // `Error parsing attribute "@{attribute}": {text}` at the attribute. Early phases write one `@` for block
  // attributes.
  void error(std::string_view text);

  // A string argument. Empty is refused: ``The `{name}` argument cannot be an empty string.``
  std::optional<std::string_view> nonempty_string(std::string_view name);

 private:
  void check_duplicates();
  const syntax::Argument* take(const std::string_view* name);

  const syntax::Attribute& attribute_;
  diag::Sink& sink_;
  std::vector<bool> taken_;
};

// The attributes of one field or block in source order.
class AttributeReader {
 public:
  AttributeReader(const std::vector<syntax::Attribute>& attributes, diag::Sink& sink);
  AttributeReader(const std::vector<const syntax::Attribute*>& attributes, diag::Sink& sink);

  // The attribute that may stand once; nullptr if it is absent, repeated (reported) or its arguments are
  // broken.
  const syntax::Attribute* single(std::string_view name);
  // Calls `f` with every sound occurrence of an attribute that may be repeated.
  template <class F>
  void each(std::string_view name, F f) {
    for (Entry& entry : entries_) {
      if (entry.seen || entry.attribute->name.text != name) continue;
      entry.seen = true;
      if (is_usable(*entry.attribute)) f(*entry.attribute);
    }
  }
  // `@db.Type`: the last one counts, each further one is reported.
  const syntax::Attribute* native_type();
  // `Attribute not known` for what nobody asked for.
  void finish();

 private:
  struct Entry {
    const syntax::Attribute* attribute;
    bool seen;
  };
  // Broken arguments of an attribute: `name:` without a value, trailing commas.
  bool is_usable(const syntax::Attribute& attribute);

  std::vector<Entry> entries_;
  diag::Sink& sink_;
};

}  // namespace schemac::psl
