#include "folder/provider_lock.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::migrate {

std::string provider_of(std::string_view lock_file) {
  constexpr std::string_view key = "provider = ";
  for (const std::string& raw : base::split(lock_file, '\n')) {
    std::string_view line = raw;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with("provider")) continue;
    while (line.starts_with(key)) line.remove_prefix(key.size());
    while (line.starts_with('"')) line.remove_prefix(1);
    while (line.ends_with('"')) line.remove_suffix(1);
    return std::string(line);
  }
  return "<PROVIDER NOT FOUND>";
}

base::Result<std::optional<std::string>> read_lock_file(const std::filesystem::path& migrations) {
  auto text = trust::read_project_file(migrations / lock_file_name);
  if (!text.ok() && text.error().code == "file-not-found") return std::optional<std::string>();
  SCHEMAC_TRY(const std::string content, std::move(text));
  const std::string provider = provider_of(content);
  if (provider == "postgresql") return std::optional(provider);
  return base::Error{
      .code = "P3019",
      .message = fmt::format("The datasource provider `postgresql` specified in your schema does not match "
                             "the one specified in the "
                             "migration_lock.toml, `{}`. Please remove your current migration directory and "
                             "start a new migration history "
                             "with prisma migrate dev. Read more: https://pris.ly/d/migrate-provider-switch",
                             provider),
      .hint = fmt::format("{} must hold the line: provider = \"postgresql\"",
                          (migrations / lock_file_name).string())};
}

}  // namespace schemac::migrate
