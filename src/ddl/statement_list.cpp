#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

// The first byte of a statement: its kind, its block, and whether a second byte with details follows.
constexpr unsigned kind_bits = 0x1F;
constexpr unsigned block_shift = 5;
constexpr unsigned more = 0x80;
enum More : unsigned { concurrently = 1, not_plain = 2, object = 4, parent = 8, data = 16 };

static_assert(static_cast<unsigned>(Kind::meta_command) <= kind_bits);
static_assert(static_cast<unsigned>(Block::control) <= 3);

// Seven bits a byte; the last byte has no highest bit.
void put(std::string& bytes, uint32_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

uint32_t take(const std::string& bytes, size_t& at) {
  uint32_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    number |= static_cast<uint32_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return number;
  }
}

void put_text(std::string& bytes, const std::string& text) {
  put(bytes, static_cast<uint32_t>(text.size()));
  bytes += text;
}

std::string take_text(const std::string& bytes, size_t& at) {
  const size_t size = take(bytes, at);
  at += size;
  return bytes.substr(at - size, size);
}

unsigned more_of(const Statement& statement) {
  return (statement.concurrently ? concurrently : 0U) | (statement.plain ? 0U : not_plain) |
         (statement.object.empty() ? 0U : object) | (statement.parent.empty() ? 0U : parent) |
         (statement.data == source::Span() ? 0U : data);
}

}  // namespace

void StatementList::push_back(const Statement& statement) {
  if (size_ % stretch_size == 0) stretches_.push_back({end_, line_, {}});
  std::string& bytes = stretches_.back().bytes;
  const unsigned extra = more_of(statement);
  bytes +=
      static_cast<char>(static_cast<unsigned>(statement.kind) |
                        static_cast<unsigned>(statement.block) << block_shift | (extra != 0 ? more : 0U));
  if (extra != 0) bytes += static_cast<char>(extra);
  // Differences of unsigned numbers: an overflow is undone by the sum.
  put(bytes, statement.lead - end_);
  put(bytes, statement.span.begin - statement.lead);
  put(bytes, statement.span.size());
  put(bytes, statement.line - line_);
  if ((extra & object) != 0) put_text(bytes, statement.object);
  if ((extra & parent) != 0) put_text(bytes, statement.parent);
  if ((extra & data) != 0) {
    put(bytes, statement.data.begin - statement.span.end);
    put(bytes, statement.data.size());
  }
  file_ = statement.span.file;
  end_ = statement.span.end;
  line_ = statement.line;
  ++size_;
}

StatementList::Iterator StatementList::at(size_t index) const {
  if (index >= size_) return end();
  Iterator found(*this, index / stretch_size);
  for (size_t left = index % stretch_size; left > 0; --left) ++found;
  return found;
}

Statement StatementList::operator[](size_t index) const { return std::move(at(index).statement_); }

StatementList::Iterator StatementList::begin() const { return {*this, 0}; }
StatementList::Iterator StatementList::end() const {
  Iterator end(*this, stretches_.size());
  end.index_ = size_;
  return end;
}

StatementList::Iterator::Iterator(const StatementList& list, size_t stretch)
    : list_(&list), index_(stretch * stretch_size) {
  if (index_ < list.size_) read();
}

StatementList::Iterator& StatementList::Iterator::operator++() {
  if (++index_ < list_->size_) read();
  return *this;
}

void StatementList::Iterator::read() {
  const Stretch& stretch = list_->stretches_[index_ / stretch_size];
  if (index_ % stretch_size == 0) {
    at_ = 0;
    end_ = stretch.end;
    line_ = stretch.line;
  }
  const std::string& bytes = stretch.bytes;
  const auto first = static_cast<unsigned char>(bytes[at_++]);
  const unsigned extra = (first & more) != 0 ? static_cast<unsigned char>(bytes[at_++]) : 0U;
  statement_.kind = static_cast<Kind>(first & kind_bits);
  statement_.block = static_cast<Block>((first & ~more) >> block_shift);
  statement_.concurrently = (extra & concurrently) != 0;
  statement_.plain = (extra & not_plain) == 0;
  statement_.lead = end_ + take(bytes, at_);
  const uint32_t begin = statement_.lead + take(bytes, at_);
  statement_.span = {list_->file_, begin, begin + take(bytes, at_)};
  statement_.line = line_ + take(bytes, at_);
  statement_.object = (extra & object) != 0 ? take_text(bytes, at_) : std::string();
  statement_.parent = (extra & parent) != 0 ? take_text(bytes, at_) : std::string();
  statement_.data = {};
  if ((extra & data) != 0) {
    const uint32_t from = statement_.span.end + take(bytes, at_);
    statement_.data = {list_->file_, from, from + take(bytes, at_)};
  }
  end_ = statement_.span.end;
  line_ = statement_.line;
}

}  // namespace schemac::ddl
