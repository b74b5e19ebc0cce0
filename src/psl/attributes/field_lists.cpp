#include "attributes/field_lists.hpp"

#include <fmt/format.h>

#include "attributes/coerce.hpp"
#include "attributes/operator_classes.hpp"
#include "draft/messages.hpp"
#include "draft/seen_names.hpp"

namespace schemac::psl {

namespace {
using syntax::Argument;
using syntax::Expression;
using Kind = Expression::Kind;

void field_named_twice(diag::Sink& sink, const ModelDraft& model, std::string_view name, Span attribute) {
  early_model_error(sink, model,
                    fmt::format("The unique index definition refers to the field {} multiple times.", name),
                    attribute);
}

const Expression* named_value(syntax::List<Argument> arguments, std::string_view name,
                              const Argument** found) {
  for (const Argument& argument : arguments) {
    if (!argument.value || !argument.name || argument.name->text() != name) continue;
    *found = &argument;
    return &*argument.value;
  }
  return nullptr;
}

void unexpected(diag::Sink& sink, std::string_view expected, Span at) {
  sink.error(fmt::format("Unexpected token. Expected one of: {}", expected), at);
}

std::optional<SortOrder> sort_by_name(std::string_view name) {
  if (name == "Asc") return SortOrder::asc;
  if (name == "Desc") return SortOrder::desc;
  return std::nullopt;
}

std::optional<SortOrder> read_element_sort(const Expression& element, diag::Sink& sink) {
  const Argument* argument = nullptr;
  const Expression* value = named_value(element.arguments(), "sort", &argument);
  if (!value) return std::nullopt;
  const auto name = coerce_constant(*value, sink);
  if (!name) return std::nullopt;
  const auto sort = sort_by_name(*name);
  if (!sort) unexpected(sink, "Asc, Desc", argument->span());
  return sort;
}

bool read_element_length(const Expression& element, diag::Sink& sink) {
  const Argument* argument = nullptr;
  const Expression* value = named_value(element.arguments(), "length", &argument);
  return value && coerce_integer(*value, sink).value_or(-1) >= 0;
}

std::optional<OperatorClass> read_raw_operator_class(const Expression& call, diag::Sink& sink) {
  const std::vector<const Argument*> arguments = valued_arguments(call);
  // Prisma's engine crashes for every function except raw(); it has no message for it.
  if (call.text() != "raw") {
    unexpected(sink, fmt::format("Invalid operator class: {}", call.text()), call.span);
  } else if (arguments.size() != 1) {
    unexpected(sink, fmt::format("Wrong number of arguments. Expected: 1, got: {}", arguments.size()),
               call.span);
  } else if (arguments.front()->value->kind != Kind::string) {
    unexpected(sink, "Invalid parameter type: expected string", call.span);
  } else {
    return OperatorClass{std::string(arguments.front()->value->text()), true};
  }
  return std::nullopt;
}

std::optional<OperatorClass> read_operator_class(const Expression& element, diag::Sink& sink) {
  const Argument* argument = nullptr;
  const Expression* value = named_value(element.arguments(), "ops", &argument);
  if (!value) return std::nullopt;
  if (value->kind == Kind::function) return read_raw_operator_class(*value, sink);
  if (value->kind != Kind::constant) {
    unexpected(sink, "operator class", argument->span());
    return std::nullopt;
  }
  if (find_operator_class(value->text())) return OperatorClass{std::string(value->text()), false};
  unexpected(sink, fmt::format("Invalid operator class: {}", value->text()), value->span);
  return std::nullopt;
}

struct KeyElement {
  std::string_view name;
  KeyFieldDraft field;
};

std::optional<KeyElement> read_key_element(const Expression& element, diag::Sink& sink) {
  if (element.kind == Kind::constant) return KeyElement{element.text(), {}};
  if (element.kind != Kind::function) {
    wrong_kind(sink, "constant literal", element);
    return std::nullopt;
  }
  KeyElement read{element.text(), {}};
  read.field.sort = read_element_sort(element, sink);
  read.field.has_length = read_element_length(element, sink);
  read.field.operator_class = read_operator_class(element, sink);
  return read;
}

// `address.street`: the field of composite type, whose members PostgreSQL cannot index.
std::optional<FieldId> composite_root(const ModelDraft& model, std::string_view path) {
  const auto index = model.find_field(path.substr(0, path.find('.')));
  if (!index || !std::holds_alternative<CompositeId>(model.fields[*index].type)) return std::nullopt;
  return FieldId{*index};
}

// The unknown part of a path in Prisma's message: a first step that does not exist, else the whole path.
std::string_view unknown_part(const ModelDraft& model, std::string_view path) {
  const std::string_view first = path.substr(0, path.find('.'));
  return model.find_field(first) ? path : first;
}

// Adds a name to the list; gives the field if it may be in the list.
template <class T>
std::optional<FieldId> look_up(const ModelDraft& model, std::string_view name, bool into_composites,
                               FieldList<T>& list) {
  const bool is_path = name.find('.') != std::string_view::npos;
  if (is_path && into_composites) {
    if (const auto root = composite_root(model, name)) return root;
    name = unknown_part(model, name);
    const auto first = model.find_field(name.substr(0, name.find('.')));
    if (first && !model.fields[*first].is_scalar_like()) {
      list.relations.push_back(FieldId{*first});
    } else {
      list.unknown.push_back(name);
    }
    return std::nullopt;
  }
  const auto index = is_path ? std::nullopt : model.find_field(name);
  if (!index) {
    list.unknown.push_back(name);
    return std::nullopt;
  }
  if (model.fields[*index].is_scalar_like()) return FieldId{*index};
  list.relations.push_back(FieldId{*index});
  return std::nullopt;
}

class Seen {
 public:
  explicit Seen(size_t count) : several_(count > 1) {}
  // Members of a composite type share its field, so they do not count as repeated.
  bool is_repeated(std::string_view name) {
    return several_ && name.find('.') == std::string_view::npos && !names_.add(name);
  }

 private:
  bool several_;
  SeenNames names_;
};
}  // namespace

FieldList<FieldId> read_field_list(const Expression& value, const ModelDraft& model, Span attribute,
                                   diag::Sink& sink) {
  FieldList<FieldId> list;
  const auto names = coerce_array(value, [&](const Expression& e) { return coerce_constant(e, sink); });
  list.usable = names.has_value();
  if (!names) return list;
  list.fields.reserve(names->size());
  Seen seen(names->size());
  for (const std::string_view name : *names) {
    const auto field = look_up(model, name, false, list);
    if (!field) continue;
    if (seen.is_repeated(name)) {
      field_named_twice(sink, model, name, attribute);
      list.usable = false;
      return list;
    }
    list.fields.push_back(*field);
  }
  return list;
}

FieldList<KeyFieldDraft> read_key_field_list(const Expression& value, const ModelDraft& model,
                                             bool into_composites, Span attribute, diag::Sink& sink) {
  FieldList<KeyFieldDraft> list;
  const auto read = coerce_array(value, [&](const Expression& e) { return read_key_element(e, sink); });
  list.usable = read.has_value();
  if (!read) return list;
  list.fields.reserve(read->size());
  Seen seen(read->size());
  for (const KeyElement& element : *read) {
    const auto field = look_up(model, element.name, into_composites, list);
    if (!field) continue;
    if (seen.is_repeated(element.name)) {
      field_named_twice(sink, model, element.name, attribute);
      list.usable = false;
      return list;
    }
    list.fields.push_back(element.field);
    list.fields.back().field = *field;
  }
  return list;
}

std::optional<SortOrder> read_field_sort(ArgumentReader& arguments, diag::Sink& sink) {
  const Expression* value = arguments.optional("sort");
  const auto name = value ? coerce_constant(*value, sink) : std::nullopt;
  if (!name) return std::nullopt;
  const auto sort = sort_by_name(*name);
  if (!sort)
    arguments.error(fmt::format("The `sort` argument can only be `Asc` or `Desc` you provided: {}.", *name));
  return sort;
}

}  // namespace schemac::psl
