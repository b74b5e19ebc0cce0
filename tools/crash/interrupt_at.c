// Makes something happen at an exact call of a program's (LD_PRELOAD): each call that reaches the world is two points, one
// before it and one behind it, counted over all threads.
//   INTERRUPT_COUNTER  a file of 8 bytes that holds the number of points passed, always up to date
//   INTERRUPT_AT       the point (from 1) at which something happens; 0: at none
//   INTERRUPT_DO       a number: that signal to the process itself; "ask": a connection to INTERRUPT_SOCKET is made, and
//                      nothing goes on before its other side closes it; "full": from there on no regular file takes a
//                      byte (ENOSPC); "walk": asks before everything that is sent
// Programs that are started do not inherit it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

static _Atomic long spare;
static _Atomic long *points = &spare;
static long at;
static char what[16], place[108];
static atomic_int full;
static pid_t self;

__attribute__((constructor)) static void begin(void) {
  const char *counter = getenv("INTERRUPT_COUNTER"), *point = getenv("INTERRUPT_AT"), *action = getenv("INTERRUPT_DO"),
             *name = getenv("INTERRUPT_SOCKET");
  self = getpid();
  at = point != NULL ? atol(point) : 0;
  if (action != NULL) strncpy(what, action, sizeof what - 1);
  if (name != NULL) strncpy(place, name, sizeof place - 1);
  if (counter != NULL) {
    const int file = syscall(SYS_openat, AT_FDCWD, counter, O_RDWR, 0);
    void *page = file < 0 ? MAP_FAILED : mmap(NULL, 8, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (page != MAP_FAILED) points = page;
    if (file >= 0) syscall(SYS_close, file);
  }
  unsetenv("LD_PRELOAD");
}

static void ask(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, place, sizeof address.sun_path - 1);
  const int end = syscall(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  char nothing;
  if (syscall(SYS_connect, end, &address, sizeof address) == 0) {
    while (syscall(SYS_read, end, &nothing, 1) < 0 && errno == EINTR) continue;
  }
  syscall(SYS_close, end);
}

static void pass(void) {
  if (atomic_fetch_add(points, 1) + 1 != at || getpid() != self) return;
  const int kept = errno;
  if (strcmp(what, "ask") == 0) {
    ask();
  } else if (strcmp(what, "full") == 0) {
    full = 1;
  } else {
    kill(self, atoi(what));
  }
  errno = kept;
}

static void before_sending(void) {
  const int kept = errno;
  if (strcmp(what, "walk") == 0 && getpid() == self) ask();
  errno = kept;
}

static int is_full(int file) {
  struct stat facts;
  if (!full || getpid() != self || syscall(SYS_fstat, file, &facts) != 0 || !S_ISREG(facts.st_mode)) return 0;
  errno = ENOSPC;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define AROUND(type, name, parameters, arguments) \
  type name parameters {                          \
    static __typeof__(&name) real;                \
    if (real == NULL) real = REAL(name);          \
    pass();                                       \
    type result = real arguments;                 \
    pass();                                       \
    return result;                                \
  }
#define SENDS(name, parameters, arguments) \
  ssize_t name parameters {                \
    static __typeof__(&name) real;         \
    if (real == NULL) real = REAL(name);   \
    pass();                                \
    before_sending();                      \
    const ssize_t result = real arguments; \
    pass();                                \
    return result;                         \
  }
#define WRITES(name, parameters, arguments)                     \
  ssize_t name parameters {                                     \
    static __typeof__(&name) real;                              \
    if (real == NULL) real = REAL(name);                        \
    pass();                                                     \
    const ssize_t result = is_full(file) ? -1 : real arguments; \
    pass();                                                     \
    return result;                                              \
  }

SENDS(send, (int socket, const void *data, size_t size, int flags), (socket, data, size, flags))
SENDS(sendto, (int socket, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t length),
      (socket, data, size, flags, to, length))
WRITES(write, (int file, const void *data, size_t size), (file, data, size))
WRITES(writev, (int file, const struct iovec *parts, int count), (file, parts, count))
WRITES(pwrite, (int file, const void *data, size_t size, off_t offset), (file, data, size, offset))
WRITES(copy_file_range, (int from, off_t *in, int file, off_t *out, size_t size, unsigned flags),
       (from, in, file, out, size, flags))
WRITES(sendfile, (int file, int from, off_t *in, size_t size), (file, from, in, size))
AROUND(ssize_t, recv, (int socket, void *data, size_t size, int flags), (socket, data, size, flags))
AROUND(ssize_t, read, (int file, void *data, size_t size), (file, data, size))
AROUND(int, poll, (struct pollfd * all, nfds_t count, int limit), (all, count, limit))
AROUND(int, connect, (int socket, const struct sockaddr *to, socklen_t length), (socket, to, length))
AROUND(int, close, (int file), (file))
AROUND(int, rename, (const char *from, const char *to), (from, to))
AROUND(int, unlink, (const char *path), (path))
AROUND(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
AROUND(int, rmdir, (const char *path), (path))
AROUND(int, mkdir, (const char *path, mode_t mode), (path, mode))
AROUND(char *, mkdtemp, (char *name), (name))
AROUND(int, fsync, (int file), (file))
AROUND(int, flock, (int file, int how), (file, how))
AROUND(int, chmod, (const char *path, mode_t mode), (path, mode))
AROUND(int, chown, (const char *path, uid_t user, gid_t group), (path, user, group))
AROUND(pid_t, fork, (void), ())
AROUND(pid_t, waitpid, (pid_t child, int *status, int flags), (child, status, flags))

#define OPENS(name)                                  \
  int name(const char *path, int flags, ...) {       \
    static int (*real)(const char *, int, ...);      \
    if (real == NULL) real = dlsym(RTLD_NEXT, #name); \
    va_list rest;                                    \
    va_start(rest, flags);                           \
    const mode_t mode = va_arg(rest, mode_t);        \
    va_end(rest);                                    \
    pass();                                          \
    const int result = real(path, flags, mode);      \
    pass();                                          \
    return result;                                   \
  }
OPENS(open)
OPENS(open64)
