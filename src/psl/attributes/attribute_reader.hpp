// Reads the attributes of one field or block, and the arguments of one attribute. Those that no rule has read
// are reported as unknown at the end, so that no rule must list the names of others
// (docs/reference/schema-language.md#attributes-and-arguments).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "schemac/diag/diagnostic.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// One flag for each item, without heap memory for the usual small numbers of attributes and arguments.
class SeenFlags {
 public:
  explicit SeenFlags(size_t count) : more_(count > inline_count ? count - inline_count : 0, false) {}
  bool operator[](size_t i) const {
    return i < inline_count ? (bits_ >> i & 1U) != 0 : more_[i - inline_count];
  }
  void set(size_t i) {
    if (i < inline_count) {
      bits_ |= uint64_t{1} << i;
    } else {
      more_[i - inline_count] = true;
    }
  }

 private:
  static constexpr size_t inline_count = 64;
  uint64_t bits_ = 0;
  std::vector<bool> more_;
};

// The arguments of one attribute. An argument counts as known after a rule has read it.
class ArgumentReader {
 public:
  ArgumentReader(const syntax::Attribute& attribute, diag::Sink& sink);
  const syntax::Attribute& attribute() const { return attribute_; }

  // The value of the named argument, or nullptr.
  const syntax::Expression* optional(std::string_view name);
  // The value of the argument whose name may be omitted. A missing or duplicate one is reported; then
  // nullptr.
  const syntax::Expression* required_default(std::string_view name);
  // The same without a report.
  const syntax::Expression* optional_default(std::string_view name);
  // Reports `No such argument.` for every argument that no rule has read.
  void finish();
  // `Error parsing attribute "@{attribute}": {text}` at the attribute. Early phases write one `@` for block
  // attributes.
  void error(std::string_view text);

  // A string argument. An empty one is refused: ``The `{name}` argument cannot be an empty string.``
  std::optional<std::string_view> nonempty_string(std::string_view name);

 private:
  void check_duplicates();
  const syntax::Argument* take(const std::string_view* name);

  const syntax::Attribute& attribute_;
  diag::Sink& sink_;
  SeenFlags taken_;
};

// The attributes of one field or block in source order.
class AttributeReader {
 public:
  AttributeReader(syntax::List<syntax::Attribute> attributes, diag::Sink& sink)
      : direct_(attributes), seen_(attributes.size()), sink_(sink) {}
  AttributeReader(const std::vector<const syntax::Attribute*>& attributes, diag::Sink& sink)
      : indirect_(&attributes), seen_(attributes.size()), sink_(sink) {}

  // An attribute that may occur once; nullptr if it is absent, repeated (reported) or its arguments are
  // invalid.
  const syntax::Attribute* single(std::string_view name);
  // Calls `f` with every valid occurrence of an attribute that may be repeated.
  template <class F>
  void each(std::string_view name, F f) {
    for (size_t i = 0; i < size(); ++i) {
      if (seen_[i] || at(i).name.text() != name) continue;
      seen_.set(i);
      if (is_usable(at(i))) f(at(i));
    }
  }
  // `@db.Type`: the last one counts, each further one is reported.
  const syntax::Attribute* native_type();
  // Reports `Attribute not known` for attributes that no rule has read.
  void finish();

 private:
  size_t size() const { return indirect_ ? indirect_->size() : direct_.size(); }
  const syntax::Attribute& at(size_t i) const { return indirect_ ? *(*indirect_)[i] : direct_[i]; }
  // Reports invalid arguments of an attribute: `name:` without a value, trailing commas.
  bool is_usable(const syntax::Attribute& attribute);

  syntax::List<syntax::Attribute> direct_;
  const std::vector<const syntax::Attribute*>* indirect_ = nullptr;
  SeenFlags seen_;
  diag::Sink& sink_;
};

}  // namespace schemac::psl
