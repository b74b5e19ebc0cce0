// The file system, as far as more than one module needs it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"

namespace schemac::base {

// The whole file, byte for byte. Codes: "file-not-found", "file-is-folder", "file-unreadable".
Result<std::string> read_file(const std::filesystem::path& path);

// `text` appears at `path` complete or not at all: written beside it, synced, renamed over it. Keeps the mode
// of a file that was there. Missing parent folders are an error. Code: "file-unwritable".
Status write_file(const std::filesystem::path& path, std::string_view text);

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
