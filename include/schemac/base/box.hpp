// Values on the heap: their owner has eight bytes for a value that is rarely set.
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace schemac::base {

// Like std::optional, with value semantics: copies copy the value, comparison compares values.
template <class T>
class Box {
 public:
  Box() = default;
  Box(std::nullopt_t) {}
  // Box is excluded by name first: asking whether it converts to a T that holds one would be circular.
  template <class U>
  requires(!std::same_as<std::remove_cvref_t<U>, Box> && std::convertible_to<U, T>) Box(U&& value)
      : value_(std::make_unique<T>(std::forward<U>(value))) {}
  Box(std::optional<T> value) {
    if (value) value_ = std::make_unique<T>(std::move(*value));
  }
  Box(const Box& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Box(Box&& other) noexcept = default;
  Box& operator=(Box other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }
  ~Box() = default;

  explicit operator bool() const { return value_ != nullptr; }
  bool has_value() const { return value_ != nullptr; }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }

  T value_or(T other) const { return value_ ? *value_ : std::move(other); }

  template <class U>
  requires(!std::same_as<U, Box> && std::equality_comparable_with<T, U>) bool operator==(
      const U& other) const {
    return value_ && *value_ == other;
  }
  bool operator==(const Box& other) const {
    return value_ && other.value_ ? *value_ == *other.value_ : value_ == other.value_;
  }

 private:
  std::unique_ptr<T> value_;
};

// A value on the heap that is always set, for an owner that mostly holds something else. (The standard
// library calls this an `indirect`.) Only a moved-from object has no value.
template <class T>
class Indirect {
 public:
  Indirect() : value_(std::make_unique<T>()) {}
  Indirect(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Indirect(const Indirect& other) : value_(std::make_unique<T>(*other.value_)) {}
  Indirect(Indirect&& other) noexcept = default;
  Indirect& operator=(Indirect other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }
  ~Indirect() = default;

  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }
  operator const T&() const { return *value_; }
  bool operator==(const Indirect& other) const { return *value_ == *other.value_; }

 private:
  std::unique_ptr<T> value_;
};

// A text that is empty in most of its owners.
class RareText {
 public:
  RareText() = default;
  RareText(std::string text) {
    if (!text.empty()) text_ = std::make_unique<std::string>(std::move(text));
  }
  RareText(std::string_view text) : RareText(std::string(text)) {}
  RareText(const char* text) : RareText(std::string(text)) {}
  RareText(const RareText& other) : RareText(other.str()) {}
  RareText(RareText&& other) noexcept = default;
  RareText& operator=(RareText other) noexcept {
    text_ = std::move(other.text_);
    return *this;
  }
  ~RareText() = default;

  const std::string& str() const {
    static const std::string empty;
    return text_ ? *text_ : empty;
  }
  operator const std::string&() const { return str(); }
  bool operator==(const RareText& other) const { return str() == other.str(); }

 private:
  std::unique_ptr<std::string> text_;
};

}  // namespace schemac::base
