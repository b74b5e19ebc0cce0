// Parts of a script for psql instead of the server: the commands of a plain dump, and the data of COPY.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::ddl {

enum class ClientKind {
  ignored,  // a command that does not change the script's effect
  connect,  // \connect to a database: `database`
  data,     // lines behind COPY .. FROM STDIN, up to and including `\.`
};

struct ClientPart {
  ClientKind kind = ClientKind::ignored;
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t data_end = 0;  // data: start of the line `\.`
  std::string database;
};

// Reads the command on the line that begins with `\` at `at`, if a migration may have it.
bool read_client_command(std::string_view text, uint32_t at, ClientPart& part);

enum class CopyData {
  there,
  none,     // the statement's line continues, or is the last one
  endless,  // there is no later line `\.` in the text
};
// Reads the data that begins on the line after `at`.
CopyData read_copy_data(std::string_view text, uint32_t at, ClientPart& part);

}  // namespace schemac::ddl
