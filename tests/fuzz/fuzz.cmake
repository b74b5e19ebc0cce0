# libFuzzer targets. Build with `cmake --preset fuzz && cmake --build --preset fuzz`; run `front_end_fuzz CORPUS
# -dict=tests/fuzz/schema.dict`.
add_custom_target(fuzzers)
function(schemac_add_fuzzer name)
  add_executable(${name} ${CMAKE_SOURCE_DIR}/tests/fuzz/${name}.cpp)
  target_link_libraries(${name} PRIVATE ${ARGN} schemac_options)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${name})
endfunction()

schemac_add_fuzzer(parse_fuzz schemac_syntax)
schemac_add_fuzzer(front_end_fuzz schemac_psl)
schemac_add_fuzzer(prisma_config_fuzz schemac_prismaconfig)
schemac_add_fuzzer(message_fuzz schemac_ddl schemac_notify)
