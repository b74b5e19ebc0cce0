// Writes the files that a project needs beside its schema: settings, the git hook, the pipeline.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

struct InitRequest {
  // If none is set: settings, and in a git repository also the hook and the workflow.
  bool settings = false;
  bool hook = false;    // .git/hooks/pre-commit (core.hooksPath counts)
  bool github = false;  // .github/workflows/schemac.yml and deploy/schemac-migrate
  bool script = false;  // ci/schemac-pipeline, the same for other systems
  bool force = false;   // replaces existing files
  std::string program;  // path of this program, for the hook of people who do not have it in PATH
};

struct InitFile {
  enum class Action { written, kept, extended };
  std::filesystem::path path;
  Action action = Action::written;
  std::string note;  // why the file was kept and what to do; may be empty
};

struct InitReport {
  std::vector<InitFile> files;
};

// Changes nothing that Prisma reads: an existing schema, its migrations and .env stay as they are. Writes a
// first schema if there is none. Errors: "git-no-repository" for a hook without a repository;
// base::write_file's.
base::Result<InitReport> init(const Project& project, const InitRequest& request);

}  // namespace schemac::app
