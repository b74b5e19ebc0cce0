// Passwords in a process's own arguments.
#pragma once

namespace schemac::cli {

// In every argument that holds a URL, the password and the parameters `password` and `sslpassword` become
// asterisks, in the memory that `ps` and /proc show.
void hide_passwords(int argc, char** argv);

}  // namespace schemac::cli
