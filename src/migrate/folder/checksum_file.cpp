#include "schemac/migrate/checksum_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "schemac/base/files.hpp"
#include "schemac/base/sha256.hpp"
#include "schemac/base/text.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::migrate {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view total_prefix = "h1:";
constexpr size_t checksum_size = 64;
constexpr const char* renew =
    "When the migrations are what they shall be, `schemac sum` writes the file anew.";

struct Entry {
  std::string name;
  std::string checksum;
  uint32_t line = 0;
};

struct Sum {
  std::string total;  // without its prefix
  std::vector<Entry> entries;
  std::vector<SumFinding> findings;  // unreadable lines
};

bool is_checksum(std::string_view text) {
  return text.size() == checksum_size && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string lf_checksum(const Migration& migration) { return base::sha256_with_lf(migration.script); }

std::string lines_of(const std::vector<Entry>& entries) {
  std::string text;
  for (const Entry& entry : entries) text += fmt::format("{} {}\n", entry.name, entry.checksum);
  return text;
}

std::string text_of(const std::vector<Entry>& entries) {
  const std::string lines = lines_of(entries);
  return fmt::format("{}{}\n{}", total_prefix, base::sha256_hex(lines), lines);
}

bool is_conflict_marker(std::string_view line) {
  return line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>") ||
         line.starts_with("|||||||");
}

SumFinding bad_line(std::string_view text, uint32_t line) {
  if (is_conflict_marker(text)) {
    return {
        SumProblem::unreadable, "", line,
        fmt::format("Line {} of {} is a conflict marker: two branches added migrations.", line,
                    sum_file_name),
        fmt::format("Look whether the migrations of both branches go together and in this order. {}", renew)};
  }
  return {SumProblem::unreadable, "", line,
          fmt::format("Line {} of {} is neither a migration with its checksum nor the total.", line,
                      sum_file_name),
          renew};
}

void read_line(Sum& sum, std::string_view text, uint32_t line) {
  text = base::trim(text);
  if (text.empty()) return;
  if (line == 1 && text.starts_with(total_prefix) && is_checksum(text.substr(total_prefix.size()))) {
    sum.total = text.substr(total_prefix.size());
    return;
  }
  const size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos || blank == 0 || !is_checksum(text.substr(blank + 1))) {
    sum.findings.push_back(bad_line(text, line));
    return;
  }
  sum.entries.push_back({std::string(text.substr(0, blank)), std::string(text.substr(blank + 1)), line});
}

Sum parse(std::string_view text) {
  Sum sum;
  uint32_t number = 0;
  for (const std::string& line : base::split(text, '\n')) read_line(sum, line, ++number);
  return sum;
}

// Findings about the file itself come first and alone, because the list of a broken file has no meaning.
void check_total(Sum& sum) {
  if (!sum.findings.empty() || sum.total == base::sha256_hex(lines_of(sum.entries))) return;
  sum.findings.push_back(
      {SumProblem::merged, "", 1,
       fmt::format(
           "The first line of {} does not belong to the lines below it: two branches were merged, or a "
           "line was changed by hand.",
           sum_file_name),
       fmt::format("Look whether the migrations of both branches go together and in this order. {}", renew)});
}

base::Result<std::optional<Sum>> read_sum(const Folder& folder) {
  auto text = trust::read_project_file(folder.path / sum_file_name);
  if (!text.ok() && text.error().code == "file-not-found") return std::optional<Sum>();
  SCHEMAC_TRY(const std::string content, std::move(text));
  Sum sum = parse(content);
  check_total(sum);
  return std::optional(std::move(sum));
}

SumFinding edited(const Entry& entry) {
  return {SumProblem::edited, entry.name, entry.line,
          fmt::format("The migration `{}` is not the one that {} lists: its migration.sql was edited.",
                      entry.name, sum_file_name),
          "Take back the edit. If it has run nowhere yet and the edit is meant, `schemac sum` records it."};
}

SumFinding missing(const Entry& entry) {
  return {SumProblem::missing, entry.name, entry.line,
          fmt::format("The migration `{}` is listed in {}, but its folder is missing.", entry.name,
                      sum_file_name),
          "Bring the folder back (version control has it). If it was removed on purpose, `schemac sum` takes "
          "it off "
          "the list."};
}

SumFinding unlisted(const Migration& migration) {
  return {SumProblem::unlisted, migration.name, 0,
          fmt::format("The migration `{}` is not listed in {}.", migration.name, sum_file_name),
          "`schemac sum` adds it."};
}

}  // namespace

std::string sum_text(const Folder& folder) {
  std::vector<Entry> entries;
  for (const Migration& migration : folder.migrations)
    entries.push_back({migration.name, lf_checksum(migration)});
  return text_of(entries);
}

base::Status write_sum(const Folder& folder) {
  return base::write_file(folder.path / sum_file_name, sum_text(folder));
}

base::Result<std::vector<SumFinding>> verify_sum(const Folder& folder) {
  SCHEMAC_TRY(const std::optional<Sum> sum, read_sum(folder));
  if (!sum || !sum->findings.empty()) return sum ? sum->findings : std::vector<SumFinding>();
  std::map<std::string, const Migration*, std::less<>> on_disk;
  for (const Migration& migration : folder.migrations) on_disk.emplace(migration.name, &migration);
  std::vector<SumFinding> findings;
  std::set<std::string, std::less<>> listed;
  for (const Entry& entry : sum->entries) {
    listed.insert(entry.name);
    const auto found = on_disk.find(entry.name);
    if (found == on_disk.end()) {
      findings.push_back(missing(entry));
    } else if (lf_checksum(*found->second) != entry.checksum) {
      findings.push_back(edited(entry));
    }
  }
  for (const Migration& migration : folder.migrations) {
    if (listed.count(migration.name) == 0) findings.push_back(unlisted(migration));
  }
  return findings;
}

base::Status check_sum(const Folder& folder, bool allow_edited, std::vector<SumFinding>* unlisted) {
  SCHEMAC_TRY(std::vector<SumFinding> findings, verify_sum(folder));
  for (SumFinding& finding : findings) {
    if (finding.problem == SumProblem::unlisted) {
      if (unlisted != nullptr) unlisted->push_back(std::move(finding));
    } else if (finding.problem != SumProblem::edited || !allow_edited) {
      return base::Error{
          .code = "sum-mismatch", .message = finding.message + " Nothing was run.", .hint = finding.fix};
    }
  }
  return base::ok();
}

base::Status add_to_sum(const Folder& folder) {
  SCHEMAC_TRY(const std::optional<Sum> old, read_sum(folder));
  if (old && !old->findings.empty()) {
    return base::Error{
        .code = "sum-conflict", .message = old->findings.front().message, .hint = old->findings.front().fix};
  }
  std::map<std::string, std::string, std::less<>> listed;
  if (old) {
    for (const Entry& entry : old->entries) listed.emplace(entry.name, entry.checksum);
  }
  std::vector<Entry> entries;
  for (const Migration& migration : folder.migrations) {
    const auto found = listed.find(migration.name);
    entries.push_back({migration.name, found == listed.end() ? lf_checksum(migration) : found->second});
  }
  return base::write_file(folder.path / sum_file_name, text_of(entries));
}

}  // namespace schemac::migrate
