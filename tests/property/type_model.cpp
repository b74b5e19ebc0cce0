#include "type_model.hpp"

#include <cctype>
#include <vector>

namespace schemac::testing {
namespace {

std::string field(const std::string& type, const std::string& arity) {
  static const std::vector<std::pair<std::string, std::string>> scalars = {
      {"SmallInt", "Int"},         {"Integer", "Int"},           {"BigInt", "BigInt"},   {"Oid", "Int"},
      {"Real", "Float"},           {"DoublePrecision", "Float"}, {"Decimal", "Decimal"}, {"Money", "Decimal"},
      {"Boolean", "Boolean"},      {"ByteA", "Bytes"},           {"JsonB", "Json"},      {"Json", "Json"},
      {"Timestamptz", "DateTime"}, {"Timestamp", "DateTime"},    {"Timetz", "DateTime"}, {"Time", "DateTime"},
      {"Date", "DateTime"}};
  if (type == "EnumE") return "E" + arity;
  if (type == "EnumF") return "F" + arity;
  if (type.starts_with("U") && type != "Uuid") {
    std::string name = type.substr(1);
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return "Unsupported(\"" + name + "\")" + arity;
  }
  std::string name = type == "Double" ? "DoublePrecision" : type == "Bytes" ? "ByteA" : type;
  std::string arguments;
  const size_t digits = name.find_first_of("0123456789");
  if (digits != std::string::npos) {
    arguments = name.substr(digits);
    name = name.substr(0, digits);
    for (char& c : arguments) c = c == '_' ? ',' : c;
    arguments = "(" + arguments + ")";
  }
  if (name == "DecimalNone") name = "Decimal";
  if (type == "Decimal") arguments = "(65,30)";
  std::string scalar = "String";
  for (const auto& [native, its] : scalars) {
    if (native == name) scalar = its;
  }
  return scalar + arity + " @db." + name + arguments;
}

}  // namespace

std::string type_model(const std::string& type, const std::string& arity) {
  return "datasource db {\n provider = \"postgresql\"\n}\nenum E {\n A\n B\n}\nenum F {\n A\n C\n}\nmodel T "
         "{\n id Int @id\n c " +
         field(type, arity) + "\n}\n";
}

}  // namespace schemac::testing
