// Restricts a server's process after its start to its data and its socket; the rest of the machine is not
// reachable.
#pragma once

#include <string>
#include <vector>

namespace schemac::cluster {

struct Confinement {
  std::vector<std::string> readable;  // folders and files, with programs in them; missing ones are ignored
  std::vector<std::string> writable;
  bool starts_others =
      false;  // may run programs of the readable folders: initdb, a server's program that is a script
};

// Does all preparation before fork, because after it only system calls are safe.
class PreparedConfinement {
 public:
  // `program` is what the process executes; neither it nor its children can start another one.
  PreparedConfinement(Confinement places, std::string program);
  // Called in the child just before execve, which must get the returned text: no other name is allowed.
  // Restrictions that the kernel does not support are left out (`confines`).
  const char* apply() const;

 private:
  Confinement places_;
  std::string program_;
};

}  // namespace schemac::cluster
