#include "schemac/git/repository.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>

#include "schemac/base/files.hpp"
#include "schemac/base/line_ends.hpp"
#include "schemac/base/text.hpp"
#include "schemac/process/run.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::git {
namespace {

namespace fs = std::filesystem;

base::Error failed(const char* code, std::string message, std::string hint) {
  return {.code = code, .message = std::move(message), .hint = std::move(hint)};
}

// Git's settings can name programs, and a branch can contain files that git reads as settings. None of these
// programs is run: neither for a bare repository that is a folder of the tree, nor for the repository's own
// settings.
constexpr const char* no_programs[] = {
    "safe.bareRepository=explicit", "core.fsmonitor=false", "core.hooksPath=/dev/null",
    "core.alternateRefsCommand=",   "core.pager=cat",       "diff.external="};
constexpr const char* keeps_hooks = "core.hooksPath=/dev/null";

// The rest of our git's environment: missing objects are not fetched (by git 2.45's switch; before that, no
// transport is allowed), and no question is asked.
constexpr std::pair<const char*, const char*> no_fetch[] = {
    {"GIT_OPTIONAL_LOCKS", "0"},  {"LC_ALL", "C"},
    {"GIT_NO_LAZY_FETCH", "1"},   {"GIT_ALLOW_PROTOCOL", "none"},
    {"GIT_TERMINAL_PROMPT", "0"}, {"GIT_ASKPASS", "/bin/false"}};

// A hook runs with GIT_DIR and GIT_INDEX_FILE relative to its working directory; we run git elsewhere.
std::map<std::string, std::string> hook_environment() {
  std::map<std::string, std::string> result(std::begin(no_fetch), std::end(no_fetch));
  for (const char* name : {"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') result[name] = fs::absolute(value).lexically_normal().string();
  }
  return result;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

base::Result<process::Output> run(const fs::path& folder, std::vector<std::string> arguments,
                                  std::string input = "") {
  process::Command command;
  command.arguments = {"git", "--no-pager", "--literal-pathspecs"};
  const bool asks_for_hooks = arguments.size() > 1 && arguments[1] == "--git-path";
  for (const char* setting : no_programs) {
    if (!asks_for_hooks || setting != std::string_view(keeps_hooks))
      command.arguments.insert(command.arguments.end(), {"-c", setting});
  }
  // With only GIT_DIR, git treats the working directory as the top of the tree.
  const bool in_hook = is_set("GIT_DIR") && !is_set("GIT_WORK_TREE");
  if (!in_hook) command.folder = folder;
  command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
  command.environment = hook_environment();
  command.input = std::move(input);
  SCHEMAC_TRY(process::Output output, process::run(command));
  if (output.exit_code == 127)
    return failed("git-missing", "The program git is not installed.",
                  "Install git, or leave out what needs it.");
  if (output.too_slow)
    return failed("git-failed", "git did not end within 30 s.", "Is another git process hanging?");
  return output;
}

base::Error git_failed(const process::Output& output) {
  return failed("git-failed", fmt::format("git failed: {}", base::trim(output.errors)),
                "Run `git status` to see more.");
}

base::Result<std::string> answer(const fs::path& folder, std::vector<std::string> arguments,
                                 std::string input = "") {
  SCHEMAC_TRY(process::Output output, run(folder, std::move(arguments), std::move(input)));
  if (!output.done()) return git_failed(output);
  return std::move(output.text);
}

std::vector<std::string> lines_of(const std::string& text, char end) {
  std::vector<std::string> result = base::split(text, end);
  if (!result.empty() && result.back().empty()) result.pop_back();
  return result;
}

// git's object id of a file's content with `size` bytes; `pieces` is a function that passes them to its
// argument.
template <class Pieces>
std::string blob_id(const Repository& repository, size_t size, Pieces&& pieces) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned length = 0;
  const auto add = [&](std::string_view piece) {
    EVP_DigestUpdate(context.get(), piece.data(), piece.size());
  };
  EVP_DigestInit_ex(context.get(), repository.hash == "sha256" ? EVP_sha256() : EVP_sha1(), nullptr);
  add(fmt::format("blob {}", size) + '\0');
  pieces(add);
  EVP_DigestFinal_ex(context.get(), bytes.data(), &length);
  std::string result;
  for (unsigned i = 0; i < length; ++i) result += fmt::format("{:02x}", bytes[i]);
  return result;
}

// One entry of `ls-tree` or `ls-files`: "100644 blob ID\tPATH", "100644 ID STAGE\tPATH".
struct Entry {
  std::vector<std::string> fields;
  std::string path;
  bool is_file() const { return !fields.empty() && base::lower_ascii(fields[0]).substr(0, 3) == "100"; }
};

std::vector<Entry> entries_of(const std::string& text) {
  std::vector<Entry> result;
  for (const std::string& line : lines_of(text, '\0')) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    result.push_back({base::split(line.substr(0, tab), ' '), line.substr(tab + 1)});
  }
  return result;
}

base::Error no_repository(const fs::path& folder) {
  return failed("git-no-repository", fmt::format("{} is in no git repository.", folder.string()),
                "Run `git init` if it should be in one.");
}

// "" if git has no answer.
std::string first_line(const Repository& repository, std::vector<std::string> arguments) {
  const auto text = answer(repository.top, std::move(arguments));
  return text.ok() ? std::string(base::trim(text->substr(0, text->find('\n')))) : "";
}

}  // namespace

base::Result<Repository> open(const fs::path& folder) {
  // git starts at the folder of `.git`: before 2.38 it would accept a folder below as a bare repository.
  const auto top = trust::repository_top(fs::absolute(folder).lexically_normal());
  if (!top && !is_set("GIT_DIR")) return no_repository(folder);
  const fs::path& place = top && !is_set("GIT_DIR") ? *top : folder;
  SCHEMAC_TRY(const process::Output output,
              run(place, {"rev-parse", "--show-object-format", "--is-shallow-repository",
                          "--absolute-git-dir", "--show-toplevel"}));
  if (output.errors.find("not a git repository") != std::string::npos ||
      output.errors.find("cannot use bare repository") != std::string::npos)
    return no_repository(folder);
  if (!output.done()) return git_failed(output);
  const std::vector<std::string> lines = lines_of(output.text, '\n');
  if (lines.size() != 4)
    return failed("git-failed", "git answers in another form than expected.", "Update git.");
  Repository repository{lines[3], lines[2], lines[1] == "true", "", "", lines[0]};
  SCHEMAC_TRY(const process::Output head, run(place, {"rev-parse", "--verify", "-q", "HEAD"}));
  if (head.done()) repository.head = std::string(base::trim(head.text));
  const auto merging = base::read_file(repository.git_dir / "MERGE_HEAD");
  if (merging.ok()) repository.merge_head = std::string(base::trim(merging.value()));
  return repository;
}

base::Result<std::string> commit_of(const Repository& repository, const std::string& revision) {
  SCHEMAC_TRY(
      const process::Output output,
      run(repository.top, {"rev-parse", "--verify", "-q", "--end-of-options", revision + "^{commit}"}));
  if (output.done()) return std::string(base::trim(output.text));
  return failed("git-revision-unknown", fmt::format("git knows no commit `{}` here.", revision),
                repository.shallow
                    ? "This clone is shallow: fetch more history (actions/checkout: fetch-depth: 0)."
                    : "Is it spelled right, and fetched?");
}

std::optional<MainBranch> main_branch(const Repository& repository, const std::string& preferred) {
  std::vector<std::string> wanted = {"refs/remotes/origin/HEAD", "refs/remotes/origin/main",
                                     "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"};
  if (!preferred.empty())
    wanted.insert(wanted.begin(), {"refs/remotes/origin/" + preferred, "refs/heads/" + preferred});
  std::vector<std::string> arguments = {"for-each-ref", "--format=%(refname) %(objectname)"};
  arguments.insert(arguments.end(), wanted.begin(), wanted.end());
  const auto text = answer(repository.top, arguments);
  if (!text.ok()) return std::nullopt;
  std::map<std::string, std::string> found;
  for (const std::string& line : lines_of(text.value(), '\n')) {
    const size_t space = line.find(' ');
    if (space != std::string::npos) found[line.substr(0, space)] = line.substr(space + 1);
  }
  for (const std::string& ref : wanted) {
    if (const auto at = found.find(ref); at != found.end()) return MainBranch{ref, at->second};
  }
  return std::nullopt;
}

std::string default_branch(const Repository& repository) {
  constexpr std::string_view remote_prefix = "origin/";
  const std::string head =
      first_line(repository, {"symbolic-ref", "-q", "--short", "refs/remotes/origin/HEAD"});
  if (head.starts_with(remote_prefix)) return head.substr(remote_prefix.size());
  const std::string current = first_line(repository, {"symbolic-ref", "-q", "--short", "HEAD"});
  const std::pair<const char*, int> places[] = {{"refs/remotes/origin", 3}, {"refs/heads", 2}};
  for (const auto& [where, strip] : places) {
    const auto text =
        answer(repository.top, {"for-each-ref", fmt::format("--format=%(refname:lstrip={})", strip), where});
    const std::vector<std::string> there = text.ok() ? lines_of(*text, '\n') : std::vector<std::string>();
    for (const char* name : {"main", "master", "trunk", "develop"}) {
      if (std::find(there.begin(), there.end(), name) != there.end()) return name;
    }
    if (there.size() == 1) return there.front();
  }
  if (!current.empty()) return current;
  const std::string configured = first_line(repository, {"config", "--get", "init.defaultBranch"});
  return configured.empty() ? "main" : configured;
}

std::optional<std::string> merge_base(const Repository& repository, const std::string& a,
                                      const std::string& b) {
  if (a == b) return a;
  const auto text = answer(repository.top, {"merge-base", a, b});
  if (!text.ok()) return std::nullopt;
  return std::string(base::trim(text.value()));
}

base::Result<BlobIds> files_at(const Repository& repository, const std::string& commit,
                               const std::string& folder) {
  std::vector<std::string> arguments = {"ls-tree", "-r", "-z", "--full-tree", commit};
  if (!folder.empty()) arguments.insert(arguments.end(), {"--", folder});
  SCHEMAC_TRY(const std::string text, answer(repository.top, arguments));
  BlobIds result;
  for (const Entry& entry : entries_of(text)) {
    if (entry.is_file() && entry.fields.size() == 3) result[entry.path] = entry.fields[2];
  }
  return result;
}

base::Result<std::vector<std::string>> contents(const Repository& repository,
                                                const std::vector<std::string>& ids) {
  std::vector<std::string> result;
  if (ids.empty()) return result;
  SCHEMAC_TRY(const std::string text,
              answer(repository.top, {"cat-file", "--batch"}, base::join(ids, "\n") + "\n"));
  size_t at = 0;
  for (const std::string& id : ids) {
    const size_t end = text.find('\n', at);
    const std::vector<std::string> header = base::split(text.substr(at, end - at), ' ');
    size_t size = 0;
    const bool good =
        end != std::string::npos && header.size() == 3 && header[1] == "blob" &&
        std::from_chars(header[2].data(), header[2].data() + header[2].size(), size).ec == std::errc();
    if (!good || end + 1 + size > text.size())
      return failed(
          "git-failed", fmt::format("git cannot read the object {}.", id),
          "A partial clone lacks it, and nothing is fetched here: clone without --filter, or run `git "
          "fetch --refetch`. Else run `git fsck`.");
    result.push_back(text.substr(end + 1, size));
    at = end + 1 + size + 1;
  }
  return result;
}

base::Result<BlobIds> blobs_at(const Repository& repository, const std::string& commit,
                               const std::vector<std::string>& paths) {
  std::vector<std::string> arguments = {"ls-tree", "-z", "--full-tree", commit, "--"};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  SCHEMAC_TRY(const std::string text, answer(repository.top, arguments));
  BlobIds result;
  for (const Entry& entry : entries_of(text)) {
    if (entry.is_file() && entry.fields.size() == 3) result[entry.path] = entry.fields[2];
  }
  return result;
}

base::Result<Index> staged_files(const Repository& repository, const std::vector<std::string>& folders) {
  std::vector<std::string> arguments = {"ls-files", "-z", "--stage", "--full-name", "--"};
  for (const std::string& folder : folders) arguments.push_back((repository.top / folder).string());
  SCHEMAC_TRY(const std::string text, answer(repository.top, arguments));
  Index index;
  for (const Entry& entry : entries_of(text)) {
    if (!entry.is_file() || entry.fields.size() != 3) continue;
    if (entry.fields[2] == "0") {
      index.files[entry.path] = entry.fields[1];
    } else if (index.unmerged.empty() || index.unmerged.back() != entry.path) {
      index.unmerged.push_back(entry.path);
    }
  }
  return index;
}

bool is_content_of(const Repository& repository, std::string_view text, std::string_view id) {
  if (blob_id(repository, text.size(), [&](auto&& add) { add(text); }) == id) return true;
  if (text.find("\r\n") == std::string_view::npos) return false;
  size_t size = 0;
  base::with_line_ends(text, "\n", [&](std::string_view piece) { size += piece.size(); });
  return blob_id(repository, size, [&](auto&& add) { base::with_line_ends(text, "\n", add); }) == id;
}

base::Result<fs::path> hooks_folder(const Repository& repository) {
  SCHEMAC_TRY(const std::string text, answer(repository.top, {"rev-parse", "--git-path", "hooks"}));
  return (repository.top / std::string(base::trim(text))).lexically_normal();
}

std::optional<std::string> relative_to_top(const Repository& repository, const fs::path& path) {
  std::error_code ignored;
  // Both as real paths: /tmp may be a link to /private/tmp.
  const fs::path real = fs::weakly_canonical(path, ignored);
  const fs::path relative = (ignored ? path : real).lexically_relative(repository.top);
  if (relative.empty() || *relative.begin() == "..") return std::nullopt;
  return relative == "." ? "" : relative.generic_string();
}

}  // namespace schemac::git
