#include "schemac/migrate/renamed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "history/decisive.hpp"
#include "history/rows.hpp"
#include "locks/run_lock.hpp"
#include "schemac/base/text.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::migrate {
namespace {

const Migration* find(const Folder& folder, std::string_view name) {
  const auto found = std::find_if(folder.migrations.begin(), folder.migrations.end(),
                                  [&](const Migration& migration) { return migration.name == name; });
  return found == folder.migrations.end() ? nullptr : &*found;
}

bool counts(const Row* row) { return row != nullptr && !row->rolled_back_at; }

// True if the row and the folder of one name are the same migration.
bool belong_together(const Migration* migration, const Row* row) {
  return migration != nullptr && counts(row) && checksum_matches(*migration, row->checksum);
}

// Rows that count and whose text is not in the folder under their name, ordered by started_at.
std::vector<const Row*> rows_without_text(const Folder& folder, const std::vector<Row>& rows,
                                          const Decisive& newest) {
  std::vector<const Row*> found;
  std::set<std::string_view> seen;
  for (const Row& row : rows) {
    if (!seen.insert(row.migration_name).second) continue;
    const Row* last = newest.at(row.migration_name);
    if (counts(last) && !belong_together(find(folder, row.migration_name), last)) found.push_back(last);
  }
  return found;
}

// Migrations with the same text, and the rows that have it.
struct SameText {
  std::vector<std::string> names;
  std::vector<const Row*> rows;
};

void add(std::vector<SameText>& groups, const Migration& migration, std::vector<const Row*> rows) {
  if (rows.empty() || ddl::split(migration.script).statements.empty()) return;
  const auto same =
      std::find_if(groups.begin(), groups.end(), [&](const SameText& group) { return group.rows == rows; });
  if (same != groups.end()) return same->names.push_back(migration.name);
  groups.push_back({{migration.name}, std::move(rows)});
}

std::vector<Renamed> pairs(const SameText& group) {
  std::vector<Renamed> found;
  for (size_t i = 0; i < group.names.size(); ++i) {
    for (size_t j = 0; j < group.rows.size(); ++j) {
      if (group.names.size() != group.rows.size() || i == j)
        found.push_back({group.names[i], group.rows[j]->migration_name});
    }
  }
  return found;
}

// True if each name occurs once: else a person must choose the pairs.
bool is_certain(const std::vector<Renamed>& renamed) {
  std::set<std::string_view> names;
  std::set<std::string_view> old;
  return std::all_of(renamed.begin(), renamed.end(), [&](const Renamed& one) {
    return names.insert(one.name).second && old.insert(one.was).second;
  });
}

struct Refusal {
  const char* code;
  std::string message;
  const char* hint = "";
  base::Error error() const { return {.code = code, .message = message, .hint = hint}; }
};

Refusal unknown(std::string_view name) {
  return {"P3017",
          fmt::format("The migration {} could not be found. Please make sure that the migration exists, and "
                      "that you included the whole name of the directory. (example: "
                      "\"20201207184859_initial_migration\")",
                      name)};
}

// Checks one of several simultaneous renames; `leaving` has their old names.
base::Status check(const Renamed& one, const Folder& folder, const Decisive& newest,
                   const std::set<std::string_view>& leaving) {
  const Migration* migration = find(folder, one.name);
  if (migration == nullptr) return unknown(one.name).error();
  const auto row_of = [&](const std::string& name) {
    const auto row = newest.find(name);
    return row == newest.end() ? nullptr : row->second;
  };
  const Row* row = row_of(one.was);
  if (!counts(row)) {
    return Refusal{"P3011",
                   fmt::format("The migration `{}` is not applied in this database: there is nothing to "
                               "rename.",
                               one.was),
                   "`schemac status` lists what is applied. A migration that is pending may have any name."}
        .error();
  }
  if (!checksum_matches(*migration, row->checksum)) {
    return Refusal{"migration-edited",
                   fmt::format("The text of `{}` is not the one that has run as `{}`.", one.name, one.was),
                   "Give it the text that has run (version control has it); a change belongs into a new "
                   "migration. If it is another migration altogether, it was not renamed."}
        .error();
  }
  if (belong_together(find(folder, one.was), row)) {
    return Refusal{"migration-not-renamed",
                   fmt::format("The migration `{}` is in the folder, with the text that has run: it was not "
                               "renamed.",
                               one.was),
                   "Remove the folder that is there twice, or let both run."}
        .error();
  }
  const Row* there = row_of(one.name);
  if (!counts(there) || leaving.contains(one.name)) return base::ok();
  return (there->failed()
              ? Refusal{"P3009", fmt::format("The migration `{}` is recorded as failed.", one.name),
                        "Undo what is left of it, then `schemac resolve --rolled-back NAME`."}
              : Refusal{"P3008",
                        fmt::format("The migration `{}` is already recorded as applied in the "
                                    "database.",
                                    one.name),
                        "`schemac status` lists what is applied."})
      .error();
}

base::Status check_all(const std::vector<Renamed>& renamed, const Folder& folder, const Decisive& newest) {
  if (!is_certain(renamed)) {
    return Refusal{"usage", "A migration is named twice.",
                   "Each old name once, and each new name once: --renamed OLD NEW --renamed OLD NEW."}
        .error();
  }
  std::set<std::string_view> leaving;
  for (const Renamed& one : renamed) leaving.insert(one.was);
  for (const Renamed& one : renamed) SCHEMAC_CHECK(check(one, folder, newest, leaving));
  return base::ok();
}

}  // namespace

std::vector<Renamed> find_renamed(const Folder& folder, const std::vector<Row>& rows) {
  const Decisive newest = decisive(rows);
  const std::vector<const Row*> without_text = rows_without_text(folder, rows, newest);
  std::vector<SameText> groups;
  if (without_text.empty()) return {};
  for (const Migration& migration : folder.migrations) {
    const auto row = newest.find(migration.name);
    if (row != newest.end() && belong_together(&migration, row->second)) continue;
    std::vector<const Row*> same;
    std::copy_if(without_text.begin(), without_text.end(), std::back_inserter(same),
                 [&](const Row* one) { return checksum_matches(migration, one->checksum); });
    add(groups, migration, std::move(same));
  }
  std::vector<Renamed> found;
  for (const SameText& group : groups) {
    for (Renamed& one : pairs(group)) found.push_back(std::move(one));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Renamed& a, const Renamed& b) { return a.name < b.name; });
  return found;
}

base::Error renamed_error(const std::vector<Renamed>& renamed) {
  std::string text;
  std::string flags;
  for (const Renamed& one : renamed) {
    text += fmt::format("\n  {} has run as {}", one.name, one.was);
    flags += fmt::format(" --renamed {} {}", one.was, one.name);
  }
  const char* again = ". If they are meant to run again: `schemac apply --allow-renamed`.";
  return {.code = "migration-renamed",
          .message =
              "Folders of migrations that have run were renamed; to run them again is not meant. "
              "Nothing was run." +
              text,
          .hint = is_certain(renamed)
                      ? fmt::format("Tell the database the new names: `schemac resolve{}`; or give the "
                                    "folders their old names back{}",
                                    flags, again)
                      : fmt::format("Several have the same text: say which is which with `schemac resolve "
                                    "--renamed OLD NEW`, or give the folders their old names back{}",
                                    again)};
}

base::Status mark_renamed(const pg::ConnectionUrl& url, const Folder& folder,
                          const std::vector<Renamed>& renamed, const ApplyOptions& options,
                          Observer* observer) {
  SCHEMAC_TRY(AloneSession alone, open_alone(url, options, observer));
  pg::Session& session = alone.session;
  SCHEMAC_TRY(const History read, read_history(session));
  const std::vector<Row> rows = read.value_or(std::vector<Row>());
  SCHEMAC_CHECK(check_all(renamed, folder, decisive(rows)));
  std::vector<std::pair<std::string, std::string>> names;  // row id -> new name
  for (const Renamed& one : renamed) {
    for (const Row& row : rows) {
      if (row.migration_name == one.was) names.emplace_back(row.id, one.name);
    }
  }
  return record_renamed(session, names);
}

}  // namespace schemac::migrate
