// Standard output as a stream buffer that distinguishes a closed reader from a full disk.
#pragma once

#include <streambuf>
#include <string>
#include <string_view>

namespace schemac::cli {

enum class Written {
  all,
  reader_gone,  // a closed pipe, a terminal that hung up
  failed        // errno has the reason
};

// Waits while the descriptor accepts no data, also if it was inherited as non-blocking.
Written write_all(int descriptor, std::string_view text);

// No output is lost while a reader is slow. If the reader has closed, the rest is discarded without an error.
// Every other failure makes the stream bad.
class DescriptorOutput : public std::streambuf {
 public:
  explicit DescriptorOutput(int descriptor) : descriptor_(descriptor) {}
  DescriptorOutput(const DescriptorOutput&) = delete;
  DescriptorOutput& operator=(const DescriptorOutput&) = delete;
  ~DescriptorOutput() override { DescriptorOutput::sync(); }

 protected:
  int_type overflow(int_type character) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  bool write(std::string_view text);

  int descriptor_;
  bool reader_gone_ = false;
  std::string pending_;
};

}  // namespace schemac::cli
