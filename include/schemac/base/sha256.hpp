#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace schemac::base {

// sha256_hex (files.hpp) of a text that comes in pieces; gives the hash of the text so far at any time.
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&);
  Sha256& operator=(const Sha256&);
  ~Sha256();
  void add(std::string_view bytes);
  std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// sha256_hex of the text with every line end written as LF, or as CRLF; a lone CR stays.
std::string sha256_with_lf(std::string_view text);
std::string sha256_with_crlf(std::string_view text);

}  // namespace schemac::base
