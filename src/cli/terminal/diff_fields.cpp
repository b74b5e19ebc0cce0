#include "terminal/diff_fields.hpp"

#include <fmt/format.h>

namespace schemac::cli {

Json diff_fields(const app::DiffReport& report) {
  Json warnings = Json::array();
  for (const plan::Warning& warning : report.reported_warnings()) {
    warnings.push_back({{"kind", warning.kind},
                        {"object", warning.object},
                        {"message", warning.message},
                        {"unexecutable", warning.unexecutable}});
  }
  Json unmanaged = Json::array();
  for (const sql::Object& entry : report.unmanaged()) {
    unmanaged.push_back({{"kind", sql::object_kind_word(entry.kind)},
                         {"object", entry.full_name()},
                         {"reason", entry.reason}});
  }
  return {{"from", report.from},     {"to", report.to},
          {"empty", report.empty()}, {"style", plan::traits_of(report.change.wording.style).name},
          {"sql", report.script()},  {"down_sql", report.down_script()},
          {"warnings", warnings},    {"unmanaged", unmanaged}};
}

void print_warnings(Console& console, const app::DiffReport& report) {
  for (const plan::Warning& warning : report.reported_warnings()) {
    const auto fields = [&] {
      return Json{{"kind", warning.kind}, {"object", warning.object}, {"message", warning.message}};
    };
    console.event("warning", fields, fmt::format("warning: {}", warning.message));
  }
}

Json migration_field(const app::Project& project, const std::optional<app::WrittenMigration>& migration) {
  if (!migration) return nullptr;
  return {{"name", migration->name}, {"path", project.environment.shown(migration->path)}};
}

}  // namespace schemac::cli
