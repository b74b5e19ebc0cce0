#include "terminal/standard_descriptors.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>

#include "schemac/cli/exit_code.hpp"

namespace schemac::cli {

void open_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    // open() takes the lowest free number, which is this one. If it fails, all later output would be unsafe.
    if (::open("/dev/null", O_RDWR) != descriptor) ::_exit(static_cast<int>(ExitCode::failed));
  }
}

}  // namespace schemac::cli
