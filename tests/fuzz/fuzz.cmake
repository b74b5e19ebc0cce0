# libFuzzer targets, build/fuzz/<name>_fuzz. `tools/fuzz` builds and runs them.
include(${CMAKE_CURRENT_LIST_DIR}/targets.cmake)
add_custom_target(fuzzers)
function(schemac_add_fuzzer name sources modules)
  schemac_fuzz_executable(${name}_fuzz "${sources}" "${modules}")
  target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${name}_fuzz)
endfunction()
schemac_for_each_fuzz_target(schemac_add_fuzzer)
