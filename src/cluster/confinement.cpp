#include "confinement.hpp"

#include "schemac/cluster/cluster.hpp"

#ifdef __linux__
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#endif

namespace schemac::cluster {

PreparedConfinement::PreparedConfinement(Confinement places, std::string program)
    : places_(std::move(places)), program_(std::move(program)) {}

#ifdef __linux__
namespace {

// Constants that some systems' headers lack. Source: the kernel's linux/landlock.h.
constexpr uint64_t refer = 1ULL << 13U;
constexpr uint64_t truncate_file = 1ULL << 14U;
constexpr uint64_t device_control = 1ULL << 15U;
struct Ruleset {
  uint64_t files = 0;
  uint64_t network = 0;
};
constexpr uint64_t reading =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr uint64_t all_of_first = (1ULL << 13U) - 1;
constexpr uint64_t on_files = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                              LANDLOCK_ACCESS_FS_READ_FILE | truncate_file | device_control;
constexpr uint64_t tcp = 3;  // bind and connect

int landlock_version() {
  return static_cast<int>(syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
}

uint64_t known_rights(int version) {
  return all_of_first | (version >= 2 ? refer : 0) | (version >= 3 ? truncate_file : 0) |
         (version >= 5 ? device_control : 0);
}

void allow(int ruleset, const std::string& path, uint64_t rights) {
  const int place = open(path.c_str(), O_PATH | O_CLOEXEC);
  if (place < 0) return;
  struct stat facts;
  if (fstat(place, &facts) == 0 && !S_ISDIR(facts.st_mode)) rights &= on_files;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = rights;
  rule.parent_fd = place;
  syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close(place);
}

void confine_files(const Confinement& places) {
  const int version = landlock_version();
  if (version < 1) return;
  const uint64_t rights = known_rights(version);
  const Ruleset wanted{rights, version >= 4 ? tcp : 0};
  const int ruleset = static_cast<int>(
      syscall(SYS_landlock_create_ruleset, &wanted, version >= 4 ? sizeof wanted : sizeof wanted.files, 0));
  if (ruleset < 0) return;
  for (const std::string& path : places.readable) allow(ruleset, path, reading);
  for (const std::string& path : places.writable)
    allow(ruleset, path, rights & ~uint64_t{LANDLOCK_ACCESS_FS_EXECUTE});
  syscall(SYS_landlock_restrict_self, ruleset, 0);
  close(ruleset);
}

#if defined(__x86_64__)
constexpr uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr uint32_t machine = 0;  // unknown machine: no filter
#endif

// The name of the allowed program is mapped at a fixed address that nothing else uses, because the filter can
// compare a pointer but not read the text behind it.
constexpr uintptr_t name_address = 0x10000;
constexpr size_t name_room = 4096;
constexpr uint32_t other_calls = 0x40000000;  // x86's second table of numbers

constexpr uint32_t refused_calls[] = {SYS_execveat,
                                      SYS_connect,
                                      SYS_ptrace,
                                      SYS_process_vm_readv,
                                      SYS_process_vm_writev,
                                      SYS_bpf,
                                      SYS_unshare,
                                      SYS_setns,
                                      SYS_mount,
                                      SYS_umount2,
                                      SYS_pivot_root,
                                      SYS_keyctl,
                                      SYS_add_key,
                                      SYS_request_key,
                                      SYS_perf_event_open,
                                      SYS_userfaultfd,
                                      425 /* io_uring_setup */,
                                      438 /* pidfd_getfd */,
                                      428 /* open_tree */,
                                      429 /* move_mount */};

constexpr uint32_t refuse_with(uint32_t error) { return SECCOMP_RET_ERRNO | error; }

class Program {
 public:
  void add(uint16_t code, uint32_t value, uint8_t if_true = 0, uint8_t if_false = 0) {
    if (count_ < room) steps_[count_++] = {code, if_true, if_false, value};
  }
  void load(size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<uint32_t>(offset)); }
  void give(uint32_t answer) { add(BPF_RET | BPF_K, answer); }
  // Gives `answer` if the loaded value is `value`.
  void give_if(uint32_t value, uint32_t answer) {
    add(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
    give(answer);
  }
  void give_unless(uint32_t value, uint32_t answer) {
    add(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0);
    give(answer);
  }
  sock_fprog get() { return {count_, steps_}; }

 private:
  static constexpr unsigned short room = 128;
  sock_filter steps_[room] = {};
  unsigned short count_ = 0;
};

constexpr uint32_t low_half(size_t argument) {
  return offsetof(seccomp_data, args) +
         static_cast<uint32_t>(8 * argument);  // both machines are little-endian
}

void write_filter(Program& filter, bool starts_others) {
  constexpr uint32_t eperm = 1;
  constexpr uint32_t eafnosupport = 97;
  filter.load(offsetof(seccomp_data, arch));
  filter.give_unless(machine, refuse_with(eperm));
  filter.load(offsetof(seccomp_data, nr));
  filter.add(BPF_JMP | BPF_JGE | BPF_K, other_calls, 0, 1);
  filter.give(refuse_with(eperm));
  for (const uint32_t call : refused_calls) {
    if (call != SYS_execveat || !starts_others) filter.give_if(call, refuse_with(eperm));
  }
  // socket: only AF_UNIX, for postmaster and libpq.
  filter.add(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 4);
  filter.load(low_half(0));
  filter.add(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0);
  filter.give(refuse_with(eafnosupport));
  filter.give(SECCOMP_RET_ALLOW);
  filter.load(offsetof(seccomp_data, nr));
  filter.give_unless(SYS_execve, SECCOMP_RET_ALLOW);
  if (starts_others) return filter.give(SECCOMP_RET_ALLOW);
  filter.load(low_half(0) + 4);
  filter.give_unless(0, refuse_with(eperm));
  filter.load(low_half(0));
  filter.give_unless(name_address, refuse_with(eperm));
  filter.give(SECCOMP_RET_ALLOW);
}

// Puts the name at its address; null if that fails.
const char* place_name(const std::string& program) {
  if (program.size() >= name_room) return nullptr;
  void* const wanted = reinterpret_cast<void*>(name_address);  // NOLINT(performance-no-int-to-ptr)
  void* const got = mmap(wanted, name_room, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
  if (got != wanted) return nullptr;
  std::memcpy(got, program.c_str(), program.size() + 1);
  return static_cast<const char*>(got);
}

}  // namespace

const char* PreparedConfinement::apply() const {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return program_.c_str();
  confine_files(places_);
  if (machine == 0) return program_.c_str();
  const char* const name = places_.starts_others ? program_.c_str() : place_name(program_);
  if (name == nullptr) return program_.c_str();
  Program filter;
  write_filter(filter, places_.starts_others);
  const sock_fprog program = filter.get();
  syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
  return name;
}

Confines confines() {
  const uint32_t errno_action = SECCOMP_RET_ERRNO;
  Confines found;
  found.files = landlock_version() >= 1;
  found.programs = machine != 0 && syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &errno_action) == 0;
  return found;
}
#else
const char* PreparedConfinement::apply() const { return program_.c_str(); }
Confines confines() { return {}; }
#endif

}  // namespace schemac::cluster
