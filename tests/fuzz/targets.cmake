# Every fuzz target: its name, then the modules that it links and whose private headers it sees. Built with libFuzzer by
# fuzz.cmake, and with a plain main that runs the kept corpora among the ordinary tests.
set(schemac_fuzz_targets
    "parse: syntax"
    "front_end: psl"
    "prisma_config: prismaconfig"
    "settings: config"
    "env: config"
    "url: pg"
    "sql: ddl"
    "script: migrate"
    "message: cli notify"
    "foreign_text: app migrate pg"
    "catalog: catalog pg introspect plan"
    "server: app pg catalog migrate")

# Calls `make(name sources modules)` for each.
function(schemac_for_each_fuzz_target make)
  foreach(line IN LISTS schemac_fuzz_targets)
    string(REGEX MATCH "^([a-z_]+):(.*)$" _ "${line}")
    set(name ${CMAKE_MATCH_1})
    string(STRIP "${CMAKE_MATCH_2}" modules)
    separate_arguments(modules)
    set(sources ${CMAKE_SOURCE_DIR}/tests/fuzz/${name}_fuzz.cpp)
    if(name STREQUAL "server")
      list(APPEND sources ${CMAKE_SOURCE_DIR}/tests/support/lying_server.cpp)
    endif()
    cmake_language(CALL ${make} ${name} "${sources}" "${modules}")
  endforeach()
endfunction()

function(schemac_fuzz_executable target sources modules)
  add_executable(${target} ${sources})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  foreach(module IN LISTS modules)
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src/${module})
    target_link_libraries(${target} PRIVATE schemac_${module})
  endforeach()
  target_link_libraries(${target} PRIVATE nlohmann_json::nlohmann_json schemac_options)
endfunction()
