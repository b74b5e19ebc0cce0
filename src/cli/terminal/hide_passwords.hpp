// Hides passwords in the arguments of this process.
#pragma once

namespace schemac::cli {

// In every argument with a URL, replaces the password and the parameters `password` and `sslpassword` by
// asterisks, in the memory that `ps` and /proc show.
void hide_passwords(int argc, char** argv);

}  // namespace schemac::cli
