// The context of a use case: the project, and the person behind the command, who is told, asked and obeyed.
// A use case that only reads the project's files takes the project alone.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "schemac/app/project.hpp"

namespace schemac::migrate {
class Observer;
}

namespace schemac::app {

struct Schema;

// The database that a command works on, as it may be printed.
struct ChosenDatabase {
  std::string host;  // a name, an address or a socket folder
  std::string port;
  std::string name;
  std::string schema;
  std::string from;  // the source of its URL: "--url", "DATABASE_URL in .env, named by ..."
  bool operator==(const ChosenDatabase&) const = default;
};

// A migration that fails on an empty database, and the place of the error.
struct ReplayFailure {
  std::string migration;
  uint32_t line = 1;  // line in its migration.sql
  std::string message;
  std::string hint;
};

// Progress reports of a use case to the user. The result itself is never reported here. An empty function
// reports to nobody.
struct Reporter {
  std::function<void(const Schema&)> schema_checked = {};    // a schema was read: its diagnostics, if any
  std::function<void(const ChosenDatabase&)> database = {};  // found; no query was sent to it yet
  std::function<void(std::string_view)> note = {};  // worth knowing: "the database of schemac local is used"
  std::function<void(std::string_view)> detail = {};       // shown only with -v: the source of a value
  std::function<void(std::string_view)> replay_note = {};  // about the server of a replay, at each replay
  std::function<void(const ReplayFailure&)> replay_failed = {};
};

// A question to a person.
struct Question {
  std::string text;       // the facts, then the question
  std::string word = {};  // the text that must be typed as the yes; empty: y or yes
  bool operator==(const Question&) const = default;
};

// Asks and waits for the answer: true = yes. Empty if nobody can be asked: the use case then fails with an
// error whose hint names the flag that answers.
using Prompt = std::function<bool(const Question&)>;

struct Context {
  const Project& project;
  Reporter reporter = {};
  Prompt prompt = {};
  migrate::Observer* observer = nullptr;  // of runs of migrations and scripts
  // Set by a signal: the running statement is cancelled and undone. Null: a signal ends the process.
  const std::atomic<bool>* interrupt = nullptr;
  // While the returned object lives, a signal sets the flag instead of ending the process, so that a database
  // on a borrowed server is dropped.
  std::function<std::shared_ptr<const std::atomic<bool>>()> interruptible = {};

  // The same person, working on another project.
  Context for_project(const Project& other) const {
    return {other, reporter, prompt, observer, interrupt, interruptible};
  }
  void note(std::string_view text) const {
    if (reporter.note) reporter.note(text);
  }
};

}  // namespace schemac::app
