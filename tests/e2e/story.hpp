// A story: the real binary, scripted in one text file.
//
//   What the story tells, in free text.
//   === needs database                 what must be there, else the story is skipped (environment.hpp)
//   === file schema.prisma             a file, written before the next command
//   model A { ..
//   === run schemac diff --from empty  a bash command line in the story's folder
//   standard output as it is
//   ! lines of standard error
//   exit 1                             the last line; left out for 0
//
// UPDATE_GOLDEN=1 rewrites the expected output in place.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace schemac::e2e {

struct Section {
  std::string kind;      // "needs", "file", "run"
  std::string argument;  // what stands behind it on the line
  std::string body;      // ends with a newline, unless it is empty
};

struct Story {
  std::filesystem::path path;
  std::string intro;
  std::vector<Section> sections;
};

// Throws std::runtime_error for a section of an unknown kind.
Story read_story(const std::filesystem::path& path);
void write_story(const Story& story);

// The files of tests/e2e/stories, sorted.
std::vector<std::filesystem::path> story_files();

}  // namespace schemac::e2e
