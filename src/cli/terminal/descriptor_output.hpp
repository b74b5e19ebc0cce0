// Standard output as a stream buffer that tells a reader who has left from a disk that is full.
#pragma once

#include <streambuf>
#include <string>
#include <string_view>

namespace schemac::cli {

enum class Written {
  all,
  reader_gone,  // a closed pipe, a terminal that hung up
  failed        // errno says why
};

// Waits as long as the descriptor takes nothing, also where whoever gave it to us made it non-blocking.
Written write_all(int descriptor, std::string_view text);

// Nothing is lost while a reader is slow. A reader who left has seen enough: what follows is thrown away, and
// that is no error. Every other failure makes the stream bad.
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
