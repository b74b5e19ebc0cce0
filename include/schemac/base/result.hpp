// Result: a value, or an Error with a message and a hint. The channel for failures of the outside world.
//
// Three channels are never mixed (ARCHITECTURE.md, "Errors"): the user's text is a diag::Diagnostic in a
// sink, the world is a Result, a defect of ours is an exception that only main() catches.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace schemac::base {

// A failure of the outside world. `message` says which action failed on which object, `hint` the remedy.
struct Error {
  std::string code;  // Prisma's code where Prisma has one ("P1001"), else a word of ours ("schema-not-found")
  std::string message;   // one sentence or more, without a trailing newline
  std::string hint;      // may be empty
  std::string sqlstate;  // PostgreSQL's five characters, empty if the error is not a server's
  std::string detail;    // the server's DETAIL, CONTEXT and HINT lines, may be empty
  int position = 0;      // 1-based character position in the statement that was sent, 0 = unknown
  int statement = 0;     // 1-based number of the failed statement within the script that was sent, 0 = unknown
  bool operator==(const Error&) const = default;
};

struct Unit {
  bool operator==(const Unit&) const = default;
};

// A value or an Error. `value()` of an error and `error()` of a value are defects: they throw
// std::bad_variant_access.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)
  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

// The result of a step that has no value but can fail: `return ok();`.
using Status = Result<Unit>;
inline Status ok() { return Unit{}; }

}  // namespace schemac::base

// `SCHEMAC_TRY(auto rows, session.query(sql));` declares `rows`, or returns the error to the caller.
#define SCHEMAC_CONCAT_(a, b) a##b
#define SCHEMAC_CONCAT(a, b) SCHEMAC_CONCAT_(a, b)
#define SCHEMAC_TRY_(tmp, declaration, expression) \
  auto tmp = (expression);                         \
  if (!tmp.ok()) return std::move(tmp).error();    \
  declaration = std::move(tmp).value()
#define SCHEMAC_TRY(declaration, expression) \
  SCHEMAC_TRY_(SCHEMAC_CONCAT(schemac_try_, __LINE__), declaration, expression)
// `SCHEMAC_CHECK(write(file));` returns the error to the caller, drops the value.
#define SCHEMAC_CHECK(expression)                                       \
  do {                                                                  \
    auto schemac_check_ = (expression);                                 \
    if (!schemac_check_.ok()) return std::move(schemac_check_).error(); \
  } while (false)
