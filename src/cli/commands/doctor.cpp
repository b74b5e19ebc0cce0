#include "schemac/app/doctor.hpp"
#include "arguments/flags.hpp"

#include <fmt/format.h>

#include "arguments/command.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

std::string text_of(const app::Symptom& symptom) {
  std::string text = fmt::format("{:<8} {}: {}\n", app::health_word(symptom.health), symptom.topic,
                                 base::replace_all(symptom.message, "\n", "\n         "));
  if (!symptom.remedy.empty()) text += fmt::format("         remedy: {}\n", symptom.remedy);
  return text;
}

Outcome run(const Invocation& invocation) {
  Outcome outcome;
  Json symptoms = Json::array();
  const app::Diagnosis diagnosis = app::diagnose(invocation.context.project);
  const size_t problems = diagnosis.problems();
  for (const app::Symptom& symptom : diagnosis.symptoms) {
    outcome.text += text_of(symptom);
    symptoms.push_back({{"topic", symptom.topic},
                        {"health", app::health_word(symptom.health)},
                        {"message", symptom.message},
                        {"remedy", symptom.remedy}});
  }
  if (problems != 0) outcome.code = ExitCode::finding;
  outcome.text += problems == 0 ? "\nNothing stands in the way.\n"
                                : fmt::format("\n{} problem{}\n", problems, problems == 1 ? "" : "s");
  outcome.fields = {{"symptoms", symptoms}, {"problems", problems}};
  return outcome;
}

}  // namespace

Run declare_doctor(FlagSet& command, Spelling spelling) {
  (void)command, (void)spelling;
  return run;
}

}  // namespace schemac::cli
