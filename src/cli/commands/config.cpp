#include <fmt/format.h>

#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/configuration.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

Json value_json(const app::FoundValue& found) {
  if (!found.value) return found.from.empty() ? Json() : Json{{"value", nullptr}, {"from", found.from}};
  return {{"value", *found.value}, {"from", found.from}};
}

Json config_json(const app::FoundConfiguration& found) {
  Json prisma;
  if (found.prisma_file) prisma = {{"file", found.prisma_file->string()}, {"how", "static"}};
  return {{"schema", value_json(found.schema)},
          {"migrations", value_json(found.migrations)},
          {"seed", value_json(found.seed)},
          {"url", value_json(found.url)},
          {"shadow_url", value_json(found.shadow_url)},
          {"external_tables", found.external_tables.values},
          {"external_enums", found.external_enums.values},
          {"prisma_config", prisma},
          {"settings", found.settings_file ? Json(found.settings_file->string()) : Json()}};
}

std::string line(const char* name, const std::string& value, const std::string& from) {
  const std::string where = base::split(from, '\n').front();
  return fmt::format("{:<16} {}{}\n", name, value.empty() ? "-" : value,
                     where.empty() ? "" : fmt::format("   ({})", where));
}

std::string text_of(const app::FoundConfiguration& found, const config::Environment& environment) {
  const auto path = [&](const app::FoundValue& one) {
    return one.value ? environment.shown(*one.value) : std::string();
  };
  std::string text = line("schema", path(found.schema), found.schema.from);
  text += line("migrations", path(found.migrations), found.migrations.from);
  text += line("seed", found.seed.value.value_or(""), found.seed.from);
  text += line("url", found.url.value.value_or(""), found.url.from);
  text += line("shadow url", found.shadow_url.value.value_or(""), found.shadow_url.from);
  text += line("external tables", base::join(found.external_tables.values, ", "), found.external_tables.from);
  text += line("external enums", base::join(found.external_enums.values, ", "), found.external_enums.from);
  text += line("Prisma's file", found.prisma_file ? environment.shown(*found.prisma_file) : "",
               found.prisma_file ? "read without node" : "");
  text += line("schemac.toml", found.settings_file ? environment.shown(*found.settings_file) : "", "");
  return text;
}

Outcome run(const Invocation& invocation) {
  const app::FoundConfiguration found = app::find_configuration(invocation.context.project);
  Outcome outcome;
  if (found.error) outcome = failure(*found.error);
  if (!found.note.empty()) invocation.context.note(found.note);
  outcome.text = text_of(found, invocation.context.project.environment);
  outcome.fields = {{"config", config_json(found)}};
  return outcome;
}

}  // namespace

Run declare_config(FlagSet& command, Spelling spelling) {
  (void)command;
  (void)spelling;
  return [](const Invocation& invocation) { return run(invocation); };
}

}  // namespace schemac::cli
