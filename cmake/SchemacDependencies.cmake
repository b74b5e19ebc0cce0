# The one place that names a package. Each third-party library is linked by the one module that walls it.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(LIBPQ REQUIRED IMPORTED_TARGET libpq)

# Static where Debian has an archive: loading 30 shared libraries would cost more than most commands take.
find_library(ANTLR4_LIBRARY NAMES libantlr4-runtime.a antlr4-runtime REQUIRED)
find_path(ANTLR4_INCLUDE antlr4-runtime.h PATH_SUFFIXES antlr4-runtime REQUIRED)
find_library(PQXX_LIBRARY NAMES libpqxx.a pqxx REQUIRED)
find_library(PG_QUERY_LIBRARY NAMES libpg_query.a pg_query REQUIRED)
find_program(ANTLR4_TOOL antlr4 REQUIRED)

add_library(schemac_options INTERFACE)
target_compile_options(schemac_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers
                       -Werror -ffunction-sections -fdata-sections)
# g++ 12 finds overlaps in string concatenation that are not there, but only when it optimises fully (GCC 105651).
target_compile_options(schemac_options INTERFACE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release,RelWithDebInfo>>:-Wno-restrict>)
if(SCHEMAC_SANITIZE)
  target_compile_options(schemac_options INTERFACE -fsanitize=${SCHEMAC_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(schemac_options INTERFACE -fsanitize=${SCHEMAC_SANITIZE})
endif()

add_library(schemac_third_base INTERFACE)
target_link_libraries(schemac_third_base INTERFACE fmt::fmt OpenSSL::Crypto)
add_library(schemac_third_diag INTERFACE)
target_link_libraries(schemac_third_diag INTERFACE nlohmann_json::nlohmann_json)
add_library(schemac_third_catalog INTERFACE)
target_link_libraries(schemac_third_catalog INTERFACE nlohmann_json::nlohmann_json)
add_library(schemac_third_diff INTERFACE)
target_link_libraries(schemac_third_diff INTERFACE nlohmann_json::nlohmann_json)
add_library(schemac_third_cluster INTERFACE)
target_link_libraries(schemac_third_cluster INTERFACE nlohmann_json::nlohmann_json)
add_library(schemac_third_pg INTERFACE)
target_link_libraries(schemac_third_pg INTERFACE ${PQXX_LIBRARY} PkgConfig::LIBPQ)
add_library(schemac_third_ddl INTERFACE)
target_link_libraries(schemac_third_ddl INTERFACE ${PG_QUERY_LIBRARY} nlohmann_json::nlohmann_json Threads::Threads)
add_library(schemac_third_config INTERFACE)
# toml++ is used from its headers (TOML_HEADER_ONLY): its shared library would bring a second libstdc++ into every start.
target_link_libraries(schemac_third_config INTERFACE nlohmann_json::nlohmann_json)
add_library(schemac_third_notify INTERFACE)
# libcurl's headers only: src/notify/http.hpp says why the library is loaded when it is needed.
target_link_libraries(schemac_third_notify INTERFACE nlohmann_json::nlohmann_json Threads::Threads ${CMAKE_DL_LIBS})
add_library(schemac_third_app INTERFACE)
target_link_libraries(schemac_third_app INTERFACE nlohmann_json::nlohmann_json)
add_library(schemac_third_cli INTERFACE)
target_link_libraries(schemac_third_cli INTERFACE CLI11::CLI11 nlohmann_json::nlohmann_json)

# The generated parser: its own library, because the 4.7.2 tool's text needs -fno-char8_t and survives no warning
# option. -DNDEBUG: its static tables are checked at every start otherwise.
if(EXISTS ${CMAKE_SOURCE_DIR}/grammar/Schema.g4)
  include(SchemacGrammar)
endif()
