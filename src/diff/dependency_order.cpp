#include "dependency_order.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <unordered_map>

#include "step_needs.hpp"

namespace schemac::diff {

namespace {
// The steps that have to do with one thing, by position.
struct Users {
  std::vector<size_t> providers;
  std::vector<size_t> needers;
  std::vector<size_t> leavers;
  std::vector<size_t> takers;
};

class Order {
 public:
  explicit Order(const Steps& steps) : needs_(needs_of(steps)), after_(steps.size()), before_(steps.size()) {
    std::unordered_map<Thing, Users, ThingHash> users;
    for (size_t i = 0; i < steps.size(); ++i) {
      const StepNeeds& needs = needs_.steps[i];
      for (const Thing& thing : needs.provides) users[thing].providers.push_back(i);
      for (const Thing& thing : needs.needs) users[thing].needers.push_back(i);
      for (const Thing& thing : needs.leaves) users[thing].leavers.push_back(i);
      for (const Thing& thing : needs.takes) users[thing].takers.push_back(i);
    }
    for (const auto& [thing, of] : users) {
      connect(of.providers, of.needers);
      connect(of.leavers, of.takers);
      if (is_name(thing.kind)) free_names(of.takers, of.providers);
    }
    keep_turns();
  }

  bool holds() const { return holds_; }

  // Always the first step that nothing holds back.
  std::vector<size_t> positions() {
    std::vector<size_t> out;
    std::vector<bool> done(after_.size());
    std::priority_queue<size_t, std::vector<size_t>, std::greater<>> ready;
    for (size_t i = 0; i < before_.size(); ++i) {
      if (before_[i] == 0) ready.push(i);
    }
    for (size_t first = 0; out.size() < after_.size();) {
      if (ready.empty()) {
        while (done[first]) ++first;
        ready.push(first);
      }
      const size_t next = ready.top();
      ready.pop();
      if (done[next]) continue;
      done[next] = true;
      out.push_back(next);
      for (const size_t later : after_[next]) {
        if (--before_[later] == 0) ready.push(later);
      }
    }
    return out;
  }

 private:
  void edge(size_t from, size_t to) {
    if (from == to) return;
    after_[from].push_back(to);
    ++before_[to];
    holds_ = holds_ && from < to;
  }
  void connect(const std::vector<size_t>& from, const std::vector<size_t>& to) {
    for (const size_t a : from) {
      for (const size_t b : to) edge(a, b);
    }
  }
  // Renames have their order already: a temporary name is provided before it is taken.
  void free_names(const std::vector<size_t>& takers, const std::vector<size_t>& providers) {
    for (const size_t a : takers) {
      for (const size_t b : providers) {
        if (!needs_.steps[a].is_rename || !needs_.steps[b].is_rename) edge(a, b);
      }
    }
  }
  // Changes of one table, and renames among one set of names, stay in their order.
  void keep_turns() {
    std::unordered_map<Thing, size_t, ThingHash> last;
    for (size_t i = 0; i < needs_.steps.size(); ++i) {
      for (const Thing& thing : needs_.steps[i].in_turn) {
        const auto [entry, is_first] = last.try_emplace(thing, i);
        if (is_first) continue;
        edge(entry->second, i);
        entry->second = i;
      }
    }
  }

  NeedsOfSteps needs_;
  std::vector<std::vector<size_t>> after_;
  std::vector<size_t> before_;  // how many steps hold it back
  bool holds_ = true;
};
}  // namespace

Steps in_order_of_need(Steps steps) {
  Order order(steps);
  if (order.holds()) return steps;
  Steps sorted;
  for (const size_t position : order.positions()) sorted.push_back(std::move(steps[position]));
  return sorted;
}

bool is_in_order_of_need(const Steps& steps) { return Order(steps).holds(); }

}  // namespace schemac::diff
