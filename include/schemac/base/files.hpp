// File system functions that more than one module needs.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"

namespace schemac::base {

struct FileLimits {
  // A real path: the opened file must be in it after links are resolved. Empty = anywhere.
  std::filesystem::path inside;
  size_t most =
      size_t{1} << 30;  // bytes, known before anything is read; a statement of PostgreSQL has no more
};

// Reads a whole regular file, byte for byte; a pipe, a socket or a device is not opened. Errors:
// "file-not-found", "file-is-folder", "file-unreadable", "file-not-regular", "file-too-large",
// "file-leads-out".
Result<std::string> read_file(const std::filesystem::path& path, const FileLimits& limits = {});

// The same for any file that ends, also a pipe: for a path that a person typed. Waits for the writer.
Result<std::string> read_stream(const std::filesystem::path& path);

// Writes `text` to `path` atomically: writes it beside `path` under an unpredictable name, syncs it and
// renames it. Keeps the mode of an existing file. Missing parent folders are an error. Error:
// "file-unwritable".
Status write_file(const std::filesystem::path& path, std::string_view text);
// The same with mode 0600, independent of the umask and of an existing file.
Status write_private_file(const std::filesystem::path& path, std::string_view text);

// Makes a folder with its files atomically: builds it under a hidden name beside `folder`, then renames it.
// Error: "folder-exists" if `folder` exists.
struct NewFile {
  std::string name;
  std::string text;
};
Status write_folder(const std::filesystem::path& folder, const std::vector<NewFile>& files);

// Lower-case hexadecimal SHA-256 (libcrypto).
std::string sha256_hex(std::string_view bytes);

}  // namespace schemac::base
