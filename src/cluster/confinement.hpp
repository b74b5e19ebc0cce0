// What a server's process may do once it has started: its data and its socket, and nothing else of this
// machine.
#pragma once

#include <string>
#include <vector>

namespace schemac::cluster {

struct Confinement {
  std::vector<std::string>
      readable;  // folders and files, with programs in them; those that are missing are none
  std::vector<std::string> writable;
  bool starts_others =
      false;  // programs of the readable folders: initdb, a server's program that is a script
};

// Whatever is needed is made before fork: behind it only system calls are safe.
class PreparedConfinement {
 public:
  // `program` is the one that the process becomes; no other is started by it, nor by what it starts.
  PreparedConfinement(Confinement places, std::string program);
  // In the child, as the last thing before execve, which takes the text that this gives: no other name is let
  // through. What the kernel refuses is left out (`confines`).
  const char* apply() const;

 private:
  Confinement places_;
  std::string program_;
};

}  // namespace schemac::cluster
