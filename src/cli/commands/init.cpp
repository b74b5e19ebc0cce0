#include "schemac/app/init.hpp"
#include "arguments/flags.hpp"

#include <fmt/format.h>

#include <memory>

#include "arguments/command.hpp"

namespace schemac::cli {
namespace {

struct Word {
  app::InitFile::Action action;
  const char* word;
};
constexpr Word words[] = {{app::InitFile::Action::written, "wrote"},
                          {app::InitFile::Action::kept, "kept"},
                          {app::InitFile::Action::extended, "extended"}};

const char* word_for(app::InitFile::Action action) {
  for (const Word& word : words) {
    if (word.action == action) return word.word;
  }
  return "";
}

Outcome run(app::InitRequest request, const Invocation& invocation) {
  std::error_code ignored;
  request.program = std::filesystem::read_symlink("/proc/self/exe", ignored).string();
  const auto report = app::init(invocation.context.project, request);
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  Json files = Json::array();
  for (const app::InitFile& file : report->files) {
    const std::string path = invocation.context.project.environment.shown(file.path);
    const char* word = word_for(file.action);
    outcome.text += fmt::format("{} {}{}\n", word, path, file.note.empty() ? "" : " (" + file.note + ")");
    files.push_back({{"file", path}, {"action", word}, {"note", file.note}});
  }
  outcome.fields = {{"files", files}};
  return outcome;
}

}  // namespace

Run declare_init(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto request = std::make_shared<app::InitRequest>();
  command.add_flag("--settings", request->settings, "Only schemac.toml");
  command.add_flag("--hook", request->hook, "The git hook that checks what is staged");
  command.add_flag("--github", request->github,
                   "The GitHub workflow, and the script that starts the container task");
  command.add_flag("--script", request->script, "The pipeline's steps as a shell script, for other systems");
  command.add_flag("--force", request->force, "Replace files that are there");
  return [request](const Invocation& invocation) { return run(*request, invocation); };
}

}  // namespace schemac::cli
