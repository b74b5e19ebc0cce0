// What a script holds for psql instead of for the server: a plain dump's commands, and the data of COPY.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::ddl {

enum class ClientKind {
  ignored,  // a command without effect on what the script does
  connect,  // \connect to a database: `database`
  data,     // lines behind COPY .. FROM STDIN, up to and including `\.`
};

struct ClientPart {
  ClientKind kind = ClientKind::ignored;
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t data_end = 0;  // data: where the line `\.` begins
  std::string database;
};

// The command on the line that begins with `\` at `at`, if it is one that a migration may hold.
bool read_client_command(std::string_view text, uint32_t at, ClientPart& part);

enum class CopyData {
  there,
  none,     // the statement's own line goes on, or is the last
  endless,  // no line `\.` is behind it, nor behind anything that follows
};
// The data that begins on the line behind `at`.
CopyData read_copy_data(std::string_view text, uint32_t at, ClientPart& part);

}  // namespace schemac::ddl
