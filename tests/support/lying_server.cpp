#include "support/lying_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace schemac::testing {
namespace {

constexpr int tick_ms = 50;
constexpr uint32_t ssl_request = 80877103;
constexpr uint32_t gss_request = 80877104;

std::string number(uint32_t value) {
  const uint32_t wire = htonl(value);
  return {reinterpret_cast<const char*>(&wire), sizeof wire};
}

std::string half(uint16_t value) {
  const uint16_t wire = htons(value);
  return {reinterpret_cast<const char*>(&wire), sizeof wire};
}

std::string message(char type, const std::string& body) {
  return type + number(static_cast<uint32_t>(body.size()) + 4) + body;
}

std::string zero_ended(const std::string& text) { return text + '\0'; }

std::string described(size_t columns) {
  std::string text = half(static_cast<uint16_t>(columns));
  for (size_t i = 0; i < columns; ++i)
    text += zero_ended("c" + std::to_string(i)) + number(0) + half(0) + number(25) + half(65535) +
            number(UINT32_MAX) + half(0);
  return message('T', text);
}

std::string complete(size_t rows) { return message('C', zero_ended("SELECT " + std::to_string(rows))); }

}  // namespace

std::string result_message(const std::vector<std::vector<std::optional<std::string>>>& rows) {
  const size_t width = rows.empty() ? 0 : rows.front().size();
  std::string result = described(width);
  for (const auto& row : rows) {
    std::string cells = half(static_cast<uint16_t>(width));
    for (size_t i = 0; i < width; ++i) {
      const bool given = i < row.size() && row[i];
      cells += given ? number(static_cast<uint32_t>(row[i]->size())) + *row[i] : number(UINT32_MAX);
    }
    result += message('D', cells);
  }
  return result + complete(rows.size());
}

LyingServer::LyingServer(Lie lie) : lie_(std::move(lie)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
  ::listen(listener_, 20);
  ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

LyingServer::~LyingServer() {
  ends_ = true;
  ::shutdown(listener_, SHUT_RDWR);  // wakes who waits for it
  acceptor_.join();
  for (std::thread& client : clients_) client.join();
  ::close(listener_);
}

void LyingServer::accept_all() {
  while (!ends_) {
    pollfd entry{listener_, POLLIN, 0};
    if (::poll(&entry, 1, tick_ms) <= 0) continue;
    const int client = ::accept(listener_, nullptr, nullptr);
    if (client >= 0) clients_.emplace_back([this, client] { serve(client); });
  }
}

Lie::Turn LyingServer::answer() {
  if (!lie_.in_turn.empty()) return lie_.in_turn[answered_++ % lie_.in_turn.size()];
  if (!lie_.raw.empty()) return {lie_.raw};
  const std::optional<std::string> cell = lie_.null ? std::nullopt : std::optional(lie_.cell);
  const std::vector<std::optional<std::string>> row(static_cast<size_t>(lie_.columns), cell);
  const std::vector rows(static_cast<size_t>(lie_.rows), row);
  const std::string result = rows.empty() ? described(row.size()) + complete(0) : result_message(rows);
  std::string all;
  for (int i = 0; i < lie_.repeated; ++i) all += result;
  return {all};
}

void LyingServer::serve(int client) {
  std::string input;
  const auto need = [&](size_t size) {
    while (input.size() < size && !ends_) {
      pollfd entry{client, POLLIN, 0};
      if (::poll(&entry, 1, tick_ms) <= 0) continue;
      std::array<char, 65536> piece{};
      const ssize_t count = ::recv(client, piece.data(), piece.size(), 0);
      if (count <= 0) return false;
      input.append(piece.data(), static_cast<size_t>(count));
    }
    return input.size() >= size;
  };
  const auto length_at = [&](size_t at) {
    uint32_t wire = 0;
    input.copy(reinterpret_cast<char*>(&wire), sizeof wire, at);
    return static_cast<size_t>(ntohl(wire));
  };
  const auto send = [&](const std::string& text) { ::send(client, text.data(), text.size(), MSG_NOSIGNAL); };
  const std::string ready = message('Z', "I");
  while (need(8)) {
    const size_t length = length_at(0);
    const size_t code = length_at(4);
    if (!need(length)) break;
    input.erase(0, length);
    if (code == ssl_request || code == gss_request) {
      send("N");
      continue;
    }
    send(message('R', number(0)) + message('S', zero_ended("server_version") + zero_ended(lie_.version)) +
         message('S', zero_ended("client_encoding") + zero_ended("UTF8")) +
         message('S', zero_ended("standard_conforming_strings") + zero_ended("on")) +
         message('K', number(1) + number(2)) + ready);
    break;
  }
  while (need(5)) {
    const char type = input.front();
    const size_t length = length_at(1) + 1;
    if (!need(length) || type == 'X') break;
    input.erase(0, length);
    if (lie_.silent) continue;
    if (type == 'P') send(message('1', ""));
    if (type == 'B') send(message('2', ""));
    if (type == 'Q' || type == 'E') {
      const Lie::Turn turn = answer();
      send(turn.bytes);
      if (turn.is_last) break;
    }
    if (type == 'Q' || type == 'S') send(ready);
  }
  ::close(client);
}

}  // namespace schemac::testing
