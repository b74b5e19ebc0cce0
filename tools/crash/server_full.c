// A server's disk that fills up when it is told to (LD_PRELOAD of postgres): SERVER_FULL names a file of two 8-byte numbers.
//   [0] how many bytes still fit; -1: all
//   [1] of which files: 1 those of tables (base/), 2 the log (pg_wal/), 3 both
// Writes to others always pass. A write that does not fit fails with ENOSPC, and so does every later one.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static _Atomic long unlimited[2] = {-1, 0};
static _Atomic long *room = unlimited;

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("SERVER_FULL");
  const int file = name != NULL ? syscall(SYS_openat, AT_FDCWD, name, O_RDWR, 0) : -1;
  if (file < 0) return;
  void *page = mmap(NULL, 16, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (page != MAP_FAILED) room = page;
  syscall(SYS_close, file);
}

static int fits(int file, size_t size) {
  if (room[0] < 0) return 1;
  char link[64], path[512];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  path[length < 0 ? 0 : length] = '\0';
  const int kind = strstr(path, "/base/") != NULL ? 1 : strstr(path, "/pg_wal/") != NULL ? 2 : 0;
  if ((kind & room[1]) == 0) return 1;
  if (atomic_fetch_sub(&room[0], (long)size) >= (long)size) return 1;
  room[0] = 0;
  errno = ENOSPC;
  return 0;
}

static size_t size_of(const struct iovec *parts, int count) {
  size_t size = 0;
  for (int i = 0; i < count; ++i) size += parts[i].iov_len;
  return size;
}

#define LIMITED(type, name, parameters, arguments, size, refused)   \
  type name parameters {                                            \
    static type(*real) parameters;                                  \
    if (real == NULL) real = dlsym(RTLD_NEXT, #name);               \
    return fits(file, size) ? real arguments : refused;             \
  }
LIMITED(ssize_t, write, (int file, const void *data, size_t bytes), (file, data, bytes), bytes, -1)
LIMITED(ssize_t, pwrite64, (int file, const void *data, size_t bytes, off64_t at), (file, data, bytes, at), bytes, -1)
LIMITED(ssize_t, pwrite, (int file, const void *data, size_t bytes, off_t at), (file, data, bytes, at), bytes, -1)
LIMITED(ssize_t, pwritev, (int file, const struct iovec *all, int n, off_t at), (file, all, n, at), size_of(all, n), -1)
LIMITED(ssize_t, pwritev64, (int file, const struct iovec *all, int n, off64_t at), (file, all, n, at), size_of(all, n), -1)
LIMITED(int, posix_fallocate, (int file, off_t at, off_t bytes), (file, at, bytes), (size_t)bytes, ENOSPC)
LIMITED(int, posix_fallocate64, (int file, off64_t at, off64_t bytes), (file, at, bytes), (size_t)bytes, ENOSPC)
