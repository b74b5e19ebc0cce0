// What the generated parser's contexts derive from: memory that one block's contexts leave is the next block's.
#pragma once

#include <array>
#include <cstddef>
#include <new>

#include "antlr4-runtime.h"

namespace schemac::grammar {

// Free blocks of memory by size, kept until the thread ends. The parser makes and drops a context for every rule of
// every line; through malloc that is a sixth of its time.
class ContextPool {
 public:
  ContextPool() = default;
  ContextPool(const ContextPool&) = delete;
  ContextPool& operator=(const ContextPool&) = delete;
  ~ContextPool() {
    for (Free* list : free_) {
      while (list != nullptr) {
        Free* next = list->next;
        ::operator delete(list);
        list = next;
      }
    }
  }
  void* take(size_t size) {
    const size_t slot = slot_of(size);
    if (slot >= slots) return ::operator new(size);
    if (free_[slot] == nullptr) return ::operator new((slot + 1) * step);
    Free* memory = free_[slot];
    free_[slot] = memory->next;
    return memory;
  }
  void give_back(void* memory, size_t size) noexcept {
    const size_t slot = slot_of(size);
    if (slot >= slots) {
      ::operator delete(memory);
    } else {
      free_[slot] = new (memory) Free{free_[slot]};
    }
  }

 private:
  struct Free {
    Free* next;
  };
  static constexpr size_t step = 32;
  static constexpr size_t slots = 32;
  static size_t slot_of(size_t size) { return (size + step - 1) / step - 1; }
  std::array<Free*, slots> free_{};
};

inline ContextPool& context_pool() {
  thread_local ContextPool pool;
  return pool;
}

class PooledContext : public antlr4::ParserRuleContext {
 public:
  using antlr4::ParserRuleContext::ParserRuleContext;
  static void* operator new(size_t size) { return context_pool().take(size); }
  static void operator delete(void* memory, size_t size) noexcept { context_pool().give_back(memory, size); }
};

}  // namespace schemac::grammar
