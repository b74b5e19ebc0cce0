target_compile_definitions(schemac_app PRIVATE SCHEMAC_VERSION="${PROJECT_VERSION}")
# The files that `init` writes, each as `templates::<name>` in a generated header.
set(app_templates
    settings ${CMAKE_CURRENT_LIST_DIR}/templates/schemac.toml
    pre_commit ${CMAKE_CURRENT_LIST_DIR}/templates/pre-commit
    workflow ${CMAKE_CURRENT_LIST_DIR}/templates/workflow.yml
    pipeline ${CMAKE_CURRENT_LIST_DIR}/templates/pipeline.sh
    schema ${CMAKE_CURRENT_LIST_DIR}/templates/schema.prisma
    deploy ${CMAKE_SOURCE_DIR}/tools/deploy/migrate)
set(app_header "// Made from src/app/templates.\n#pragma once\n\n#include <string_view>\n\nnamespace schemac::app::templates {\n")
list(LENGTH app_templates app_template_count)
math(EXPR app_template_last "${app_template_count} - 1")
foreach(app_index RANGE 0 ${app_template_last} 2)
  math(EXPR app_file_index "${app_index} + 1")
  list(GET app_templates ${app_index} app_name)
  list(GET app_templates ${app_file_index} app_file)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${app_file})
  file(READ ${app_file} app_text)
  string(APPEND app_header "inline constexpr std::string_view ${app_name} = R\"~~~(${app_text})~~~\";\n")
endforeach()
string(APPEND app_header "}  // namespace schemac::app::templates\n")
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/generated/app/templates.hpp CONTENT "${app_header}")
target_include_directories(schemac_app PRIVATE ${CMAKE_BINARY_DIR}/generated/app)
