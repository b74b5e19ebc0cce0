// What makes a hole harder to use is in the program, in every build type (cmake/SchemacHardening.cmake).
#include <elf.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "support/files.hpp"

namespace schemac {
namespace {

// A 64-bit ELF file in memory.
class Elf {
 public:
  explicit Elf(std::string bytes) : bytes_(std::move(bytes)), header_(at<Elf64_Ehdr>(0)) {}

  const Elf64_Ehdr& header() const { return header_; }

  std::vector<Elf64_Phdr> segments(uint32_t type) const {
    std::vector<Elf64_Phdr> found;
    for (size_t i = 0; i < header_.e_phnum; ++i) {
      const auto segment = at<Elf64_Phdr>(header_.e_phoff + i * header_.e_phentsize);
      if (segment.p_type == type) found.push_back(segment);
    }
    return found;
  }

  // The values of a tag of the dynamic section.
  std::vector<uint64_t> dynamic(int64_t tag) const {
    std::vector<uint64_t> values;
    for (const Elf64_Phdr& segment : segments(PT_DYNAMIC)) {
      for (size_t i = 0; i * sizeof(Elf64_Dyn) < segment.p_filesz; ++i) {
        const auto entry = at<Elf64_Dyn>(segment.p_offset + i * sizeof(Elf64_Dyn));
        if (entry.d_tag == tag) values.push_back(entry.d_un.d_val);
      }
    }
    return values;
  }

  // The functions that it takes from libraries.
  std::vector<std::string> imports() const {
    std::vector<std::string> names;
    for_symbols(SHT_DYNSYM, [&](const Elf64_Sym& symbol, std::string name) {
      if (symbol.st_shndx == SHN_UNDEF) names.push_back(std::move(name));
    });
    return names;
  }

  // The first bytes of a function; empty where the program is stripped.
  std::string code(const std::string& function, size_t size) const {
    std::string found;
    for_symbols(SHT_SYMTAB, [&](const Elf64_Sym& symbol, const std::string& name) {
      if (name != function || ELF64_ST_TYPE(symbol.st_info) != STT_FUNC) return;
      for (const Elf64_Phdr& segment : segments(PT_LOAD)) {
        const uint64_t offset = symbol.st_value - segment.p_vaddr;
        if (symbol.st_value >= segment.p_vaddr && offset < segment.p_filesz)
          found = bytes_.substr(segment.p_offset + offset, size);
      }
    });
    return found;
  }

 private:
  template <class T>
  T at(uint64_t offset) const {
    T value{};
    if (offset + sizeof(T) <= bytes_.size()) std::memcpy(&value, bytes_.data() + offset, sizeof(T));
    return value;
  }

  Elf64_Shdr section(size_t index) const {
    return at<Elf64_Shdr>(header_.e_shoff + index * header_.e_shentsize);
  }

  template <class F>
  void for_symbols(uint32_t type, const F& each) const {
    for (size_t i = 0; i < header_.e_shnum; ++i) {
      const Elf64_Shdr table = section(i);
      if (table.sh_type != type) continue;
      const uint64_t names = section(table.sh_link).sh_offset;
      for (uint64_t at_byte = 0; at_byte < table.sh_size; at_byte += sizeof(Elf64_Sym)) {
        const auto symbol = at<Elf64_Sym>(table.sh_offset + at_byte);
        each(symbol, std::string(bytes_.c_str() + names + symbol.st_name));
      }
    }
  }

  std::string bytes_;
  Elf64_Ehdr header_;
};

class Hardening : public ::testing::Test {
 protected:
  const Elf program{testing::slurp(SCHEMAC_BINARY)};

  bool imports(std::string_view name) const {
    const auto names = program.imports();
    return std::find(names.begin(), names.end(), name) != names.end();
  }
};

TEST_F(Hardening, LiesAtAnyAddress) {
  EXPECT_EQ(program.header().e_type, ET_DYN);
  EXPECT_FALSE(program.segments(PT_INTERP).empty());
}

TEST_F(Hardening, NoPageIsWritableAndExecutable) {
  for (const uint32_t type : {PT_LOAD, PT_GNU_STACK}) {
    ASSERT_FALSE(program.segments(type).empty());
    for (const Elf64_Phdr& segment : program.segments(type))
      EXPECT_NE(segment.p_flags & (PF_W | PF_X), static_cast<unsigned>(PF_W | PF_X));
  }
}

TEST_F(Hardening, WhatTheLoaderFilledInIsReadOnly) {
  EXPECT_FALSE(program.segments(PT_GNU_RELRO).empty());
  const auto flags = program.dynamic(DT_FLAGS);
  const auto flags_1 = program.dynamic(DT_FLAGS_1);
  const bool now = (!flags.empty() && (flags[0] & DF_BIND_NOW) != 0) ||
                   (!flags_1.empty() && (flags_1[0] & DF_1_NOW) != 0) ||
                   !program.dynamic(DT_BIND_NOW).empty();
  EXPECT_TRUE(now);
}

TEST_F(Hardening, LibrariesComeFromTheSystem) {
  EXPECT_TRUE(program.dynamic(DT_RPATH).empty());
  EXPECT_TRUE(program.dynamic(DT_RUNPATH).empty());
}

TEST_F(Hardening, OverrunBuffersEndTheProgram) { EXPECT_TRUE(imports("__stack_chk_fail")); }

#ifdef SCHEMAC_FORTIFIED
TEST_F(Hardening, CopiesAreChecked) { EXPECT_TRUE(imports("__fprintf_chk")); }
#endif

#ifdef __CET__
TEST_F(Hardening, FunctionsAreMarkedAsTargets) {
  const std::string begin = program.code("main", 4);
  if (begin.empty()) GTEST_SKIP() << "the program is stripped";
  EXPECT_EQ(begin, "\xf3\x0f\x1e\xfa");  // endbr64
}
#endif

}  // namespace
}  // namespace schemac
