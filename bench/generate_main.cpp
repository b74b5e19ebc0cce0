// bench_generate MODELS [changed]: the generated schema on standard output.
#include <cstdlib>
#include <iostream>

#include "support/generate.hpp"

int main(int argc, char** argv) {
  const int models = argc > 1 ? std::atoi(argv[1]) : 100;
  std::cout << (argc > 2 ? schemac::bench::generate_changed_schema(models)
                         : schemac::bench::generate_schema(models));
  return 0;
}
