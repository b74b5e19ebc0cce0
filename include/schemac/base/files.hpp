// The file system, as far as more than one module needs it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"

namespace schemac::base {

struct FileLimits {
  // A real path: the file that is opened must lie in it, whatever links lead there. Empty = anywhere.
  std::filesystem::path inside;
  size_t most =
      size_t{1} << 30;  // bytes, known before anything is read; a statement of PostgreSQL has no more
};

// The whole file, byte for byte, which is a regular one: a pipe, a socket or a device is not opened. Codes:
// "file-not-found", "file-is-folder", "file-unreadable", "file-not-regular", "file-too-large",
// "file-leads-out".
Result<std::string> read_file(const std::filesystem::path& path, const FileLimits& limits = {});

// The same of anything that ends, a pipe too: for a path that a person has typed. Waits for its writer.
Result<std::string> read_stream(const std::filesystem::path& path);

// `text` appears at `path` complete or not at all: written beside it under a name that nobody can foretell,
// synced, renamed over it. Keeps the mode of a file that was there. Missing parent folders are an error.
// Code: "file-unwritable".
Status write_file(const std::filesystem::path& path, std::string_view text);
// The same with mode 0600, whatever the umask is and whatever was there.
Status write_private_file(const std::filesystem::path& path, std::string_view text);

// A folder with its files appears complete or not at all: built under a hidden name beside it, then renamed.
// An existing `folder` is an error ("folder-exists").
struct NewFile {
  std::string name;
  std::string text;
};
Status write_folder(const std::filesystem::path& folder, const std::vector<NewFile>& files);

// Lower-case hexadecimal SHA-256 (libcrypto).
std::string sha256_hex(std::string_view bytes);

}  // namespace schemac::base
