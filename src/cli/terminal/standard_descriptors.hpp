#pragma once

namespace schemac::cli {

// Opens /dev/null for each of standard input, output and error that is closed: the next file or connection
// would get its number, and what is printed would be written into it. To be called before anything is opened.
void open_standard_descriptors();

}  // namespace schemac::cli
