#include "attributes/native_types.hpp"

#include <fmt/format.h>

#include <charconv>

#include "attributes/coerce.hpp"
#include "draft/messages.hpp"
#include "rules/rules.hpp"
#include "schemac/base/text.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::psl {

std::string_view native_type_name(const syntax::Attribute& attribute) {
  const std::string_view path = attribute.name.text();
  return path.substr(path.find('.') + 1);
}

WrittenNativeType take_apart(const syntax::Attribute& attribute) {
  const std::string_view path = attribute.name.text();
  const size_t dot = path.find('.');
  WrittenNativeType written{path.substr(0, dot), path.substr(dot + 1), {}};
  for (const syntax::Argument& argument : attribute.arguments) {
    if (argument.value) written.arguments.push_back(syntax::to_text(*argument.value));
  }
  return written;
}

namespace {
std::optional<uint32_t> parse_u32(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}
}  // namespace

std::optional<sql::BuiltinType> parse_native_type(const sql::TypeInfo& info,
                                                  const std::vector<std::string>& arguments) {
  sql::BuiltinType type{info.id, std::nullopt, std::nullopt};
  if (info.max_arguments == 0 || arguments.empty()) return type;
  // A precision without a scale is not allowed.
  if (arguments.size() != info.max_arguments) return std::nullopt;
  type.first = parse_u32(arguments[0]);
  if (arguments.size() == 2) type.second = parse_u32(arguments[1]);
  if (!type.first || (arguments.size() == 2 && !type.second)) return std::nullopt;
  return type;
}

namespace {
void check_prefix(Context& context, const WrittenNativeType& written, Span at) {
  if (!context.datasource || context.datasource->value.name == written.prefix) return;
  const std::string& name = context.datasource->value.name;
  context.sink.error(
      fmt::format("The prefix {0} is invalid. It must be equal to the name of an existing datasource e.g. "
                  "{1}. Did you mean to use {1}.{2}?",
                  written.prefix, name, written.name),
      at);
}

std::optional<std::string> find_count_problem(const sql::TypeInfo& info, size_t count) {
  if (info.max_arguments == 0 && count > 0) {
    return fmt::format("Function \"{}\" takes 0 arguments, but received {}.", info.psl_name, count);
  }
  if (count > info.max_arguments) {
    return fmt::format("Native type {} takes {} optional arguments, but received {}.", info.psl_name,
                       info.max_arguments, count);
  }
  return std::nullopt;
}

std::string out_of_range(const sql::BuiltinType& type, std::string_view rule) {
  return fmt::format("Argument M is out of range for native type `{}` of Postgres: {}",
                     sql::psl_type_name(type), rule);
}

std::optional<std::string> find_range_problem(const sql::BuiltinType& type) {
  switch (type.id) {
    case sql::TypeId::decimal:
      if (!type.first || !type.second) return std::nullopt;
      if (*type.second > *type.first) {
        return fmt::format(
            "The scale must not be larger than the precision for the {} native type in Postgres.",
            sql::psl_type_name(type));
      }
      if (*type.first > 0 && *type.first <= 1000) return std::nullopt;
      return out_of_range(type, "Precision must be positive with a maximum value of 1000.");
    case sql::TypeId::bit:
    case sql::TypeId::var_bit:
      if (type.first.value_or(1) > 0) return std::nullopt;
      return out_of_range(type, "M must be a positive integer.");
    case sql::TypeId::timestamp:
    case sql::TypeId::timestamptz:
    case sql::TypeId::time:
    case sql::TypeId::timetz:
      if (type.first.value_or(0) <= 6) return std::nullopt;
      return out_of_range(type, "M can range from 0 to 6.");
    default:
      return std::nullopt;
  }
}

// The error behind the prefix, or none.
std::optional<std::string> find_type_problem(const WrittenNativeType& written, Scalar scalar) {
  const sql::TypeInfo* info = sql::type_by_psl_name(written.name);
  if (!info) return fmt::format("Native type {} is not supported for postgresql connector.", written.name);
  if (auto problem = find_count_problem(*info, written.arguments.size())) return problem;
  if (info->scalar != scalar_name(scalar)) {
    return fmt::format(
        "Native type {} is not compatible with declared field type {}, expected field type {}.",
        info->psl_name, scalar_name(scalar), info->scalar);
  }
  const auto type = parse_native_type(*info, written.arguments);
  if (type) return find_range_problem(*type);
  return fmt::format("Expected {}, but found ({}).",
                     info->max_arguments == 2 ? "two nonnegative integers" : "a nonnegative integer",
                     base::join(written.arguments, ", "));
}
}  // namespace

void check_native_type(Context& context, const FieldDraft& field) {
  if (!field.native_type || !field.scalar()) return;
  const WrittenNativeType written = take_apart(*field.native_type);
  const Span at = field.native_type->span;
  check_prefix(context, written, at);
  if (!context.datasource) {
    context.sink.error(fmt::format("Native type {} is not supported for Default connector.", written.name),
                       at);
  } else if (context.connector().native_types) {
    if (const auto problem = find_type_problem(written, *field.scalar())) context.sink.error(*problem, at);
  }
}

namespace {
// `VarChar(255) with more` as name and arguments; none for a text of another form.
std::optional<WrittenNativeType> parse_unsupported_text(std::string_view text) {
  const size_t open = text.find('(');
  if (text.empty() || open == 0) return std::nullopt;
  WrittenNativeType written{"", base::trim(text.substr(0, open)), {}};
  if (open == std::string_view::npos) return written;
  const std::string_view rest = text.substr(open + 1);
  if (rest.find('\n') != std::string_view::npos) return std::nullopt;
  const size_t close = rest.find(')');
  if (close == std::string_view::npos) return written;
  for (const std::string& part : base::split(rest.substr(0, close), ',')) {
    written.arguments.emplace_back(base::trim(part));
  }
  return written;
}
}  // namespace

void check_unsupported_type(Context& context, const FieldDraft& field) {
  const auto* unsupported = std::get_if<UnsupportedType>(&field.type);
  if (!unsupported || !context.connector().native_types) return;
  const auto written = parse_unsupported_text(unsupported->written->text);
  const sql::TypeInfo* info = written ? sql::type_by_psl_name(written->name) : nullptr;
  const auto type = info ? parse_native_type(*info, written->arguments) : std::nullopt;
  if (!type) return;
  validation_error(
      context.sink,
      fmt::format("The type `Unsupported(\"{}\")` you specified in the type definition for the field `{}` "
                  "is supported as a native type by Prisma. Please use the native type notation `{} @{}.{}` "
                  "for full support.",
                  unsupported->written->text, field.name(), info->scalar, context.datasource->value.name,
                  sql::psl_type_name(*type)),
      field.ast->span);
}

}  // namespace schemac::psl
