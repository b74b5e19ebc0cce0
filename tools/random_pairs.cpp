// Writes random pairs of schemas, one JSON object a line, for tools/random-pairs. Usage: random_pairs COUNT
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

#include "property/random_schema.hpp"

int main(int argc, char** argv) {
  const uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 400;
  for (uint64_t seed = 1; seed <= count; ++seed) {
    schemac::testing::Random random(seed);
    const auto before = schemac::testing::random_schema(random);
    const auto after = schemac::testing::edited(before, random);
    std::cout << nlohmann::ordered_json{{"id", "seed-" + std::to_string(seed)},
                                        {"before", before.prisma()},
                                        {"after", after.prisma()}}
                     .dump()
              << '\n';
  }
}
