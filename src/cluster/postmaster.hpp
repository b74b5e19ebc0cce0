// A server process: its flags, its start, what its postmaster.pid says, its end.
// Source of the flags: SPEED.md 4; of postmaster.pid: PostgreSQL's "Database File Layout" and miscadmin.h.
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
// None where there is no (complete) file.
std::optional<PidFile> read_pid_file(const std::filesystem::path& data);

// The running postmaster of that data folder, 0 if there is none: the process must be alive and work in the
// folder, so that a file that a crash left, and a pid given away again, are not taken for a server.
pid_t running_postmaster(const std::filesystem::path& data);

// Waits for a server that is just starting or stopping, because whoever started it was killed, or is not
// done: until it takes connections or has ended, for as long as a start may take.
void await_settled(const std::filesystem::path& data);

// Whether any process works in that folder.
bool is_worked_in(const std::filesystem::path& data);

// Takes away a postmaster.pid that a crash left, once nobody works in the folder any more. PostgreSQL itself
// refuses to start as long as the number in it belongs to any process, also to a dead one that nobody has
// waited for, or to another program after a restart of the machine.
void clear_stale_pid_file(const std::filesystem::path& data);

struct ServerPlan {
  Binaries binaries;
  Account account;
  std::filesystem::path data;
  std::filesystem::path socket_folder;
  std::filesystem::path log;
  bool temporary = true;  // no fsync, small, dies with us; else durable, for many connections, detached
  bool confined = true;   // a temporary one: it runs what others wrote
};

// initdb into `data`, whose parent the account can write to.
base::Status init_data(const Binaries& binaries, const Account& account, const std::filesystem::path& data,
                       const std::filesystem::path& log);

// Starts it and waits until it takes connections. The pid. Code "server-not-started" with the end of its log.
base::Result<pid_t> start_server(const ServerPlan& plan);

// Stops a server that is our child at once, without a checkpoint.
void stop_child(pid_t server);

// Stops a server that is not our child. Immediate for an orphan whose data is to be removed; `stop_other`
// shuts down properly and tells whether it ended in time.
void stop_orphan(const std::filesystem::path& data);
bool stop_other(pid_t server, const std::filesystem::path& data);

// The URL of that server.
pg::ConnectionUrl server_url(const std::filesystem::path& socket_folder, const std::string& database);
std::string server_url_text(const std::filesystem::path& socket_folder, const std::string& database);

}  // namespace schemac::cluster
