// An observer that two threads may call.
#pragma once

#include <mutex>
#include <string>
#include <utility>

#include "schemac/migrate/observer.hpp"

namespace schemac::migrate {

// Passes every event on, one at a time, from any thread, with the database that it is of.
class OneAtATime : public Observer {
 public:
  // `observer` may be null: nobody hears.
  OneAtATime(Observer* observer, std::string database)
      : observer_(observer), database_(std::move(database)) {}
  void receive(const Event& event) override {
    if (observer_ == nullptr) return;
    const std::lock_guard guard(mutex_);
    if (event.target.empty())
      observer_->receive({database_, event.what});
    else
      observer_->receive(event);
  }

 private:
  Observer* observer_;
  std::string database_;
  std::mutex mutex_;
};

// Tells an observer of something that has happened.
inline void tell(Observer& observer, Event::What what) { observer.receive({{}, std::move(what)}); }

}  // namespace schemac::migrate
