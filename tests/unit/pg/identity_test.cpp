#include "identity.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "schemac/base/files.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::pg {
namespace {

// A key with a certificate of its own, under the password "right".
void write_identity(const std::string& file) {
  EVP_PKEY* key = EVP_RSA_gen(2048);
  X509* certificate = X509_new();
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_sign(certificate, key, EVP_sha256());
  PKCS12* container = PKCS12_create("right", "me", key, certificate, nullptr, 0, 0, 0, 0, 0);
  FILE* out = fopen(file.c_str(), "wb");
  i2d_PKCS12_fp(out, container);
  fclose(out);
  PKCS12_free(container);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

class Identity : public ::testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/schemac_identity_XXXXXX";
    ASSERT_NE(mkdtemp(name), nullptr);
    folder_ = name;
    file_ = folder_ + "/me.p12";
    write_identity(file_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_;
  std::string file_;
};

TEST_F(Identity, BecomesTwoPemFilesThatOnlyWeMayRead) {
  const auto identity = ClientIdentity::load(file_, "right");
  ASSERT_TRUE(identity.ok()) << identity.error().message;
  EXPECT_TRUE(base::read_file(identity->certificate_path())->starts_with("-----BEGIN CERTIFICATE-----"));
  EXPECT_TRUE(base::read_file(identity->key_path())->starts_with("-----BEGIN PRIVATE KEY-----"));
  struct stat facts;
  ASSERT_EQ(stat(identity->key_path().c_str(), &facts), 0);
  EXPECT_TRUE(S_ISREG(facts.st_mode));
  EXPECT_EQ(facts.st_mode & 077U, 0U);
}

TEST_F(Identity, SaysWhatIsWrong) {
  const base::Error wrong = ClientIdentity::load(file_, "topsecret").error();
  EXPECT_EQ(wrong.code, "P1011");
  EXPECT_NE(wrong.message.find("cannot be opened with that password"), std::string::npos);
  EXPECT_EQ((wrong.message + wrong.hint).find("topsecret"), std::string::npos);
  std::ofstream(folder_ + "/text.p12") << "no certificate";
  EXPECT_NE(ClientIdentity::load(folder_ + "/text.p12", "").error().message.find("is no PKCS 12"),
            std::string::npos);
  ConnectionUrl url;
  url.host = "/nonexistent";
  url.options["sslidentity"] = folder_ + "/missing.p12";
  EXPECT_NE(Session::open(url).error().message.find("cannot be read"), std::string::npos);
}

}  // namespace
}  // namespace schemac::pg
