#pragma once

namespace schemac::cli {

// Opens /dev/null for each of standard input, output and error that is closed: otherwise the next file or
// connection would get its number and receive the output. Must be called before any file is opened.
void open_standard_descriptors();

}  // namespace schemac::cli
