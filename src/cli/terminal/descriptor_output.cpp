#include "terminal/descriptor_output.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace schemac::cli {
namespace {

constexpr size_t buffer_size = 65'536;

}  // namespace

Written write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count > 0) text.remove_prefix(static_cast<size_t>(count));
    if (count > 0 || (count < 0 && errno == EINTR)) continue;
    if (count < 0 && (errno == EPIPE || errno == EIO)) return Written::reader_gone;
    if (count == 0 || errno != EAGAIN) return Written::failed;
    pollfd room{descriptor, POLLOUT, 0};
    ::poll(&room, 1, -1);
  }
  return Written::all;
}

bool DescriptorOutput::write(std::string_view text) {
  if (reader_gone_ || text.empty()) return true;
  const Written written = write_all(descriptor_, text);
  reader_gone_ = written == Written::reader_gone;
  return written != Written::failed;
}

std::streambuf::int_type DescriptorOutput::overflow(int_type character) {
  if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
  const char text = traits_type::to_char_type(character);
  return xsputn(&text, 1) == 1 ? character : traits_type::eof();
}

std::streamsize DescriptorOutput::xsputn(const char* text, std::streamsize size) {
  const std::string_view added(text, static_cast<size_t>(size));
  if (pending_.size() + added.size() <= buffer_size) {
    pending_ += added;
    return size;
  }
  return sync() == 0 && write(added) ? size : 0;
}

int DescriptorOutput::sync() {
  const bool written = write(pending_);
  pending_.clear();
  return written ? 0 : -1;
}

}  // namespace schemac::cli
