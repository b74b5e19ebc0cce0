// The prose of a repository's files: comments of programs, whole documents.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace schemac::testing {

// A file's comments, or all of it where the file is prose (*.md, lists of reasons); everything else is blank,
// so that lines keep their numbers. Empty for data.
std::string prose_of(const std::filesystem::path& file);

// A C++ program without its comments, for looking up names.
std::string code_of(const std::string& program);

// The files of the repository below the folders that are ours, relative to its root: no builds, no data of
// fuzzers.
std::vector<std::filesystem::path> repository_files();

}  // namespace schemac::testing
