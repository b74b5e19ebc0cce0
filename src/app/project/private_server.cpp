#include "project/private_server.hpp"

namespace schemac::app {

cluster::Wanted wanted_server(const Project& project, int major) {
  cluster::Wanted wanted{.major = major};
  if (project.options.reach == Reach::files) return wanted;
  wanted.project = project.environment.working_directory;
  if (const auto schema = schema_path(project); schema.ok()) wanted.project = config::schema_folder(*schema);
  return wanted;
}

}  // namespace schemac::app
