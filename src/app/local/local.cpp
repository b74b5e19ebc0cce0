#include "schemac/app/local.hpp"

namespace schemac::app {

base::Result<cluster::LocalStatus> local(const Project& project, LocalAction action) {
  SCHEMAC_TRY(const std::filesystem::path schema, schema_path(project));
  const std::filesystem::path folder = config::schema_folder(schema);
  switch (action) {
    case LocalAction::start:
      return cluster::local_start(folder);
    case LocalAction::stop:
      return cluster::local_stop(folder);
    case LocalAction::status:
      break;
  }
  return cluster::local_status(folder);
}

}  // namespace schemac::app
