#include "schemac/source/source.hpp"

#include <gtest/gtest.h>

namespace schemac::source {
namespace {

TEST(Source, ThreeLineEnds) {
  const SourceFile file("f", "a\nb\r\nc\rd");
  EXPECT_EQ(file.line_count(), 4U);
  EXPECT_EQ(file.line(1), "a");
  EXPECT_EQ(file.line(2), "b");
  EXPECT_EQ(file.line(3), "c");
  EXPECT_EQ(file.line(4), "d");
  EXPECT_EQ(file.line(5), "");
  EXPECT_EQ(file.line_column(7), (LineColumn{4, 1}));
}

TEST(Source, ColumnsCountCodePoints) {
  const SourceFile file("f", "\xC3\xA9\xF0\x9F\x98\x80x");
  EXPECT_EQ(file.line_column(6), (LineColumn{1, 3}));
}

TEST(Source, AnEndBehindTheTextIsAPlaceToo) {
  const SourceFile file("f", "ab\n");
  EXPECT_EQ(file.line_column(3), (LineColumn{2, 1}));
  EXPECT_EQ(SourceFile("g", "").line_column(0), (LineColumn{1, 1}));
}

TEST(Source, ASetGivesTheTextOfASpan) {
  SourceSet set;
  set.add(SourceFile("f", "abc"));
  const FileId second = set.add(SourceFile("g", "xyz"));
  EXPECT_EQ(set.text({second, 1, 3}), "yz");
}

}  // namespace
}  // namespace schemac::source
