#include "type_extent.hpp"

namespace schemac::prismaconfig {
namespace {

constexpr int deepest = 50;  // function types that return function types

bool is_type_word(Tok kind) {
  switch (kind) {
    case Tok::name:
    case Tok::typeof_word:
    case Tok::void_word:
    case Tok::null:
    case Tok::true_word:
    case Tok::false_word:
    case Tok::this_word:
    case Tok::const_word:
    case Tok::new_word:
    case Tok::modifier:
      return true;
    default:
      return false;
  }
}

}  // namespace

size_t TypeExtent::type(size_t index) const {
  const size_t begin = index;
  if (kind(index) == Tok::bit) ++index;
  size_t end = operand(index, 0);
  if (end == index) return begin;
  while (kind(end) == Tok::bit) {
    const size_t next = operand(end + 1, 0);
    if (next == end + 1) return end;
    end = next;
  }
  return end;
}

size_t TypeExtent::operand(size_t index, int depth) const {
  if (depth > deepest) return index;
  switch (kind(index)) {
    case Tok::minus:
      return kind(index + 1) == Tok::number ? index + 2 : index;
    case Tok::string:
    case Tok::number:
    case Tok::template_whole:
      return list_suffixes(index + 1);
    case Tok::block_open:
    case Tok::lbracket:
    case Tok::template_head:
      return match_[index] == 0 ? index : list_suffixes(match_[index] + 1);
    case Tok::lparen: {
      if (match_[index] == 0) return index;
      const size_t behind = match_[index] + 1;
      if (kind(behind) != Tok::arrow) return list_suffixes(behind);
      const size_t end = operand(behind + 1, depth + 1);
      return end == behind + 1 ? index : end;
    }
    default:
      return words(index);
  }
}

// `keyof typeof x`, `prisma.PrismaConfig`, `value is string`, `Record<string, string>[]`.
size_t TypeExtent::words(size_t index) const {
  size_t end = index;
  for (;;) {
    const bool first = end == index;
    if (kind(end) == Tok::import && kind(end + 1) == Tok::lparen && match_[end + 1] != 0) {
      end = match_[end + 1] + 1;
    } else if (is_type_word(kind(end)) && (first || !tokens_[end].newline_before) && word(end) != "of" &&
               (first || (word(end) != "as" && word(end) != "satisfies"))) {
      ++end;
    } else {
      break;
    }
    while (kind(end) == Tok::dot && kind(end + 1) == Tok::name) end += 2;
    if (kind(end) != Tok::name && kind(end) != Tok::typeof_word && kind(end) != Tok::modifier) break;
  }
  if (end == index) return index;
  while (kind(end) == Tok::dot && kind(end + 1) == Tok::name) end += 2;
  if (kind(end) == Tok::lt && !tokens_[end].newline_before) {
    const size_t behind = type_arguments(end);
    if (behind != 0) end = behind;
  }
  return list_suffixes(end);
}

size_t TypeExtent::list_suffixes(size_t index) const {
  while (kind(index) == Tok::lbracket && !tokens_[index].newline_before && match_[index] != 0)
    index = match_[index] + 1;
  return index;
}

size_t TypeExtent::type_arguments(size_t index) const {
  size_t at = index + 1;
  for (;;) {
    const size_t end = argument(at);
    if (end == at) return 0;
    if (kind(end) == Tok::gt) return end + 1;
    if (kind(end) != Tok::comma) return 0;
    at = end + 1;
    if (kind(at) == Tok::gt) return at + 1;
  }
}

size_t TypeExtent::argument(size_t index) const {
  size_t end = type(index);
  if (end == index) return index;
  if (kind(end) == Tok::extends) end = type(end + 1);
  if (kind(end) == Tok::assign) end = type(end + 1);
  return end;
}

}  // namespace schemac::prismaconfig
