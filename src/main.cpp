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

// What the machine has no more of; null where `thrown` says something else.
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

// A thread that was left behind (a webhook that does not answer, a request to cancel) must not meet libraries
// that exit() has ended already: a crash there would be the exit code of a run that succeeded. Everything of
// ours is written and removed by now; only sanitizers and coverage have something to say at the end.
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
  // What one thread lets go, such as a schema's tree, another one's rows can take.
  mallopt(M_ARENA_MAX, 1);
  // Large pieces go back to the system when they are let go. Without a limit of ours the first such piece
  // raises it, and the next ones leave holes in the heap: 1.5 MB of a diff of 1,000 tables.
  constexpr int large = 128 * 1024;
  mallopt(M_MMAP_THRESHOLD, large);
#endif
  try {
    return end(schemac::cli::run_process(argc, argv));
  } catch (const std::exception& thrown) {
    return end(static_cast<int>(tell(thrown)));
  }
}
