// The TLS modes of Prisma's URL against a real server with certificates that the test makes.
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "schemac/cluster/cluster.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::pg {
namespace {

namespace fs = std::filesystem;

constexpr const char* set_up = R"sh(
set -e
cd "$1"
sign() { openssl req -newkey rsa:2048 -nodes -subj "/CN=$2" -keyout $1.key -out $1.csr
  printf 'subjectAltName=DNS:%s\n' "$2" > $1.ext
  openssl x509 -req -in $1.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile $1.ext -out $1.crt; }
authority() { openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -keyout $1.key -out $1.crt; }
authority ca
authority other
sign server localhost
sign client postgres
openssl pkcs12 -export -in client.crt -inkey client.key -passout pass:right -out client.p12
chmod 644 *.crt *.p12
mkdir data
[ "$(id -u)" = 0 ] && chown -R postgres . && as="runuser -u postgres --" || as=
$as "$2/initdb" -D data -U postgres -A trust --no-sync --locale=C
cp server.crt server.key ca.crt data
[ -z "$as" ] || chown postgres data/server.* data/ca.crt
chmod 600 data/server.key
printf 'hostssl certified all all cert\nhostssl all all all trust\n' > data/pg_hba.conf
$as "$2/pg_ctl" -D data -w -s -l "$1/log" -o "-c fsync=off -c ssl=on -c ssl_ca_file=ca.crt -c listen_addresses=localhost -c port=$3 -c unix_socket_directories=$1" start
)sh";
constexpr const char* tear_down = R"sh(
[ "$(id -u)" = 0 ] && as="runuser -u postgres --" || as=
$as "$2/pg_ctl" -D "$1/data" -m immediate -s stop
)sh";

int free_port() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = ::bind(listener, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                     ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(listener);
  return bound ? ntohs(address.sin_port) : 0;
}

class Tls : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto binaries = cluster::find_binaries();
    if (!binaries.ok() || std::system("command -v openssl > /dev/null") != 0) return;
    std::string pattern = (fs::temp_directory_path() / "schemac_tls_XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    fs::permissions(folder_, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
    bin_ = binaries->folder.string();
    port_ = free_port();
    running_ = shell(set_up) == 0;
  }
  static void TearDownTestSuite() {
    if (running_) shell(tear_down);
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  void SetUp() override {
    if (!running_)
      GTEST_SKIP() << "no server with TLS could be started here (PostgreSQL's programs, openssl)";
  }
  static int shell(const char* script) {
    std::ofstream(folder_ + "/script") << script;
    return std::system(("sh " + folder_ + "/script '" + folder_ + "' '" + bin_ + "' " +
                        std::to_string(port_) + " > '" + folder_ + "/output' 2>&1")
                           .c_str());
  }
  // "tls", "plain", or the error's code.
  static std::string connect(const std::string& parameters, const std::string& host = "localhost",
                             const std::string& database = "postgres") {
    const auto url = parse_url("postgresql://postgres:topsecret@" + host + ":" + std::to_string(port_) + "/" +
                               database + "?" + parameters);
    auto session = Session::open(url.value());
    if (!session.ok()) {
      EXPECT_EQ((session.error().message + session.error().hint + session.error().detail).find("topsecret"),
                std::string::npos);
      return session.error().code;
    }
    const auto rows = session->query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
    return rows.ok() && rows->boolean(0, 0) ? "tls" : "plain";
  }
  static std::string file(const std::string& name) { return folder_ + "/" + name; }

  static inline std::string folder_;
  static inline std::string bin_;
  static inline int port_ = 0;
  static inline bool running_ = false;
};

TEST_F(Tls, IsUsedUnlessDisabled) {
  EXPECT_EQ(connect(""), "tls");
  EXPECT_EQ(connect("sslmode=prefer"), "tls");
  EXPECT_EQ(connect("sslmode=require"), "tls");
  EXPECT_EQ(connect("sslmode=disable"), "P1010");  // the server takes TLS only
}

TEST_F(Tls, StrictVerifiesAuthorityAndName) {
  EXPECT_EQ(connect("sslmode=require&sslaccept=strict&sslcert=" + file("ca.crt")), "tls");
  EXPECT_EQ(connect("sslmode=require&sslaccept=strict&sslcert=" + file("other.crt")), "P1011");
  EXPECT_EQ(connect("sslmode=require&sslaccept=strict"), "P1011");  // the system does not know this authority
  EXPECT_EQ(connect("sslmode=require&sslaccept=strict&sslcert=" + file("ca.crt"), "127.0.0.1"), "P1011");
  EXPECT_EQ(connect("sslmode=require&sslaccept=accept_invalid_certs&sslcert=" + file("ca.crt"), "127.0.0.1"),
            "tls");
}

TEST_F(Tls, LibpqsOwnModesToo) {
  EXPECT_EQ(connect("sslmode=verify-full&sslrootcert=" + file("ca.crt")), "tls");
  EXPECT_EQ(connect("sslmode=verify-full&sslrootcert=" + file("ca.crt"), "127.0.0.1"), "P1011");
  EXPECT_EQ(connect("sslmode=verify-ca&sslrootcert=" + file("ca.crt"), "127.0.0.1"), "tls");
}

TEST_F(Tls, AClientIsKnownByItsIdentity) {
  auto session = Session::open(
      parse_url("postgresql://postgres@localhost:" + std::to_string(port_) + "/postgres").value());
  ASSERT_TRUE(session.ok());
  ASSERT_TRUE(session->execute("CREATE DATABASE certified").ok());
  const std::string identity = "sslmode=require&sslidentity=" + file("client.p12");
  EXPECT_EQ(connect(identity + "&sslpassword=right", "localhost", "certified"), "tls");
  EXPECT_EQ(connect(identity + "&sslpassword=wrong", "localhost", "certified"), "P1011");
  EXPECT_NE(connect("sslmode=require", "localhost", "certified"), "tls");
}

}  // namespace
}  // namespace schemac::pg
