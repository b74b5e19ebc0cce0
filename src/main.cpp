#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <unistd.h>

#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

#include "schemac/base/safe_text.hpp"
#include "schemac/cli/run.hpp"

extern "C" __attribute__((weak)) void __gcov_dump();

namespace {

using schemac::cli::ExitCode;

// The resource that the machine lacks; null for another exception.
const char* lacking(const std::exception& thrown) {
  if (dynamic_cast<const std::bad_alloc*>(&thrown) != nullptr) return "memory";
  const auto* refused = dynamic_cast<const std::system_error*>(&thrown);
  const bool thread = refused != nullptr && refused->code() == std::errc::resource_unavailable_try_again;
  return thread ? "threads" : nullptr;
}

ExitCode tell(const std::exception& thrown) {
  if (const char* what = lacking(thrown)) {
    std::fprintf(
        stderr,
        "error: This machine, or the container, has no more %s for schemac.\ncode: out-of-resources\n"
        "hint: The server undoes the transaction that was open. Raise the limit and run the command again.\n",
        what);
    return ExitCode::failed;
  }
  std::fprintf(
      stderr,
      "error: schemac met a defect of its own: %s\ncode: defect\nhint: please report it with the command "
      "and the schema that lead here.\n",
      schemac::base::safe_text(thrown.what()).c_str());
  return ExitCode::defect;
}

// A thread that was left behind (a webhook that does not answer, a cancel request) must not use libraries
// that exit() has already ended: a crash would replace the exit code of a successful run. All our output is
// written and removed by now; only sanitizers and coverage need exit handlers.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
int end(int code) { return code; }
#else
[[noreturn]] int end(int code) {
  std::fflush(nullptr);
  if (&__gcov_dump != nullptr) __gcov_dump();
  ::_exit(code);
}
#endif

}  // namespace

int main(int argc, char** argv) {
#ifdef M_ARENA_MAX
  // One malloc arena, so that memory freed by one thread can be reused by another.
  mallopt(M_ARENA_MAX, 1);
  // Large blocks are returned to the system when freed. Without a limit of ours, the first such block raises
  // the threshold, and later ones leave holes in the heap: 1.5 MB in a diff of 1,000 tables.
  constexpr int large = 128 * 1024;
  mallopt(M_MMAP_THRESHOLD, large);
#endif
  // Volatile: to the compiler this call comes back, so that main keeps its end with the guard of its stack,
  // which tools that look whether a program is hardened look for.
  int (*volatile last)(int) = end;
  try {
    return last(schemac::cli::run_process(argc, argv));
  } catch (const std::exception& thrown) {
    return last(static_cast<int>(tell(thrown)));
  }
}
