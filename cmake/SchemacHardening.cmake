# What makes a hole harder to use, in every build type, so that what is tested is what is shipped: for each target, the
# generated parser and the tests too. tests/arch/hardening_test.cpp reads the program.
include(CheckCXXCompilerFlag)
include(CheckCXXSourceCompiles)

# CMake's own POSITION_INDEPENDENT_CODE would build the modules for a shared library (-fPIC), which is slower.
add_compile_options(-fPIE -fstack-protector-strong)
add_compile_definitions(_GLIBCXX_ASSERTIONS)
add_link_options(-pie LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)

# Control-flow enforcement: x86 only. The mark in the program needs every library to have it, too.
check_cxx_compiler_flag(-fcf-protection SCHEMAC_HAS_CET)
if(SCHEMAC_HAS_CET)
  add_compile_options(-fcf-protection)
endif()

# Checked copies exist only in optimised code, and sanitizers bring their own.
set(CMAKE_TRY_COMPILE_CONFIGURATION ${CMAKE_BUILD_TYPE})
check_cxx_source_compiles("
#ifndef __OPTIMIZE__
#error
#endif
int main() {}" SCHEMAC_IS_OPTIMISED)
set(SCHEMAC_IS_FORTIFIED OFF)
if(SCHEMAC_IS_OPTIMISED AND NOT SCHEMAC_SANITIZE)
  set(SCHEMAC_IS_FORTIFIED ON)
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
