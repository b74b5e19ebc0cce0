// An arena: memory for many small values that are made one after the other and freed together.
//
// A value in it is never destroyed, so only trivially destructible types are allowed. Freeing an arena takes
// one step for each of its pieces, not for each value. A List or Link refers to values of an arena: eight
// bytes, copied freely, valid as long as the arena. The values are constant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <new>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>

namespace schemac::base {

// A sequence of values; an empty list takes no memory of the arena.
template <class T>
class List {
 public:
  using value_type = T;
  List() = default;
  size_t size() const { return block_ ? *block_ : 0; }
  bool empty() const { return block_ == nullptr; }
  const T* begin() const { return block_ ? values(block_) : nullptr; }
  const T* end() const { return begin() + size(); }
  const T& operator[](size_t i) const { return begin()[i]; }
  const T& front() const { return *begin(); }
  const T& back() const { return end()[-1]; }
  // Throws std::out_of_range.
  const T& at(size_t i) const {
    if (i >= size()) throw std::out_of_range("a list's end");
    return begin()[i];
  }

 private:
  friend class Arena;
  // The size is stored before the first value.
  static constexpr size_t header = 8;
  static T* values(const uint64_t* block) {
    return reinterpret_cast<T*>(reinterpret_cast<std::byte*>(const_cast<uint64_t*>(block)) + header);
  }
  explicit List(const uint64_t* block) : block_(block) {}
  const uint64_t* block_ = nullptr;
};

// An optional value.
template <class T>
class Link {
 public:
  Link() = default;
  explicit operator bool() const { return value_ != nullptr; }
  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_; }

 private:
  friend class Arena;
  explicit Link(const T* value) : value_(value) {}
  const T* value_ = nullptr;
};

class Arena {
 public:
  Arena() = default;
  // `first_piece`: bytes of the first piece; later pieces are larger.
  explicit Arena(size_t first_piece) : memory_(first_piece) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  template <class T>
  Link<T> make(const T& value) {
    static_assert(std::is_trivially_destructible_v<T>);
    return Link<T>(new (allocate(sizeof(T), alignof(T))) T(value));
  }

  // A list of `count` results of `next()`, which may allocate in this arena, too.
  template <class T, class Next>
  List<T> list(size_t count, Next next) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(uint64_t));
    if (count == 0) return {};
    void* memory = allocate(List<T>::header + count * sizeof(T), alignof(uint64_t));
    const auto* block = new (memory) uint64_t(count);
    for (size_t i = 0; i < count; ++i) new (List<T>::values(block) + i) T(next());
    return List<T>(block);
  }
  template <class T>
  List<T> list(std::span<const T> values) {
    const T* from = values.data();
    return list<T>(values.size(), [&]() -> const T& { return *from++; });
  }

  std::string_view text(std::string_view text) {
    if (text.empty()) return "";
    auto* copy = static_cast<char*>(allocate(text.size(), 1));
    text.copy(copy, text.size());
    return {copy, text.size()};
  }

  // Bytes given out.
  size_t used() const { return used_; }

 private:
  void* allocate(size_t size, size_t alignment) {
    used_ += size;
    return memory_.allocate(size, alignment);
  }
  size_t used_ = 0;
  std::pmr::monotonic_buffer_resource memory_;
};

}  // namespace schemac::base
