#include "schemac/base/sha256.hpp"

#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#undef OPENSSL_SUPPRESS_DEPRECATED

#include <array>

#include "schemac/base/line_ends.hpp"

namespace schemac::base {

// Not EVP_Digest: its first call reads OpenSSL's whole configuration, which takes a tenth of an `apply`.
struct Sha256::State {
  SHA256_CTX context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { SHA256_Init(&state_->context); }
Sha256::Sha256(const Sha256& other) : state_(std::make_unique<State>(*other.state_)) {}
Sha256& Sha256::operator=(const Sha256& other) {
  *state_ = *other.state_;
  return *this;
}
Sha256::~Sha256() = default;
void Sha256::add(std::string_view bytes) { SHA256_Update(&state_->context, bytes.data(), bytes.size()); }

std::string Sha256::hex() const {
  State ended = *state_;
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_Final(digest.data(), &ended.context);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    out += digits[byte >> 4];
    out += digits[byte & 0xF];
  }
  return out;
}

namespace {

std::string with_line_ends_hex(std::string_view text, std::string_view line_end) {
  Sha256 sum;
  with_line_ends(text, line_end, [&](std::string_view piece) { sum.add(piece); });
  return sum.hex();
}

}  // namespace

std::string sha256_with_lf(std::string_view text) { return with_line_ends_hex(text, "\n"); }
std::string sha256_with_crlf(std::string_view text) { return with_line_ends_hex(text, "\r\n"); }

}  // namespace schemac::base
