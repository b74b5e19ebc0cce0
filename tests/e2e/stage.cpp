#include "stage.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "schemac/base/text.hpp"
#include "schemac/pg/session.hpp"
#include "support/places.hpp"

namespace schemac::e2e {
namespace {

namespace fs = std::filesystem;

constexpr const char* password = "swordfish";

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string prefixed(const std::string& text, const std::string& prefix) {
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) result += prefix + line + "\n";
  return result;
}

struct Settling {
  std::regex pattern;
  const char* text;
};

// What differs between two runs of the same story.
const std::vector<Settling>& settlings() {
  static const std::vector<Settling> table = {
      {std::regex("\\b20(2[6-9]|[3-9][0-9])[0-9]{10}(?=_|\\b)"), "<timestamp>"},
      {std::regex("20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+( UTC|Z)"), "<time>"},
      {std::regex("\\b[0-9]+(\\.[0-9]+)?(e-[0-9]+)? ms\\b"), "<n> ms"},
      {std::regex("(\"(ms|wal_bytes|peak_memory_bytes|pid)\": ?)[0-9][0-9.e-]*"), "$1<n>"},
      {std::regex("(\"(os_user|host|server_version)\": ?)\"[^\"]*\""), "$1\"<text>\""},
      {std::regex("/[a-z/]+/schemac-local-[0-9a-f]+"), "<socket>"},
      {std::regex("(revision|checkout) [0-9a-f]{10}\\b"), "$1 <commit>"},
      {std::regex("\\b[0-9a-f]{40}\\b"), "<commit>"},
  };
  return table;
}

// Only these reach the commands: the developer's own DATABASE_URL or CI must not change a story.
std::map<std::string, std::string> clean_environment(const fs::path& folder) {
  const char* path = std::getenv("PATH");
  std::map<std::string, std::string> environment = {
      {"PATH", fs::path(binary()).parent_path().string() + ":" + (path != nullptr ? path : "/usr/bin:/bin")},
      {"HOME", folder.string()},
      {"LC_ALL", "C.UTF-8"},
      {"SOURCE", testing::source_folder().string()},
      {"GIT_CONFIG_NOSYSTEM", "1"},
      {"GIT_AUTHOR_NAME", "Ada"},
      {"GIT_AUTHOR_EMAIL", "ada@example.com"},
      {"GIT_COMMITTER_NAME", "Ada"},
      {"GIT_COMMITTER_EMAIL", "ada@example.com"}};
  for (const char* name :
       {"SCHEMAC_PG_BIN", "TMPDIR", "XDG_CACHE_HOME", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) environment[name] = value;
  }
  return environment;
}

int redirect(const fs::path& path) { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644); }

}  // namespace

std::string binary() {
  const char* given = std::getenv("SCHEMAC_BINARY");
  return given != nullptr ? given : SCHEMAC_BINARY;
}

Stage::Stage() {
  std::string pattern = (fs::temp_directory_path() / "schemac-e2e-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder for the story");
  root_ = pattern;
  ::chmod(root_.c_str(), 0755);
  folder_ = root_ / "project";
  fs::create_directory(folder_);
  environment_ = clean_environment(folder_);
  replacements_.emplace_back(folder_.string(), "$PROJECT");
  replacements_.emplace_back(root_.string(), "$ROOT");
}

Stage::~Stage() {
  if (mounted_) ::umount2((folder_ / "small").c_str(), MNT_DETACH);
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

std::optional<std::string> Stage::provide(const std::string& need) {
  if (need == "database") return provide_database("DATABASE_URL");
  if (need == "postgres") return provide_database("POSTGRES_URL");
  if (need == "password-role") return provide_password_role();
  if (need == "small-disk") return provide_small_disk();
  if (need == "postgres-user") return provide_postgres_user();
  if (need.rfind("program ", 0) == 0) return provide_program(need.substr(8));
  if (need.rfind("server ", 0) == 0) return provide_server(std::stoi(need.substr(7)));
  throw std::runtime_error("unknown need: " + need);
}

std::optional<std::string> Stage::provide_database(const std::string& variable) {
  std::string reason;
  if (!testing::has_server(&reason)) return reason;
  if (!database_) {
    database_ = testing::TestDatabase::create();
    const pg::ConnectionUrl url = database_->url();
    replacements_.insert(
        replacements_.begin(),
        {{database_->url_text(), "$URL"}, {url.host, "<server>"}, {database_->name(), "<database>"}});
  }
  environment_[variable] = database_->url_text();
  environment_["DATABASE"] = database_->name();
  return std::nullopt;
}

std::optional<std::string> Stage::provide_server(int oldest) {
  if (const auto reason = provide_database("DATABASE_URL")) return reason;
  auto session = pg::Session::open(database_->url());
  if (!session.ok()) return session.error().message;
  if (session->server_version() / 10000 >= oldest) return std::nullopt;
  return "needs PostgreSQL " + std::to_string(oldest);
}

// The shared server trusts everyone; this role alone has to show its password.
std::optional<std::string> Stage::provide_password_role() {
  if (const auto reason = provide_database("POSTGRES_URL")) return reason;
  auto session = pg::Session::open(database_->url());
  if (!session.ok()) return session.error().message;
  const auto shown = session->query("SHOW hba_file");
  if (!shown.ok()) return shown.error().message;
  const std::string file(shown->text(0, 0));
  const std::string script =
      "DROP ROLE IF EXISTS app; CREATE ROLE app LOGIN PASSWORD '" + std::string(password) +
      "'; COPY (VALUES ('local all app scram-sha-256'), ('local all all trust')) TO '" + file +
      "'; SELECT pg_reload_conf()";
  for (const std::string& statement : base::split(script, ';')) {
    const auto done = session->query(statement);
    if (!done.ok()) return done.error().message;
  }
  environment_["SOCKET"] = database_->url().host;
  return std::nullopt;
}

std::optional<std::string> Stage::provide_small_disk() {
  const fs::path small = folder_ / "small";
  fs::create_directory(small);
  if (::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=64k") != 0) {
    return "this user may not mount a small file system";
  }
  mounted_ = true;
  return std::nullopt;
}

std::optional<std::string> Stage::provide_program(const std::string& name) {
  if (std::system(("command -v " + name + " >/dev/null").c_str()) == 0) return std::nullopt;
  return "the program " + name + " is not installed";
}

std::optional<std::string> Stage::provide_postgres_user() {
  const passwd* account = ::getpwnam("postgres");
  if (::geteuid() != 0 || account == nullptr) return "needs root, and an account `postgres` to drop to";
  if (std::system("command -v setpriv >/dev/null") != 0) return "needs setpriv";
  if (::chown(folder_.c_str(), account->pw_uid, account->pw_gid) != 0) return "cannot give the folder away";
  environment_["AS_POSTGRES"] = "setpriv --reuid=postgres --regid=postgres --clear-groups";
  return std::nullopt;
}

void Stage::write(const std::string& name, const std::string& text) const {
  const fs::path path = folder_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string Stage::run(const std::string& command) const {
  const fs::path out = root_ / "out";
  const fs::path err = root_ / "err";
  std::vector<std::string> variables;
  for (const auto& [name, value] : environment_) variables.push_back(name + "=" + value);
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  const std::array<const char*, 4> arguments = {"bash", "-c", command.c_str(), nullptr};
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(redirect(out), STDOUT_FILENO);
    ::dup2(redirect(err), STDERR_FILENO);
    if (::chdir(folder_.c_str()) != 0) ::_exit(126);
    ::execve("/bin/bash", const_cast<char* const*>(arguments.data()), environment.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(pid, &status, 0);
  std::string result = prefixed(read(out), "") + prefixed(read(err), "! ");
  if (!WIFEXITED(status)) return settled(result + "signal " + std::to_string(WTERMSIG(status)) + "\n");
  if (WEXITSTATUS(status) != 0) result += "exit " + std::to_string(WEXITSTATUS(status)) + "\n";
  return settled(result);
}

std::string Stage::settled(std::string text) const {
  for (const auto& [from, to] : replacements_) text = base::replace_all(std::move(text), from, to);
  for (const Settling& settling : settlings())
    text = std::regex_replace(text, settling.pattern, settling.text);
  return text;
}

}  // namespace schemac::e2e
