#include "attributes/operator_classes.hpp"

#include <algorithm>
#include <array>

#include "schemac/psl/words.hpp"

namespace schemac::psl {

namespace {
constexpr std::string_view brin = " Brin ";

constexpr auto classes = std::to_array<OperatorClassInfo>({
    {"ArrayOps", " Gin ", "", ""},
    {"BitMinMaxOps", brin, " Bit ", ""},
    {"BpcharBloomOps", brin, " Char ", ""},
    {"BpcharMinMaxOps", brin, " Char ", ""},
    {"ByteaBloomOps", brin, " ByteA ", "Bytes"},
    {"ByteaMinMaxOps", brin, " ByteA ", "Bytes"},
    {"DateBloomOps", brin, " Date ", ""},
    {"DateMinMaxMultiOps", brin, " Date ", ""},
    {"DateMinMaxOps", brin, " Date ", ""},
    {"Float4BloomOps", brin, " Real ", ""},
    {"Float4MinMaxMultiOps", brin, " Real ", ""},
    {"Float4MinMaxOps", brin, " Real ", ""},
    {"Float8BloomOps", brin, " DoublePrecision ", "Float"},
    {"Float8MinMaxMultiOps", brin, " DoublePrecision ", "Float"},
    {"Float8MinMaxOps", brin, " DoublePrecision ", "Float"},
    {"InetBloomOps", brin, " Inet ", ""},
    {"InetInclusionOps", brin, " Inet ", ""},
    {"InetMinMaxMultiOps", brin, " Inet ", ""},
    {"InetMinMaxOps", brin, " Inet ", ""},
    {"InetOps", " Gist SpGist ", " Inet ", ""},
    {"Int2BloomOps", brin, " SmallInt ", ""},
    {"Int2MinMaxMultiOps", brin, " SmallInt ", ""},
    {"Int2MinMaxOps", brin, " SmallInt ", ""},
    {"Int4BloomOps", brin, " Integer ", "Int"},
    {"Int4MinMaxMultiOps", brin, " Integer ", "Int"},
    {"Int4MinMaxOps", brin, " Integer ", "Int"},
    {"Int8BloomOps", brin, " BigInt ", "BigInt"},
    {"Int8MinMaxMultiOps", brin, " BigInt ", "BigInt"},
    {"Int8MinMaxOps", brin, " BigInt ", "BigInt"},
    {"JsonbOps", " Gin ", " JsonB ", "Json"},
    {"JsonbPathOps", " Gin ", " JsonB ", "Json"},
    {"NumericBloomOps", brin, " Decimal ", "Decimal"},
    {"NumericMinMaxMultiOps", brin, " Decimal ", "Decimal"},
    {"NumericMinMaxOps", brin, " Decimal ", "Decimal"},
    {"OidBloomOps", brin, " Oid ", ""},
    {"OidMinMaxMultiOps", brin, " Oid ", ""},
    {"OidMinMaxOps", brin, " Oid ", ""},
    {"TextBloomOps", brin, " Text VarChar ", "String"},
    {"TextMinMaxOps", brin, " Text VarChar ", "String"},
    {"TextOps", " SpGist ", " Text Char VarChar ", "String"},
    {"TimeBloomOps", brin, " Time ", ""},
    {"TimeMinMaxMultiOps", brin, " Time ", ""},
    {"TimeMinMaxOps", brin, " Time ", ""},
    {"TimeTzBloomOps", brin, " Timetz ", ""},
    {"TimeTzMinMaxMultiOps", brin, " Timetz ", ""},
    {"TimeTzMinMaxOps", brin, " Timetz ", ""},
    {"TimestampBloomOps", brin, " Timestamp ", "DateTime"},
    {"TimestampMinMaxMultiOps", brin, " Timestamp ", "DateTime"},
    {"TimestampMinMaxOps", brin, " Timestamp ", "DateTime"},
    {"TimestampTzBloomOps", brin, " Timestamptz ", ""},
    {"TimestampTzMinMaxMultiOps", brin, " Timestamptz ", ""},
    {"TimestampTzMinMaxOps", brin, " Timestamptz ", ""},
    {"UuidBloomOps", brin, " Uuid ", ""},
    {"UuidMinMaxMultiOps", brin, " Uuid ", ""},
    {"UuidMinMaxOps", brin, " Uuid ", ""},
    {"VarBitMinMaxOps", brin, " VarBit ", ""},
});

constexpr bool by_name(const OperatorClassInfo& a, const OperatorClassInfo& b) { return a.name < b.name; }
static_assert(std::is_sorted(classes.begin(), classes.end(), by_name));

constexpr std::array<std::string_view, 6> index_type_names{"BTree", "Hash", "Gist", "Gin", "SpGist", "Brin"};
static_assert(index_type_names[static_cast<size_t>(IndexType::Brin)] == "Brin");
}  // namespace

const OperatorClassInfo* find_operator_class(std::string_view name) {
  const auto found =
      std::lower_bound(classes.begin(), classes.end(), OperatorClassInfo{name, "", "", ""}, by_name);
  return found != classes.end() && found->name == name ? &*found : nullptr;
}

bool lists(std::string_view names, std::string_view name) {
  for (size_t at = names.find(name); at != std::string_view::npos; at = names.find(name, at + 1)) {
    if (at > 0 && names[at - 1] == ' ' && names[at + name.size()] == ' ') return true;
  }
  return false;
}

std::optional<IndexType> index_type_by_name(std::string_view name) {
  for (size_t i = 0; i < index_type_names.size(); ++i) {
    if (index_type_names[i] == name) return static_cast<IndexType>(i);
  }
  return std::nullopt;
}

std::string_view index_type_name(IndexType type) { return index_type_names[static_cast<size_t>(type)]; }

bool is_operator_class(std::string_view name, std::string_view index_type) {
  const OperatorClassInfo* info = find_operator_class(name);
  return info != nullptr && lists(info->index_types, index_type);
}

}  // namespace schemac::psl
