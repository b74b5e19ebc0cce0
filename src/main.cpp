#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <cstdio>
#include <exception>

#include "schemac/cli/run.hpp"

int main(int argc, char** argv) {
#ifdef M_ARENA_MAX
  // What one thread lets go, such as a schema's tree, another one's rows can take.
  mallopt(M_ARENA_MAX, 1);
  // Large pieces go back to the system when they are let go. Without a limit of ours the first such piece
  // raises it, and the next ones leave holes in the heap: 1.5 MB of a diff of 1,000 tables.
  constexpr int large = 128 * 1024;
  mallopt(M_MMAP_THRESHOLD, large);
#endif
  try {
    return schemac::cli::run_process(argc, argv);
  } catch (const std::exception& defect) {
    std::fprintf(
        stderr,
        "error: schemac met a defect of its own: %s\ncode: defect\nhint: please report it with the command "
        "and the schema that lead here.\n",
        defect.what());
    return static_cast<int>(schemac::cli::ExitCode::defect);
  }
}
