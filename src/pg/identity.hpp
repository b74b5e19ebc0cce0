// The client certificate of Prisma's `sslidentity`, a PKCS 12 file, in the two PEM files that libpq wants.
// The files are in memory only: the private key never touches the disk.
#pragma once

#include <string>

#include "schemac/base/result.hpp"

namespace schemac::pg {

class ClientIdentity {
 public:
  // P1011 where the file cannot be read, is no PKCS 12, or the password is wrong.
  static base::Result<ClientIdentity> load(const std::string& file, const std::string& password);
  ClientIdentity() = default;
  ClientIdentity(ClientIdentity&& other) noexcept;
  ClientIdentity& operator=(ClientIdentity&& other) noexcept;
  ~ClientIdentity();
  // Paths for libpq's `sslcert` and `sslkey`, good while this lives.
  std::string certificate_path() const;
  std::string key_path() const;

 private:
  int certificate_ = -1;
  int key_ = -1;
};

}  // namespace schemac::pg
