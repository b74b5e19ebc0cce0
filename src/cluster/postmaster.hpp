// A server process: its flags, its start, its postmaster.pid, its end.
// Source of the flags: docs/reference/toolchain.md#private-server; of postmaster.pid: PostgreSQL's "Database
// File Layout" and miscadmin.h.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "account.hpp"
#include "schemac/base/result.hpp"
#include "schemac/cluster/cluster.hpp"

namespace schemac::cluster {

struct PidFile {
  pid_t pid = 0;
  std::filesystem::path socket_folder;
  bool ready = false;
};
// None if there is no (complete) file.
std::optional<PidFile> read_pid_file(const std::filesystem::path& data);

// The running postmaster of that data folder, 0 if there is none. The process must be alive and work in the
// folder, so that a file left by a crash and a reused pid are not taken for a server.
pid_t running_postmaster(const std::filesystem::path& data);

// Waits for a server that is just starting or stopping because its starter was killed or is not done: until
// it accepts connections or has ended, at most as long as a start may take.
void await_settled(const std::filesystem::path& data);

// True if any process works in that folder or was started as its server.
bool is_worked_in(const std::filesystem::path& data);

// Removes a postmaster.pid that a crash left, once no process works in the folder. PostgreSQL itself refuses
// to start as long as the number in it belongs to any process: also to a dead one that was not reaped, or to
// another program after a restart of the machine.
void clear_stale_pid_file(const std::filesystem::path& data);

struct ServerPlan {
  Binaries binaries;
  Account account;
  std::filesystem::path data;
  std::filesystem::path socket_folder;
  std::filesystem::path log;
  bool temporary = true;  // no fsync, small, ends with us; false: durable, for many connections, detached
  bool confined = true;   // for a temporary one: it runs SQL that others wrote
};

// Runs initdb into `data`, whose parent the account can write to.
base::Status init_data(const Binaries& binaries, const Account& account, const std::filesystem::path& data,
                       const std::filesystem::path& log);

// Starts it and waits until it accepts connections. Gives the pid. "server-not-started" with its log's end.
base::Result<pid_t> start_server(const ServerPlan& plan);

// Stops a server that is our child immediately, without a checkpoint.
void stop_child(pid_t server);

// Stops a server that is not our child. `stop_orphan` stops at once, for an orphan whose data will be
// removed; `stop_other` shuts down properly and tells whether it ended in time.
void stop_orphan(const std::filesystem::path& data);
bool stop_other(pid_t server, const std::filesystem::path& data);

// The URL of that server.
pg::ConnectionUrl server_url(const std::filesystem::path& socket_folder, const std::string& database);
std::string server_url_text(const std::filesystem::path& socket_folder, const std::string& database);

}  // namespace schemac::cluster
