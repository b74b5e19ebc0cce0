// Ends things at an exact point of a client's talk with its server: preloaded into schemac (LD_PRELOAD), it counts the
// statements that go through libpq.
//   CRASH_COUNT_FILE  where the number of statements so far is written
//   CRASH_AT          the number of the statement at which something happens
//   CRASH_WHEN        before (it is not sent) or after (its answer is there, and has not been read)
//   CRASH_COMMAND     what happens: a shell command, with the backend's pid behind it; nothing given: SIGKILL of itself
#define _GNU_SOURCE
#include <dlfcn.h>
#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int count = 0;

static void happen(PGconn *connection) {
  const char *command = getenv("CRASH_COMMAND");
  if (command == NULL || *command == '\0') {
    kill(getpid(), SIGKILL);
    return;
  }
  char line[4096];
  snprintf(line, sizeof line, "unset LD_PRELOAD; %s %d", command, PQbackendPID(connection));
  if (system(line) != 0) fprintf(stderr, "crash_at: the command failed\n");
}

static int is_now(const char *when) {
  const char *at = getenv("CRASH_AT");
  return at != NULL && atoi(at) == count && strcmp(getenv("CRASH_WHEN"), when) == 0;
}

// Written each time, because the program may end without calling destructors.
static void count_one(void) {
  ++count;
  const char *file = getenv("CRASH_COUNT_FILE");
  if (file == NULL) return;
  FILE *out = fopen(file, "w");
  if (out == NULL) return;
  fprintf(out, "%d\n", count);
  fclose(out);
}

// The connection of the advisory lock and that of the watch are not what is counted.
static int counts(PGconn *connection) {
  const char *name = PQparameterStatus(connection, "application_name");
  return name != NULL && strcmp(name, "schemac") == 0;
}

int PQsendQuery(PGconn *connection, const char *query) {
  int (*real)(PGconn *, const char *) = (int (*)(PGconn *, const char *))dlsym(RTLD_NEXT, "PQsendQuery");
  if (!counts(connection)) return real(connection, query);
  count_one();
  if (is_now("before")) happen(connection);
  return real(connection, query);
}

int PQsendQueryParams(PGconn *connection, const char *command, int n, const Oid *types, const char *const *values,
                      const int *lengths, const int *formats, int result_format) {
  int (*real)(PGconn *, const char *, int, const Oid *, const char *const *, const int *, const int *, int) =
      (int (*)(PGconn *, const char *, int, const Oid *, const char *const *, const int *, const int *, int))dlsym(
          RTLD_NEXT, "PQsendQueryParams");
  if (!counts(connection)) return real(connection, command, n, types, values, lengths, formats, result_format);
  count_one();
  if (is_now("before")) happen(connection);
  return real(connection, command, n, types, values, lengths, formats, result_format);
}

PGresult *PQgetResult(PGconn *connection) {
  PGresult *(*real)(PGconn *) = (PGresult * (*)(PGconn *)) dlsym(RTLD_NEXT, "PQgetResult");
  PGresult *result = real(connection);
  if (result == NULL && counts(connection) && is_now("after")) {
    static int done = 0;
    if (!done) {
      done = 1;
      happen(connection);
    }
  }
  return result;
}
