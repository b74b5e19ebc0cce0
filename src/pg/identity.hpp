// The client certificate of Prisma's `sslidentity`, a PKCS 12 file, as the two PEM files that libpq needs.
// These are in memory only: the private key is never written to disk.
#pragma once

#include <string>

#include "schemac/base/result.hpp"

namespace schemac::pg {

class ClientIdentity {
 public:
  // Error: P1011 if the file cannot be read, is not PKCS 12, or the password is wrong.
  static base::Result<ClientIdentity> load(const std::string& file, const std::string& password);
  ClientIdentity() = default;
  ClientIdentity(ClientIdentity&& other) noexcept;
  ClientIdentity& operator=(ClientIdentity&& other) noexcept;
  ~ClientIdentity();
  // Paths for libpq's `sslcert` and `sslkey`, valid while the object exists.
  std::string certificate_path() const;
  std::string key_path() const;

 private:
  int certificate_ = -1;
  int key_ = -1;
};

}  // namespace schemac::pg
