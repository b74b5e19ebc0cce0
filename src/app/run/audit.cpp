#include "schemac/app/audit.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>

#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

struct Pipeline {
  const char* mark;  // a variable that only this system sets
  const char* name;
  const char* job;
  const char* commit;
};
constexpr std::array<Pipeline, 9> pipelines = {{
    {"GITHUB_ACTIONS", "GitHub Actions", "", "GITHUB_SHA"},
    {"GITLAB_CI", "GitLab CI", "CI_JOB_URL", "CI_COMMIT_SHA"},
    {"JENKINS_URL", "Jenkins", "BUILD_URL", "GIT_COMMIT"},
    {"BUILDKITE", "Buildkite", "BUILDKITE_BUILD_URL", "BUILDKITE_COMMIT"},
    {"CIRCLECI", "CircleCI", "CIRCLE_BUILD_URL", "CIRCLE_SHA1"},
    {"TF_BUILD", "Azure Pipelines", "BUILD_BUILDID", "BUILD_SOURCEVERSION"},
    {"BITBUCKET_BUILD_NUMBER", "Bitbucket Pipelines", "BITBUCKET_BUILD_NUMBER", "BITBUCKET_COMMIT"},
    {"TEAMCITY_VERSION", "TeamCity", "BUILD_NUMBER", "BUILD_VCS_NUMBER"},
    {"KUBERNETES_SERVICE_HOST", "Kubernetes", "HOSTNAME", ""},
}};

std::string github_job(const config::Environment& environment) {
  return fmt::format(
      "{}/{}/actions/runs/{} {}", environment.get("GITHUB_SERVER_URL").value_or("https://github.com"),
      environment.get("GITHUB_REPOSITORY").value_or(""), environment.get("GITHUB_RUN_ID").value_or(""),
      environment.get("GITHUB_JOB").value_or(""));
}

std::string os_user() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : fmt::format("uid {}", ::geteuid());
}

std::string host_name() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

// Escapes a text for a label of Prometheus' text format.
std::string escaped(std::string text) {
  text = base::replace_all(std::move(text), "\\", "\\\\");
  text = base::replace_all(std::move(text), "\n", "\\n");
  return base::replace_all(std::move(text), "\"", "\\\"");
}

class Metrics {
 public:
  explicit Metrics(std::string labels) : labels_(std::move(labels)) {}
  void gauge(const char* name, const char* help, double value, const std::string& more = "") {
    if (name != last_) text_ += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n", name, help);
    last_ = name;
    text_ += fmt::format("{}{{{}{}}} {}\n", name, labels_, more, value);
  }
  const std::string& text() const { return text_; }

 private:
  std::string labels_;
  std::string text_;
  std::string_view last_;
};

base::Status append(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::app | std::ios::binary);
  out << text << std::flush;
  if (out.good()) return base::ok();
  return base::Error{.code = "file-unwritable",
                     .message = fmt::format("{} cannot be written.", file.string()),
                     .hint = "Check that its folder exists, its rights and the space on its disk."};
}

}  // namespace

Actor find_actor(const config::Environment& environment) {
  Actor actor;
  actor.os_user = os_user();
  actor.host = host_name();
  for (const Pipeline& pipeline : pipelines) {
    if (!environment.get(pipeline.mark)) continue;
    actor.ci = pipeline.name;
    actor.ci_job =
        *pipeline.job == '\0' ? github_job(environment) : environment.get(pipeline.job).value_or("");
    actor.commit = environment.get(pipeline.commit).value_or("");
    return actor;
  }
  if (environment.is_ci()) actor.ci = "CI";
  return actor;
}

base::Status check_appendable(const std::filesystem::path& file) { return append(file, ""); }

base::Status append_line(const std::filesystem::path& file, const std::string& line) {
  return append(file, line + '\n');
}

base::Status write_metrics(const std::filesystem::path& file, const migrate::RunStarted& run,
                           const migrate::RunFinished& summary,
                           const std::vector<migrate::AppliedMigration>& migrations, size_t pending) {
  const bool back = summary.direction == migrate::Direction::rollback;
  Metrics metrics(fmt::format("database=\"{}\",address=\"{}\",command=\"{}\"", escaped(run.database),
                              escaped(run.address), back ? "rollback" : "apply"));
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  metrics.gauge("schemac_last_run_timestamp_seconds", "When the last run ended.",
                static_cast<double>(std::chrono::duration_cast<std::chrono::seconds>(now).count()));
  metrics.gauge("schemac_last_run_success", "1 = the last run succeeded, 0 = it failed.",
                summary.failed.empty() ? 1 : 0);
  metrics.gauge("schemac_last_run_duration_seconds", "How long the last run took.", summary.ms / 1000);
  metrics.gauge("schemac_last_run_migrations", "Migrations that the last run applied or took back.",
                static_cast<double>(summary.done));
  metrics.gauge("schemac_pending_migrations", "Migrations that are not applied after the last run.",
                static_cast<double>(pending));
  metrics.gauge("schemac_last_run_wal_bytes", "Write-ahead log of the server during the last run.",
                static_cast<double>(summary.wal_bytes));
  metrics.gauge("schemac_last_run_peak_memory_bytes", "Peak memory of schemac in the last run.",
                static_cast<double>(summary.peak_memory_bytes));
  double waited = 0;
  for (const auto& migration : migrations) waited += migration.lock_wait_ms;
  metrics.gauge("schemac_last_run_lock_wait_seconds",
                "Time that statements of the last run waited for locks.", waited / 1000);
  for (const auto& migration : migrations) {
    metrics.gauge("schemac_migration_duration_seconds", "How long a migration of the last run took.",
                  migration.ms / 1000, fmt::format(",migration=\"{}\"", escaped(migration.name)));
  }
  return base::write_file(file, metrics.text());
}

}  // namespace schemac::app
