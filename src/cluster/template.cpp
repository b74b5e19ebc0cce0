#include "template.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folders.hpp"
#include "postmaster.hpp"
#include "schemac/base/files.hpp"

namespace schemac::cluster {
namespace {

namespace fs = std::filesystem;

// Another build of the server has another template: the file's size and time are part of the name.
std::string template_name(const Binaries& binaries) {
  struct stat facts {};
  stat((binaries.folder / "postgres").c_str(), &facts);
  const std::string key = fmt::format("{} {} {} {}", binaries.folder.string(), facts.st_size,
                                      facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec);
  return fmt::format("template-{}-{}", binaries.major, base::sha256_hex(key).substr(0, 16));
}

// Creates the copy atomically.
void keep_copy(const fs::path& data, const fs::path& cache, const std::string& name) {
  const auto unfinished = RunFolder::create_in(cache, Account());
  if (!unfinished.ok()) return;
  const fs::path copy = unfinished->path() / "data";
  std::error_code ignored;
  if (copy_tree(data, copy, Account()).ok()) fs::rename(copy, cache / name, ignored);
}

}  // namespace

base::Status fresh_data(const Binaries& binaries, const Account& account, const fs::path& work,
                        const fs::path& data) {
  const auto cache = cache_folder();
  const std::string name = template_name(binaries);
  std::error_code ignored;
  if (cache.ok()) sweep_in(*cache, Account());
  if (cache.ok() && fs::exists(*cache / name / "PG_VERSION", ignored)) {
    if (copy_tree(*cache / name, data, account).ok()) return base::ok();
    for (const auto& part : fs::directory_iterator(data, ignored)) fs::remove_all(part.path(), ignored);
  }
  SCHEMAC_CHECK(init_data(binaries, account, data, work / "initdb.log"));
  // Without a cache folder only the next start is slower.
  if (cache.ok()) keep_copy(data, *cache, name);
  return base::ok();
}

}  // namespace schemac::cluster
