# Each queries/<name>.sql becomes `queries::<name>` in a generated header: the SQL stays readable and testable by psql.
file(GLOB catalog_queries CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/queries/*.sql)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${catalog_queries})
set(catalog_header "// Made from src/catalog/queries/*.sql.\n#pragma once\n\n#include <string_view>\n\n")
string(APPEND catalog_header "namespace schemac::catalog::queries {\n")
foreach(catalog_query IN LISTS catalog_queries)
  get_filename_component(catalog_query_name ${catalog_query} NAME_WE)
  file(READ ${catalog_query} catalog_query_text)
  # The comments are for us: the server need not read them.
  string(REGEX REPLACE "(^|\n)--[^\n]*" "" catalog_query_text "${catalog_query_text}")
  string(APPEND catalog_header
         "inline constexpr std::string_view ${catalog_query_name} = R\"sql(${catalog_query_text})sql\";\n")
endforeach()
string(APPEND catalog_header "}  // namespace schemac::catalog::queries\n")
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/generated/catalog/catalog_queries.hpp CONTENT "${catalog_header}")
get_target_property(catalog_kind schemac_catalog TYPE)
if(NOT catalog_kind STREQUAL "INTERFACE_LIBRARY")
  target_include_directories(schemac_catalog PRIVATE ${CMAKE_BINARY_DIR}/generated/catalog)
endif()
