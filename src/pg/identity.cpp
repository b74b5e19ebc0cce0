#include "identity.hpp"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <utility>

#include "schemac/base/files.hpp"

namespace schemac::pg {
namespace {

template <auto Free>
struct FreeWith {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free>>;
using Pkcs12 = std::unique_ptr<PKCS12, FreeWith<PKCS12_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;

void free_chain(STACK_OF(X509) * chain) { sk_X509_pop_free(chain, X509_free); }
using Chain = std::unique_ptr<STACK_OF(X509), FreeWith<free_chain>>;

base::Error identity_error(const std::string& file, std::string_view reason) {
  base::Error error;
  error.code = "P1011";
  error.message = fmt::format("Error opening a TLS connection: the client identity {} {}", file, reason);
  error.hint = "Check `sslidentity` (a PKCS 12 file) and `sslpassword` in the database URL.";
  return error;
}

// libpq refuses a key file that others can read.
int file_in_memory(const char* name, BIO* pem) {
  char* text = nullptr;
  const long size = BIO_get_mem_data(pem, &text);
  const int descriptor = memfd_create(name, MFD_CLOEXEC);
  if (descriptor < 0) return -1;
  const bool written = fchmod(descriptor, S_IRUSR | S_IWUSR) == 0 &&
                       write(descriptor, text, static_cast<size_t>(size)) == size;
  if (written) return descriptor;
  close(descriptor);
  return -1;
}

std::string path_of(int descriptor) { return fmt::format("/proc/self/fd/{}", descriptor); }

}  // namespace

base::Result<ClientIdentity> ClientIdentity::load(const std::string& file, const std::string& password) {
  const auto bytes = base::read_file(file);
  if (!bytes.ok()) return identity_error(file, "cannot be read");
  const Bio input(BIO_new_mem_buf(bytes->data(), static_cast<int>(bytes->size())));
  const Pkcs12 container(d2i_PKCS12_bio(input.get(), nullptr));
  if (!container) return identity_error(file, "is no PKCS 12 file");
  EVP_PKEY* raw_key = nullptr;
  X509* raw_certificate = nullptr;
  STACK_OF(X509)* raw_chain = nullptr;
  if (PKCS12_parse(container.get(), password.c_str(), &raw_key, &raw_certificate, &raw_chain) != 1) {
    return identity_error(file, "cannot be opened with that password");
  }
  const Key key(raw_key);
  const Certificate certificate(raw_certificate);
  const Chain chain(raw_chain);
  if (!key || !certificate) return identity_error(file, "holds no key with a certificate");
  const Bio certificate_pem(BIO_new(BIO_s_mem()));
  const Bio key_pem(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(certificate_pem.get(), certificate.get());
  for (int i = 0; i < sk_X509_num(chain.get()); ++i) {
    PEM_write_bio_X509(certificate_pem.get(), sk_X509_value(chain.get(), i));
  }
  PEM_write_bio_PrivateKey(key_pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  ClientIdentity identity;
  identity.certificate_ = file_in_memory("schemac-certificate", certificate_pem.get());
  identity.key_ = file_in_memory("schemac-key", key_pem.get());
  if (identity.certificate_ < 0 || identity.key_ < 0) return identity_error(file, "cannot be kept in memory");
  return identity;
}

ClientIdentity::ClientIdentity(ClientIdentity&& other) noexcept
    : certificate_(std::exchange(other.certificate_, -1)), key_(std::exchange(other.key_, -1)) {}

ClientIdentity& ClientIdentity::operator=(ClientIdentity&& other) noexcept {
  std::swap(certificate_, other.certificate_);
  std::swap(key_, other.key_);
  return *this;
}

ClientIdentity::~ClientIdentity() {
  if (certificate_ >= 0) close(certificate_);
  if (key_ >= 0) close(key_);
}

std::string ClientIdentity::certificate_path() const { return path_of(certificate_); }
std::string ClientIdentity::key_path() const { return path_of(key_); }

}  // namespace schemac::pg
