// A JSON object whose members keep the order of the text, each at a stable address. nlohmann's own ordered
// map keeps them in a vector, which copies its elements when it grows: that takes time quadratic in the
// nesting.
#pragma once

#include <algorithm>
#include <functional>
#include <list>
#include <utility>

namespace schemac::ddl {

template <class Key, class T, class Ignored = std::less<Key>,
          class Allocator = std::allocator<std::pair<const Key, T>>>
class OrderedObject : public std::list<std::pair<const Key, T>, Allocator> {
 public:
  using key_type = Key;
  using mapped_type = T;
  using Base = std::list<std::pair<const Key, T>, Allocator>;
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::value_type;
#ifdef JSON_HAS_CPP_14
  using key_compare = std::equal_to<>;
#else
  using key_compare = std::equal_to<Key>;
#endif
  using Base::Base;

  template <class Name>
  iterator find(const Name& key) {
    return std::find_if(this->begin(), this->end(), [&](const value_type& one) { return one.first == key; });
  }
  template <class Name>
  const_iterator find(const Name& key) const {
    return std::find_if(this->begin(), this->end(), [&](const value_type& one) { return one.first == key; });
  }
  template <class Name>
  size_t count(const Name& key) const {
    return find(key) != this->end() ? 1 : 0;
  }
  std::pair<iterator, bool> emplace(const key_type& key, T&& value) {
    if (const iterator found = find(key); found != this->end()) return {found, false};
    this->emplace_back(key, std::forward<T>(value));
    return {std::prev(this->end()), true};
  }
  T& operator[](const key_type& key) { return emplace(key, T{}).first->second; }
  const T& at(const key_type& key) const { return find(key)->second; }
};

}  // namespace schemac::ddl
