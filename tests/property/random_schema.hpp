// Random schemas, random edits and rows for them, from a seed: the same on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace schemac::testing {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
  uint32_t below(uint32_t limit);
  bool one_in(uint32_t n) { return below(n) == 0; }
  template <class T>
  const T& of(const std::vector<T>& items) {
    return items[below(static_cast<uint32_t>(items.size()))];
  }

 private:
  uint64_t state_;
};

struct RandomField {
  std::string name;
  size_t type = 0;  // of the generator's table of types
  int arity = 0;    // 0 required, 1 optional, 2 list
  bool has_default = false;
  bool unique = false;
  bool operator==(const RandomField&) const = default;
};
struct RandomModel {
  std::string name;
  size_t id_type = 0;  // Int, BigInt, SmallInt, String, Uuid
  bool autoincrement = false;
  std::vector<RandomField> fields;
  std::vector<std::vector<std::string>> indexes;
  std::vector<size_t> parents;  // models that it refers to, by position
};
struct RandomSchema {
  std::vector<std::vector<std::string>> enums;  // values of E0, E1
  std::vector<RandomModel> models;
  std::string prisma() const;
  // INSERT statements that fill every table: values, NULLs, duplicates, long values.
  std::string rows(Random& random) const;
};

RandomSchema random_schema(Random& random);
// Some of: types, arities, defaults, uniques, fields, indexes, ids, relations, enum values, models.
RandomSchema edited(RandomSchema schema, Random& random);

}  // namespace schemac::testing
