#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "safe/policy.hpp"

namespace schemac::diff {

namespace {
// An index's name is unique in its schema, a foreign key's only in its table.
using Space = std::pair<sql::QualifiedName, bool>;

Space space_of(const NameChange& change) {
  const sql::QualifiedName& table = change.table->before->name;
  if (change.kind == NameChange::Kind::foreign_key) return {table, true};
  return {{table.schema, ""}, false};
}

class Sorter {
 public:
  explicit Sorter(std::vector<NameChange> changes) : changes_(std::move(changes)) {
    for (size_t i = 0; i < changes_.size(); ++i) {
      by_old_name_[{space_of(changes_[i]), changes_[i].names.before}] = i;
      used_.insert(changes_[i].names.before);
      used_.insert(changes_[i].names.after);
    }
  }

  std::vector<NameChange> run() {
    done_.assign(changes_.size(), false);
    for (size_t i = 0; i < changes_.size(); ++i) {
      if (!done_[i]) follow(i);
    }
    return std::move(out_);
  }

 private:
  // The change that must come first, because it frees the name that `i` needs.
  std::optional<size_t> in_the_way_of(size_t i) const {
    const auto found = by_old_name_.find({space_of(changes_[i]), changes_[i].names.after});
    if (found == by_old_name_.end() || done_[found->second]) return std::nullopt;
    return found->second;
  }

  void follow(size_t start) {
    std::vector<size_t> chain{start};
    while (const auto next = in_the_way_of(chain.back())) {
      if (*next == start) return close_cycle(chain);
      chain.push_back(*next);
    }
    for (auto i = chain.rbegin(); i != chain.rend(); ++i) take(changes_[*i], *i);
  }

  void close_cycle(const std::vector<size_t>& chain) {
    const std::string parked = temporary_name();
    NameChange away = changes_[chain.front()];
    NameChange home = away;
    away.names.after = parked;
    home.names.before = parked;
    out_.push_back(away);
    for (auto i = chain.rbegin(); i + 1 != chain.rend(); ++i) take(changes_[*i], *i);
    take(home, chain.front());
  }

  void take(const NameChange& change, size_t index) {
    out_.push_back(change);
    done_[index] = true;
  }

  std::string temporary_name() {
    for (int n = 1;; ++n) {
      std::string name = fmt::format("schemac_tmp_{}", n);
      if (used_.insert(name).second) return name;
    }
  }

  std::vector<NameChange> changes_;
  std::map<std::pair<Space, std::string>, size_t> by_old_name_;
  std::set<std::string> used_;
  std::vector<bool> done_;
  std::vector<NameChange> out_;
};

// The names of tables, primary keys and indexes that a step creates.
void add_made_names(const Step& step, std::set<sql::QualifiedName>& names) {
  if (const auto* table = std::get_if<CreateTable>(&step)) {
    const auto& key = table->table.primary_key;
    names.insert(table->table.name);
    if (key) names.insert({table->table.name.schema, key->name});
  } else if (const auto* index = std::get_if<CreateIndex>(&step)) {
    names.insert({index->table.schema, index->index.name});
  }
}
}  // namespace

void keep_unsaid_names(const Matching& m, const std::vector<const Steps*>& made,
                       std::vector<NameChange>& changes) {
  const auto is_said = [&](const NameChange& change) {
    const auto& renamed = m.wishes.renamed;
    return !is_join_table(*change.table->after) ||
           std::find(renamed.begin(), renamed.end(), change.table->after->name) != renamed.end();
  };
  if (std::all_of(changes.begin(), changes.end(), is_said)) return;
  std::set<sql::QualifiedName> wanted;
  for (const Steps* steps : made) {
    for (const Step& step : *steps) add_made_names(step, wanted);
  }
  for (const NameChange& change : changes) {
    if (is_said(change)) wanted.insert({change.table->after->name.schema, change.names.after});
  }
  std::erase_if(changes, [&](const NameChange& change) {
    const bool in_the_way = change.kind != NameChange::Kind::foreign_key &&
                            wanted.contains({change.table->before->name.schema, change.names.before});
    return !is_said(change) && !in_the_way;
  });
}

std::vector<NameChange> in_runnable_order(std::vector<NameChange> changes) {
  return Sorter(std::move(changes)).run();
}

}  // namespace schemac::diff
